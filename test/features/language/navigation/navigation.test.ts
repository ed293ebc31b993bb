import assert from 'node:assert/strict';
import fs from 'node:fs';
import fc from 'fast-check';
import { analyze, type Analysis, type AnalyzedFile } from '../../../../src/analyze.ts';
import { definitionAt } from '../../../../src/features/language/navigation/definition.ts';
import { foldsOf } from '../../../../src/features/language/structure/folding.ts';
import { idPlacesIn } from '../../../../src/features/language/navigation/idPlaces.ts';
import { linksIn } from '../../../../src/features/language/navigation/links.ts';
import { mentionsOf } from '../../../../src/features/language/navigation/references.ts';
import { rename, renamingAt } from '../../../../src/features/language/navigation/rename.ts';
import { selectionsAt } from '../../../../src/features/language/structure/selection.ts';
import { occurrencesIn } from '../../../../src/model/occurrences.ts';
import { fileList, type FileList } from '../../../../src/ownership/coverage/fileList.ts';
import { parse } from '../../../../src/parse/parse.ts';
import { readLeadership } from '../../../../src/model/read.ts';
import type { RepoPath } from '../../../../src/text/repoPath.ts';
import type { Span } from '../../../../src/text/span.ts';
import { applied, type Files } from '../../../checkFindings.ts';
import { everything, furtherIn } from '../../../everything.ts';
import { chosen, holds } from '../../../property.ts';
import { typed } from '../../../typed.ts';

interface IdCase {
  readonly it: string;
  /** One id in all its places: «declared», ‹referred to›, and ⟨handles⟩ that mean it and are not renamed. */
  readonly written: Files;
  /** What stands between the lines; a line feed otherwise. */
  readonly breaks?: string;
  /** Why it is not renamed, where it is not. */
  readonly refused?: string;
}

