import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analyze.ts';
import { authorityChanges, type Policy } from '../../src/intent/authority.ts';
import { assertMessage, sourcesOf, type Files } from '../checkFindings.ts';
import { holds } from '../property.ts';

function policyOf(written: Files): Policy {
  const { files, ownership } = analyze(sourcesOf(written));
  return { ownership, leaderships: files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []) };
}

const paths = ['leadership.yaml', 'src/a/x.ts', 'src/a/deep/y.ts', 'src/b/z.ts', 'docs/d.md'];

function changes(before: Files, after: Files): string[] {
  return authorityChanges(policyOf(before), policyOf(after), paths)
    .map(({ sentence, delegator, fileOwners, at, file }) => {
      assertMessage(sentence);
      const asked = delegator?.ref ?? fileOwners.map(({ ref }) => ref).join('|');
      return `${sentence} [${asked} · ${file} · ${at.side}:${at.file}]`;
    })
    .sort();
}

const root = (domains: string, rest = ''): string => `
${rest}
people:
  ana: { name: Ana, github: ana }
  bo: Bo
  cy: { name: Cy, email: cy@x.example }
teams:
  pair: [ana, bo]
  crowd: { members: [ana], github: org/crowd }
domains:
  - { id: all, paths: ["/*"], owners: ["@root"] }
${domains}
`;
const file = 'leadership.yaml';