describe('an id', () => {
  describe('of each kind', () => {
    checkIds([
      {
        it: 'of a person, and who is an owner',
        written: `
people: { «ana»: Ana, bo: Bo }
teams: { crew: [bo, ‹ana›] }
goals: [{ id: g, statement: S, owner: ‹ana› }]
domains:
  - id: d
    paths: []
    owners: [crew, ‹ana›]
    delegatedBy: ‹ana›
    decisions: [{ decision: D, authority: i-intend, consult: [‹ana›], inform: [bo, ‹ana›] }]`,
      },
      {
        it: 'of a person in block style, and who is a member or stands in for someone',
        written: `
people:
  «ana»:
    name: ana
  bo:
    name: Bo
    away:
      until: 2030-01-01
      deputy: ‹ana›
teams:
  crew:
    name: ana
    members:
      - bo
      - ‹ana›
domains: []`,
      },
      {
        it: 'of a team',
        written: `
people: { ana: Ana }
teams: { «crew»: [ana] }
domains: [{ id: crew, paths: [crew/], owners: [‹crew›], delegatedBy: ‹crew› }]`,
      },
      {
        it: 'of a goal',
        written: `
goals: [{ id: «same-day», statement: same-day }, same-day]
decisionCriteria: [{ id: same-day, statement: S, serves: [‹same-day›] }]
domains:
  - id: d
    paths: []
    owners: []
    goals: [‹same-day›]
    decisionCriteria:
      - id: c
        statement: S
        serves:
          - ‹same-day›`,
      },
      {
        it: 'of a criterion, which nothing refers to',
        written: `
decisionCriteria: [{ id: «undo», statement: S }]
domains: [{ id: undo, paths: [], owners: [] }]`,
      },
      {
        it: 'of a criterion of a domain',
        written: `
domains: [{ id: d, paths: [], owners: [], decisionCriteria: [{ id: «undo», statement: S }] }]`,
      },
      {
        it: 'of a competency',
        written: `
competencies: { «sql»: SQL, books: sql }
people:
  sql: { name: Ana, competencies: { ‹sql›: expert }, growing: [{ competency: ‹sql›, to: expert }] }
domains: [{ id: sql, paths: [], owners: [sql], requires: { books: novice, ‹sql›: expert } }]`,
      },
      {
        it: 'of a domain',
        written: `
decisionCriteria: [{ statement: S, domains: [‹money›, d] }]
domains:
  - { id: «money», paths: [], owners: [] }
  - { id: d, parent: ‹money›, paths: [money/], owners: [] }`,
      },
    ]);
  });

  describe('in any style', () => {
    checkIds([
      {
        it: 'in quotes',
        written: `
people: { "«ana»": Ana, 'bo': Bo }
domains: [{ id: d, paths: [], owners: ["‹ana›", '‹ana›', ‹ana›] }]`,
      },
      {
        it: 'in a block',
        written: `
people: { «ana»: Ana }
domains:
  - id: d
    paths: []
    owners: []
    delegatedBy: >-
      ‹ana›
    purpose: ana`,
      },
      {
        it: 'with an anchor and an alias',
        written: `
people: { «ana»: Ana }
domains:
  - { id: d, paths: [], owners: &o [&a ‹ana›] }
  - { id: e, paths: [], owners: *o }`,
      },
      {
        it: 'behind a comment, an emoji and letters of any script',
        written: `
people: # ana 👩🏽‍🚀
  «ana»: { name: "👩🏽‍🚀 山田 ana" } # ana
domains: [{ id: d, name: 👩🏽‍🚀, paths: [], owners: [‹ana›, "@👩🏽‍🚀"] }] # ana`,
      },
      {
        it: 'between CRLFs',
        breaks: '\r\n',
        written: `
people:
  «ana»: Ana
domains:
  - id: d
    paths: []
    owners:
      - ‹ana›`,
      },
      {
        it: 'between lone CRs',
        breaks: '\r',
        written: `
people:
  «ana»: Ana
domains:
  - id: d
    paths: []
    owners:
      - ‹ana›`,
      },
      {
        it: 'in a key of its own line',
        written: `
people:
  ? «ana»
  : Ana
domains: [{ id: d, paths: [], owners: [‹ana›] }]`,
      },
      {
        it: 'that is a name of JavaScript',
        written: `
people: { «constructor»: Ana }
domains: [{ id: d, paths: [], owners: [‹constructor›] }]`,
      },
      {
        it: 'that is no id',
        written: `
people: { «Ana Oliveira»: Ana }
domains: [{ id: d, paths: [], owners: [‹Ana Oliveira›] }]`,
      },
      {
        it: 'beside what is left to say',
        written: `
people: { «ana»: }
goals: [{ id: g, owner: ‹ana› }]
domains:
  - id:
    decisions: [{ consult: [‹ana›] }]
    owners: ‹ana›`,
      },
      {
        it: 'beside a text in the dark that holds no ids',
        written: `
purpose: "half
people: { «ana»: Ana }
domains: [{ id: d, paths: [*.js], owners: [‹ana›] }]`,
      },
    ]);
  });

  describe('that nothing or too much declares', () => {
    checkIds([
      {
        it: 'unknown',
        written: `
people: { ana: Ana }
domains: [{ id: d, paths: [], owners: [‹anna›], delegatedBy: ‹anna› }]`,
        refused: 'Cannot rename: "anna" is not declared.',
      },
      {
        it: 'declared twice',
        written: `
people: { «ana»: Ana }
teams: { «ana»: [] }
domains: [{ id: d, paths: [], owners: [‹ana›] }]`,
        refused:
          'Cannot rename: "ana" is declared in both leadership.yaml:2 and leadership.yaml:3. Change one of them first.',
      },
      {
        it: 'beside an owner that cannot be read',
        written: `
people: { «ana»: Ana }
domains: [{ id: d, paths: [], owners: [‹ana›, @acme] }]`,
        refused: 'Cannot rename: leadership.yaml:3 has a syntax error and may reference "ana". Fix it first.',
      },
    ]);
  });

  describe('behind a handle', () => {
    checkIds([
      {
        it: 'of GitHub, of GitLab, or an address',
        written: `
people: { «ana»: { name: Ana, email: ana@acme.example, github: ana-acme, gitlab: "@ana.o" } }
domains: [{ id: d, paths: [], owners: ["⟨@ana-acme⟩", "⟨@Ana-Acme⟩", ⟨ana@acme.example⟩, '⟨@ana.o⟩', ‹ana›] }]`,
      },
      {
        it: 'of a team',
        written: `
teams: { «crew»: { name: Crew, members: [], github: acme/crew } }
domains: [{ id: d, paths: [], owners: ["⟨@acme/crew⟩"], delegatedBy: ‹crew› }]`,
      },
      {
        it: 'in a file below',
        written: {
          'leadership.yaml': 'version: 1\npeople: { «ana»: { name: Ana, github: ana } }\ndomains: []\n',
          'src/leadership.yaml':
            'version: 1\ninherits: true\ndomains: [{ id: d, paths: [], owners: ["⟨@ana⟩"] }]\n',
        },
      },
      {
        it: 'of nobody here',
        written: `
domains:
  - { id: d, paths: [], owners: ["⟨@acme/sre⟩", "@acme/others"] }
  - { id: e, paths: [], owners: [], delegatedBy: "⟨@acme/sre⟩" }`,
      },
    ]);
  });

  describe('in nested files', () => {
    const root = (rest: string): string => `version: 1\npeople: ${rest}\ndomains: []\n`;
    const below = (inherits: boolean, owners: string, people = '{}'): string =>
      `version: 1\ninherits: ${String(inherits)}\npeople: ${people}\ndomains: [{ id: d, paths: [], owners: [${owners}] }]\n`;
    checkIds([
      {
        it: 'that inherit, one through the other',
        written: {
          'leadership.yaml': root('{ «ana»: Ana }'),
          'src/leadership.yaml': below(true, '‹ana›'),
          'src/api/leadership.yml': below(true, '"‹ana›"'),
          'web/leadership.yaml': below(true, '‹ana›'),
        },
      },
      {
        it: 'of which one does not inherit',
        written: {
          'leadership.yaml': root('{ «ana»: Ana }'),
          'src/leadership.yaml': below(false, 'ana'),
          'src/api/leadership.yaml': below(true, 'ana'),
          'web/leadership.yaml': below(true, '‹ana›'),
        },
      },
      {
        it: 'beside each other, each with its own',
        written: {
          'leadership.yaml': root('{ bo: Bo }'),
          'src/leadership.yaml': below(true, '‹ana›', '{ «ana»: Ana }'),
          'web/leadership.yaml': below(true, 'ana', '{ ana: Ana }'),
        },
      },
      {
        it: 'that start afresh',
        written: {
          'leadership.yaml': root('{ ana: Ana }'),
          'src/leadership.yaml': below(false, '‹ana›', '{ «ana»: Ana }'),
        },
      },
      {
        it: 'below one in .github',
        written: {
          '.github/leadership.yaml': root('{ «ana»: Ana }'),
          'src/leadership.yaml': below(true, '‹ana›'),
        },
      },
      {
        it: 'beside a second one that does not count',
        written: {
          'leadership.yaml': root('{ «ana»: Ana }'),
          'leadership.yml': root('{ ana: Ana }'),
          'src/leadership.yaml': below(true, '‹ana›'),
        },
      },
      {
        it: 'with a parent and a criterion above',
        written: {
          'leadership.yaml':
            'version: 1\ndecisionCriteria: [{ statement: S, domains: [‹d›] }]\ndomains: [{ id: «d», paths: [], owners: [] }]\n',
          'src/leadership.yaml':
            'version: 1\ninherits: true\ndecisionCriteria: [{ statement: S, domains: [‹d›] }]\ndomains: [{ id: e, parent: ‹d›, paths: [], owners: [] }]\n',
        },
      },
      {
        it: 'of which one cannot be read at all',
        written: {
          'leadership.yaml': root('{ «ana»: Ana }'),
          'src/leadership.yaml': 'version: 2\n',
        },
        refused:
          'Cannot rename: src/leadership.yaml:1 has a syntax error and may reference "ana". Fix it first.',
      },
      {
        it: 'of which one may inherit',
        written: {
          'leadership.yaml': root('{ «ana»: Ana }'),
          'src/leadership.yaml': 'version: 1\ninherits: @\ndomains: [{ id: d, paths: [], owners: [@ana] }]\n',
        },
        refused:
          'Cannot rename: src/leadership.yaml:3 has a syntax error and may reference "ana". Fix it first.',
      },
      {
        it: 'of which one elsewhere is broken',
        written: {
          'leadership.yaml': root('{ bo: Bo }'),
          'src/leadership.yaml': below(true, '‹ana›', '{ «ana»: Ana }'),
          'web/leadership.yaml': below(true, '@'),
        },
      },
    ]);

    it('leads to the first one above, and to the second, where two declare it', () => {
      const files = {
        'leadership.yaml': root('{ ana: Ana }'),
        'src/leadership.yaml': below(true, '$0ana', '{ ana: Ana }'),
      };
      const { analysis, file, offset } = atCursor(files);
      assert.deepEqual(
        definitionAt(analysis, file, offset)?.targets.map((target) => target.file),
        ['leadership.yaml', 'src/leadership.yaml'],
      );
      const [above] = analysis.files;
      assert.deepEqual(
        definitionAt(analysis, 'leadership.yaml', above?.text.indexOf('ana') ?? 0)?.targets.map(
          (target) => target.file,
        ),
        ['leadership.yaml'],
      );
    });
  });

  it('leads to the whole entry', () => {
    const written = `
people:
  ana:
    name: Ana
    github: ana
domains:
  - id: d
    parent: $0e
    paths: []
    owners: []
  - id: e
    paths: []
    owners: [ana]
`;
    const { analysis, file, offset, text } = atCursor(written);
    const [target] = definitionAt(analysis, file, offset)?.targets ?? [];
    assert.equal(
      text.slice(target?.entry.start, target?.entry.end),
      'id: e\n    paths: []\n    owners: [ana]',
    );
    const owner = definitionAt(analysis, file, text.indexOf('ana]'))?.targets[0];
    assert.equal(text.slice(owner?.entry.start, owner?.entry.end), 'ana:\n    name: Ana\n    github: ana');
  });

  describe('is not', () => {
    for (const [what, written] of [
      ['a key', 'peo$0ple: { ana: Ana }'],
      ['a name', 'people: { ana: A$0na }'],
      ['an account', 'people: { ana: { name: Ana, github: an$0a } }'],
      ['a pattern', 'domains: [{ id: d, paths: [sr$0c/], owners: [] }]'],
      ['a level', 'people: { ana: { name: Ana, competencies: { sql: exp$0ert } } }'],
      ['a authority level', 'authority: i-in$0tend'],
      ['a severity', 'rules: { control/single-owner: o$0ff }'],
      ['a code', 'rules: { control/single-o$0wner: off }'],
      ['a comment', 'people: { ana: Ana } # an$0a'],
      ['a suppression', 'people: { ana: Ana }\n# leadership-disable-next-line control/u$0nused-entry -- ana'],
      ['a number', 'domains: [{ id: d, paths: [], owners: [1$02] }]'],
      ['nothing', 'domains: [{ id: d, paths: [], owners: [$0] }]'],
      ['an extension', 'x-people: { an$0a: Ana }\npeople: { ana: Ana }'],
      ['a sentence', 'goals: [an$0a]\npeople: { ana: Ana }'],
      ['in an empty file', '$0'],
      ['in one word', 'pe$0'],
      ['in a list', '- an$0a'],
    ] as const)
      it(what, () => {
        const { analysis, file, offset } = atCursor({ 'leadership.yaml': written });
        assert.deepEqual(
          [
            definitionAt(analysis, file, offset),
            mentionsOf(analysis, file, offset),
            'refusal' in renamingAt(analysis, file, offset),
          ],
          [undefined, [], true],
        );
      });
  });
});

describe('a rename', () => {
  const written = {
    'leadership.yaml':
      'version: 1\npeople: { $0ana: Ana, bo: Bo }\nteams: { crew: [] }\ncompetencies: { sql: SQL }\n',
    'src/leadership.yaml': 'version: 1\ninherits: true\npeople: { kiri: Kiri }\n',
    'web/leadership.yaml': 'version: 1\ninherits: false\npeople: { noor: Noor }\n',
  };
  const noId =
    'An id starts with a lowercase letter and contains only lowercase letters, digits, and hyphens (max 64 characters).';
  for (const [newId, refusal] of [
    ['Ana', noId],
    ['', noId],
    ['ana oliveira', noId],
    ['@ana', noId],
    ['a'.repeat(65), noId],
    ['bo', '"bo" is already declared in leadership.yaml:2. Choose another id.'],
    ['crew', '"crew" is already declared in leadership.yaml:3. Choose another id.'],
    ['kiri', '"kiri" is already declared in src/leadership.yaml:3. Choose another id.'],
    ['true', '"true" is not a string in YAML. Choose another id.'],
    ['null', '"null" is not a string in YAML. Choose another id.'],
    ['sql', undefined],
    ['noor', undefined],
    ['a'.repeat(64), undefined],
    ['yes', undefined],
  ] as const)
    it(`to ${JSON.stringify(newId)} is ${refusal === undefined ? 'made' : 'refused'}`, () => {
      const { analysis, file, offset } = atCursor(written);
      const renamed = rename(analysis, file, offset, newId);
      assert.equal('refusal' in renamed ? renamed.refusal : undefined, refusal);
    });

  it('to the same id changes nothing', () => {
    const { analysis, file, offset } = atCursor(written);
    assert.deepEqual(rename(analysis, file, offset, 'ana'), []);
  });

  for (const [what, written, refusal] of [
    [
      'where there is no id',
      'pur$0pose: ana',
      'Only ids can be renamed. Place the cursor on the id of a person, team, goal, criterion, competency, or domain.',
    ],
    [
      'of a handle',
      'people: { ana: { name: Ana, github: ana } }\ndomains: [{ id: d, owners: ["@$0ana"] }]',
      '"@ana" is an external handle. Rename the account on its host.',
    ],
    [
      'while a line cannot be read',
      'people:\n  an$0a: Ana\n  bo\ndomains: []',
      'Cannot rename: leadership.yaml:3 has a syntax error and may reference "ana". Fix it first.',
    ],
    [
      'while a bracket is open',
      'people: { $0ana: Ana }\ndomains: [{ id: d, owners: [ana, ',
      'Cannot rename: leadership.yaml:2 has a syntax error and may reference "ana". Fix it first.',
    ],
    [
      'of what cannot be read itself',
      'people: { ana: Ana }\ndomains: [{ id: d, owners: [a$0na, ',
      'Cannot rename: leadership.yaml:2 has a syntax error. Fix it first.',
    ],
    [
      'while a quotation mark is open',
      'people: { $0ana: Ana }\ndomains:\n  - id: d\n    owners: ["ana',
      'Cannot rename: leadership.yaml:4 has a syntax error and may reference "ana". Fix it first.',
    ],
  ] as const)
    it(`${what} is refused`, () => {
      const { analysis, file, offset } = atCursor({ 'leadership.yaml': written });
      const renaming = renamingAt(analysis, file, offset);
      assert.deepEqual([renaming, rename(analysis, file, offset, 'fresh')], [{ refusal }, { refusal }]);
    });

  const example = fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8');
  const nested =
    'version: 1\ninherits: true\ndomains:\n  - { id: nested, parent: payouts, paths: [a/], owners: [ana, "@bo-acme", payouts-crew], goals: ["same-day"], requires: { double-entry: expert } }\n';
  for (const breaks of ['\n', '\r\n'])
    holds({
      title: `of any id of the example and back gives the same text, and the same findings between, with ${JSON.stringify(breaks)}`,
      runs: 12,
      input: fc.record({ isNested: fc.nat(3).map((part) => part === 3), which: fc.nat(9999) }),
      check: ({ isNested, which }) => {
        const sources = Object.entries({
          'leadership.yaml': example,
          'src/payouts/leadership.yaml': nested,
        }).map(([path, text]) => ({ path, text: text.replaceAll('\n', breaks) }));
        const analysis = analyze(sources, undefined, '2029-01-01', undefined);
        const file = analysis.files[isNested ? 1 : 0];
        assert.ok(file?.parsedFile.root);
        const places = idPlacesIn(file.parsedFile.root, file.text).places.filter(
          ({ id }) => !id.value.includes('@'),
        );
        const place = places[which % places.length];
        assert.ok(place);
        const { value, span } = place.id;
        // As long as the id, and in the same place of the alphabet, so that findings stand and sort as before.
        const fresh = `${value.slice(0, -1)}${value.endsWith('9') ? '8' : '9'}`;
        const renamed = renamedSources(analysis, file.path, span.start, fresh);
        const between = analyze(renamed, undefined, '2029-01-01', undefined);
        const neutral = (all: Analysis): string =>
          JSON.stringify(all.files.map(({ findings }) => findings)).replaceAll(
            new RegExp(`\\b(?:${value}|${fresh})\\b`, 'g'),
            '*',
          );
        assert.equal(neutral(between), neutral(analysis), `${value} → ${fresh}`);
        assert.notDeepEqual(renamed, sources);
        assert.deepEqual(renamedSources(between, file.path, span.start, value), sources, value);
      },
    });
});