describe('the changes in authority between two versions', () => {
  const rows: readonly (readonly [string, Files, Files, readonly string[]])[] = [
    [
      'of the same text',
      root('  - { id: a, paths: [src/a/], owners: [ana] }'),
      root('  - { id: a, paths: [src/a/], owners: [ana] }'),
      [],
    ],
    ['of nothing', { [file]: 'version: 1' }, { [file]: 'version: 1' }, []],
    ['from nothing', { [file]: 'version: 1' }, root('  - { id: a, paths: [src/a/], owners: [ana] }'), []],
    [
      'to nothing',
      root(''),
      { [file]: 'version: 1' },
      [
        'Files of "all" become unowned, such as leadership.yaml. [@root · leadership.yaml · before:leadership.yaml]',
      ],
    ],
    [
      'with a person who gets a login',
      root('  - { id: a, paths: [src/a/], owners: [bo] }'),
      root('  - { id: a, paths: [src/a/], owners: [bo] }').replace('bo: Bo', 'bo: { name: Bo, github: bo }'),
      ['"a" gets new owners: Bo (@bo). [@root · leadership.yaml · after:leadership.yaml]'],
    ],
    [
      'with a person who gets another name or id',
      root('  - { id: a, paths: [src/a/], owners: [bo, pair] }'),
      root('  - { id: a, paths: [src/a/], owners: [rob, pair] }')
        .replace('bo: Bo', 'rob: Bo')
        .replace('[ana, bo]', '[ana, rob]')
        .replace('name: Ana', 'name: Ann'),
      [],
    ],
    [
      'with an email address beside a login',
      root('  - { id: a, paths: [src/a/], owners: [ana] }'),
      root('  - { id: a, paths: [src/a/], owners: [ana] }').replace(
        'github: ana',
        'github: ana, email: a@x.example',
      ),
      [],
    ],
    [
      'with another email address in place of a login',
      root('  - { id: a, paths: [src/a/], owners: [cy] }'),
      root('  - { id: a, paths: [src/a/], owners: [cy] }').replace('cy@x.example', 'm@x.example'),
      ['"a" gets new owners: Cy (m@x.example). [@root · leadership.yaml · after:leadership.yaml]'],
    ],
    [
      'with a person in place of the same handle',
      root('  - { id: a, paths: [src/a/], owners: ["@ana", "CY@x.example"] }'),
      root('  - { id: a, paths: [src/a/], owners: [ana, cy] }'),
      [],
    ],
    [
      'with a handle that becomes that of another person',
      root('  - { id: a, paths: [src/a/], owners: ["@out"] }'),
      root('  - { id: a, paths: [src/a/], owners: ["@out"] }').replace(
        'cy@x.example',
        'cy@x.example, github: out, gitlab: cy',
      ),
      ['"a" gets new owners: Cy. [@root · leadership.yaml · after:leadership.yaml]'],
    ],
    [
      'with a team that gets an account',
      root('  - { id: a, paths: [src/a/], owners: [crowd] }'),
      root('  - { id: a, paths: [src/a/], owners: [crowd] }').replace('org/crowd', 'org/everyone'),
      ['"a" gets new owners: crowd (@org/everyone). [@root · leadership.yaml · after:leadership.yaml]'],
    ],
    [
      'with an undeclared owner',
      root('  - { id: a, paths: [src/a/], owners: [ana] }'),
      root('  - { id: a, paths: [src/a/], owners: [ana, zed] }'),
      ['"a" gets new owners: zed. [@root · leadership.yaml · after:leadership.yaml]'],
    ],
    [
      'with a domain that is split',
      root('  - { id: a, paths: [src/a/], owners: [ana, bo] }'),
      root(
        '  - { id: a, paths: [src/a/], owners: [ana, bo] }\n  - { id: deep, paths: [src/a/deep/], owners: [pair] }',
      ),
      [],
    ],
    [
      'with a domain that is split, and its owners too',
      root('  - { id: a, paths: [src/a/], owners: [ana, bo] }'),
      root(
        '  - { id: a, paths: [src/a/], owners: [ana] }\n  - { id: deep, paths: [src/a/deep/], owners: [bo] }',
      ),
      [
        '"a" loses owners: Bo. [@root · leadership.yaml · after:leadership.yaml]',
        'Files of "a" move to "deep", such as src/a/deep/y.ts. [@root · leadership.yaml · after:leadership.yaml]',
      ],
    ],
    [
      'with files that move between domains of the same owners, and a higher level',
      root(
        '  - { id: a, paths: [src/a/], owners: [ana], authority: i-recommend, delegatedBy: bo }\n  - { id: b, paths: [src/b/], owners: [ana], delegatedBy: bo }',
      ),
      root(
        '  - { id: a, paths: [], owners: [ana], authority: i-recommend, delegatedBy: bo }\n  - { id: b, paths: [src/b/, src/a/], owners: [ana], delegatedBy: bo }',
      ),
      ['Files of "a" move to "b", such as src/a/x.ts. [bo · leadership.yaml · after:leadership.yaml]'],
    ],
    [
      'with files that move between domains of the same owners, and a lower level',
      root(
        '  - { id: a, paths: [src/a/], owners: [ana], authority: i-recommend, delegatedBy: bo }\n  - { id: b, paths: [src/b/], owners: [ana], delegatedBy: bo }',
      ),
      root(
        '  - { id: a, paths: [src/a/, src/b/], owners: [ana], authority: i-recommend, delegatedBy: bo }\n  - { id: b, paths: [], owners: [ana], delegatedBy: bo }',
      ),
      [],
    ],
    [
      'with a parent that gets a higher level',
      root(
        '  - { id: p, paths: [], owners: [ana], authority: tell-me, delegatedBy: cy }\n  - { id: a, parent: p, paths: [src/a/], owners: [ana] }',
      ),
      root(
        '  - { id: p, paths: [], owners: [ana], authority: i-think, delegatedBy: cy }\n  - { id: a, parent: p, paths: [src/a/], owners: [ana] }',
      ),
      [
        'The authority level of "a" rises from “Tell me what to do” to “I think…”. [cy · leadership.yaml · after:leadership.yaml]',
      ],
    ],
    [
      'with a level that the file had',
      root('', 'authority: i-would-like'),
      root(''),
      [
        'The authority level of "all" rises from “I would like to…” to “I intend to…”. [@root · leadership.yaml · after:leadership.yaml]',
      ],
    ],
    [
      'with a pattern that takes new files at any depth',
      root('  - { id: a, paths: [src/a/], owners: [ana], delegatedBy: cy }'),
      root(
        '  - { id: a, paths: [src/a/], owners: [ana], delegatedBy: cy }\n  - { id: m, paths: ["src/**/migrations/"], owners: ["@m"] }',
      ),
      [
        'Files of "a" move to "m", such as src/**/migrations/. [cy · leadership.yaml · after:leadership.yaml]',
      ],
    ],
    [
      'with a name that could also be deeper',
      root('  - { id: a, paths: [src/a/], owners: [ana], delegatedBy: cy }'),
      root(
        '  - { id: a, paths: [src/a/], owners: [ana], delegatedBy: cy }\n  - { id: m, paths: [tools/], owners: ["@m"] }',
      ),
      [],
    ],
    [
      'with a pattern that is excluded',
      root('  - { id: a, paths: [src/a/], owners: [ana], delegatedBy: cy }'),
      root('  - { id: a, paths: [src/a/, "!src/a/**/*.key"], owners: [ana], delegatedBy: cy }'),
      [
        'Files of "a" become unowned, such as src/a/**/*.key. [cy · leadership.yaml · before:leadership.yaml]',
      ],
    ],
    [
      'with two domains of one id in two files',
      {
        [file]: 'domains: [{ id: x, paths: [src/b/], owners: ["@one"], delegatedBy: "@up" }]',
        'src/a/leadership.yaml': 'domains: [{ id: x, paths: ["*"], owners: ["@one"], delegatedBy: "@down" }]',
      },
      {
        [file]: 'domains: [{ id: x, paths: [src/b/], owners: ["@one", "@two"], delegatedBy: "@up" }]',
        'src/a/leadership.yaml':
          'domains: [{ id: x, paths: ["*"], owners: ["@one", "@two"], delegatedBy: "@down" }]',
      },
      [
        '"x" gets new owners: @two. [@down · src/a/leadership.yaml · after:src/a/leadership.yaml]',
        '"x" gets new owners: @two. [@up · leadership.yaml · after:leadership.yaml]',
      ],
    ],
    [
      'with a nested file that names a person whom the parent names too',
      root('  - { id: a, paths: [src/a/], owners: [ana] }'),
      {
        [file]: root('  - { id: a, paths: [src/a/], owners: [ana] }'),
        'src/a/leadership.yaml': 'inherits: true\npeople: { ana: { name: Mallory, github: mallory } }',
      },
      [],
    ],
  ];
  for (const [title, before, after, expected] of rows)
    it(title, () => {
      assert.deepEqual(changes(before, after), expected);
    });

  holds({
    title: 'are none for another order, and some in one direction for other owners, levels, or delegators',
    runs: 60,
    input: fc.tuple(domain('a', 'src/a/'), domain('b', 'src/b/'), domain('a', 'src/a/')),
    check: ([a, b, other]) => {
      // Domains that share no file can be in any order.
      assert.deepEqual(changes(root(`${a}\n${b}`), root(`${b}\n${a}`)), []);
      const one = changes(root(a), root(other));
      const back = changes(root(other), root(a));
      if (a === other) assert.deepEqual([one, back], [[], []]);
      else assert.notEqual(one.length + back.length, 0);
    },
  });
});

function domain(id: string, folder: string): fc.Arbitrary<string> {
  return fc
    .record({
      owner: fc.constantFrom('ana', 'bo', 'pair', '"@out"'),
      level: fc.constantFrom('tell-me', 'i-recommend', 'i-intend', 'i-have-done'),
      delegator: fc.constantFrom('cy', '"@up"'),
    })
    .map(
      ({ owner, level, delegator }) =>
        `  - { id: ${id}, paths: [${folder}], owners: [${owner}], authority: ${level}, delegatedBy: ${delegator} }`,
    );
}