describe('the ids of a file', () => {
  for (const [name, text] of [
    ['the example', fs.readFileSync('examples/acme-payments/leadership.yaml', 'utf8')],
    ['this repository', fs.readFileSync('leadership.yaml', 'utf8')],
    ['everything', everything],
  ] as const)
    it(`stand where the model has them: ${name}`, () => {
      const { root } = parse(text);
      assert.ok(root);
      const inModel = occurrencesIn(readLeadership(root, 'leadership.yaml')).toSorted(
        (one, other) => one.id.span.start - other.id.span.start,
      );
      const rendered = ({ kind, id, isDeclaration }: (typeof inModel)[number]): string =>
        `${kind} ${id.value} ${String(isDeclaration)}`;
      assert.deepEqual(idPlacesIn(root, text).places.map(rendered), inModel.map(rendered));
    });
});

describe('whatever is typed', () => {
  holds({
    title: 'leads somewhere within the text, or nowhere',
    runs: 60,
    input: chosen((choose) => {
      const text = typed(choose, everything);
      return { text, offset: choose(text.length) };
    }),
    check: ({ text, offset }) => {
      const files = fileList(['docs/a.md']);
      const analysis = analyze([
        { path: 'leadership.yaml', text },
        { path: 'src/payouts/leadership.yaml', text: furtherIn },
      ]);
      const [file] = analysis.files;
      assert.ok(file);
      for (const at of [offset, firstChange(text)]) {
        const spans = spansFrom(analysis, file, at, files);
        const outside = spans.filter(({ start, end }) => !(0 <= start && start <= end && end <= text.length));
        assert.deepEqual(outside, []);
      }
      const folds = foldsOf(file).filter(({ start, end }) => start >= end || end >= file.lines.starts.length);
      assert.deepEqual(folds, []);
    },
  });
});

/** Where a text begins to differ from `everything`. */
function firstChange(text: string): number {
  let at = 0;
  while (at < text.length && text[at] === everything[at]) at++;
  return at;
}

/** Where what is at an offset leads to in its file. */
function spansFrom(analysis: Analysis, file: AnalyzedFile, offset: number, files: FileList): readonly Span[] {
  const renamed = rename(analysis, file.path, offset, 'fresh');
  return [
    ...(definitionAt(analysis, file.path, offset)?.targets ?? []).flatMap((target) =>
      target.file === file.path ? [target.id, target.entry] : [],
    ),
    ...mentionsOf(analysis, file.path, offset)
      .filter((mention) => mention.file === file.path)
      .map(({ span }) => span),
    ...('refusal' in renamed ? [] : renamed).flatMap((edited) =>
      edited.file === file.path ? edited.edits.map(({ span }) => span) : [],
    ),
    ...selectionsAt(file, offset),
    ...linksIn(file, files).map(({ span }) => span),
  ];
}

const marks = { '«': '»', '‹': '›', '⟨': '⟩' } as const;

/** Tests, from each of its places, where an id leads, what refers to it and what becomes of it under another name. */
function checkIds(cases: readonly IdCase[]): void {
  for (const { it: title, written, breaks = '\n', refused } of cases) {
    const marked = new Map(
      Object.entries(typeof written === 'string' ? { 'leadership.yaml': `version: 1${written}\n` } : written)
        .map(([path, text]) => [path, text.replaceAll('\n', breaks)] as const)
        .sort(([one], [other]) => (one < other ? -1 : 1)),
    );
    const sources = [...marked].map(([path, text]) => ({ path, text: text.replace(/[«»‹›⟨⟩]/g, '') }));
    for (const [path, text] of marked)
      for (const [position, { index }] of Array.from(text.matchAll(/[«‹⟨]/g)).entries()) {
        const isHandle = text.charAt(index) === '⟨';
        const offset = text.slice(0, index).replace(/[«»‹›⟨⟩]/g, '').length;
        it(`${title}, from ${path} ${String(position + 1)}`, () => {
          const analysis = analyze(sources);
          const shown = [...marked].map(([file]) => shownIn(analysis, file, path, offset));
          assert.deepEqual(shown, [...marked.values()]);
          const declared = [...marked].flatMap(([file, all]) => [...all.matchAll(/«/g)].map(() => file));
          const definition = definitionAt(analysis, path, offset + 1);
          assert.deepEqual(definition?.targets.map(({ file }) => file) ?? [], declared);

          const renamed = rename(analysis, path, offset, 'fresh');
          if (isHandle || refused !== undefined) {
            const refusal = 'refusal' in renamed ? renamed.refusal : '';
            if (isHandle) assert.match(refusal, /is an external handle/);
            else assert.equal(refusal, refused);
          } else
            assert.deepEqual(
              renamedSources(analysis, path, offset, 'fresh').map(({ text }) => text),
              [...marked.values()].map((all) => all.replace(/[«‹][^»›]*[»›]/g, 'fresh').replace(/[⟨⟩]/g, '')),
            );
        });
      }
  }
}

/** The text of a file with a mark around each place of the id at an offset. */
function shownIn(analysis: Analysis, file: RepoPath, path: RepoPath, offset: number): string {
  const text = analysis.files.find((candidate) => candidate.path === file)?.text ?? '';
  const handles = /^["'@]|@/;
  return mentionsOf(analysis, path, offset)
    .filter((mention) => mention.file === file)
    .toSorted((one, other) => other.span.start - one.span.start)
    .reduce((all, { span, isDeclaration }) => {
      const id = text.slice(span.start, span.end);
      const open = isDeclaration ? '«' : handles.test(id) ? '⟨' : '‹';
      return all.slice(0, span.start) + open + id + marks[open] + all.slice(span.end);
    }, text);
}

function renamedSources(
  analysis: Analysis,
  path: RepoPath,
  offset: number,
  newId: string,
): { path: RepoPath; text: string }[] {
  const renamed = rename(analysis, path, offset, newId);
  assert.ok(!('refusal' in renamed), JSON.stringify(renamed));
  return analysis.files.map((file) => {
    const edits = renamed.find((edited) => edited.file === file.path)?.edits ?? [];
    return { path: file.path, text: applied(file.text, { title: '', edits }) };
  });
}

/** The analysis of some files in one of which the cursor stands at `$0`. */
function atCursor(written: Files): {
  readonly analysis: Analysis;
  readonly file: RepoPath;
  readonly offset: number;
  readonly text: string;
} {
  const files = Object.entries(
    typeof written === 'string' ? { 'leadership.yaml': written.replace(/^\n/, '') } : written,
  );
  const sources = files.map(([path, text]) => ({ path, text: text.replace('$0', '') }));
  const [file = '', marked = ''] = files.find(([, text]) => text.includes('$0')) ?? [];
  const offset = marked.indexOf('$0');
  return { analysis: analyze(sources), file, offset, text: marked.replace('$0', '') };
}
