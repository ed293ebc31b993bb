import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import { ownershipDiff, type OwnershipDiff, type Side } from '../../../src/features/reports/ownershipDiff.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import type { RepoPath } from '../../../src/text/repoPath.ts';
import { completed, type Files } from '../../checkFindings.ts';

interface DiffCase {
  readonly before: Files;
  readonly after: Files;
  readonly files: readonly RepoPath[];
  /** As `rendered` writes them. */
  readonly tells: readonly string[];
}

const two = `domains:
  - { id: a, paths: [a/], owners: ["@x/a"] }
  - { id: b, paths: [b/], owners: ["@x/b"] }
`;

describe('what an edit of leadership files moves', () => {
  checkDiff('nothing where it does not touch who owns what', {
    before: two,
    after: `purpose: Other\n${two.replace('["@x/a"]', '[ "@X/A" ]')}`,
    files: ['a/1', 'b/1', 'c'],
    tells: [],
  });
  checkDiff('files from domain to domain, to nobody and from nobody', {
    before: two,
    after: `domains:
  - { id: a, paths: [a/, b/1, c], owners: ["@x/a"] }
  - { id: b, paths: [b/], owners: ["@x/b"] }
  - { id: b2, paths: [b/1], owners: [] }
  - { id: a2, paths: [a/1], owners: ["@x/a"] }
unowned: [d, b/2]
`,
    files: ['a/1', 'b/1', 'b/2', 'b/3', 'c', 'd', 'e'],
    tells: [
      'owners-lost b → intentionally-unowned: b/1, b/2',
      'domain-changed a → a2: a/1',
      'owners-gained unowned → a: c',
      'still-unowned unowned → intentionally-unowned: d',
      'added b2',
      'added a2',
    ],
  });
  checkDiff('many files by their folders', {
    before: two,
    after: two.replace(/[ab]\//g, (folder) => (folder === 'a/' ? 'b/' : 'a/')),
    files: [
      ...['x/1', 'x/2', 'x/y/3', 'z/1', 'z/2'].map((file) => `a/deep/${file}`),
      ...Array.from({ length: 9 }, (_, at) => `b/${String(at)}`),
    ],
    tells: [
      'domain-changed b → a: b/ 9 (b/0 b/1 b/2)',
      'domain-changed a → b: a/deep/x/1, a/deep/x/2, a/deep/x/y/3, a/deep/z/1, a/deep/z/2',
    ],
  });
  checkDiff('everything where there was no file, and where there is none any more', {
    before: {},
    after: two,
    files: ['a/1', 'b/1', 'c'],
    tells: ['owners-gained unowned → a: a/1', 'owners-gained unowned → b: b/1', 'added a', 'added b'],
  });
  checkDiff('everything where there is no file any more', {
    before: two,
    after: {},
    files: ['a/1'],
    tells: ['owners-lost a → unowned: a/1', 'removed a', 'removed b'],
  });
  checkDiff('nothing where a domain goes to a file further in', {
    before: two,
    after: {
      'leadership.yaml': completed(two.replace(/.*id: b,.*\n/, '')),
      'b/leadership.yaml':
        'version: 1\ninherits: true\ndomains: [{ id: b, paths: ["*"], owners: ["@x/b"] }]\n',
    },
    files: ['a/1', 'b/1', 'b/leadership.yaml'],
    tells: [],
  });
  checkDiff('a new name for a domain, and not its files', {
    before: two,
    after: two.replace('id: b', 'id: better'),
    files: ['a/1', 'b/1'],
    tells: ['renamed b → better'],
  });
  checkDiff('a new name where the patterns are others too', {
    before: two,
    after: two.replace('id: b, paths: [b/]', 'id: better, paths: [b/, c]'),
    files: ['a/1', 'b/1', 'b/2', 'b/3', 'c'],
    tells: ['owners-gained unowned → better: c', 'renamed b → better'],
  });
  checkDiff('no new name if most files go elsewhere', {
    before: two,
    after: two.replace('id: b, paths: [b/]', 'id: other, paths: [b/1, c/]'),
    files: ['a/1', 'b/1', 'b/2', 'c/1'],
    tells: [
      'domain-changed b → other: b/1',
      'owners-lost b → unowned: b/2',
      'owners-gained unowned → other: c/1',
      'added other',
      'removed b',
    ],
  });
  const led = `people: { ana: { name: Ana, github: ana-gh }, bo: Bo }
teams: { pay: [ana] }
domains:
  - { id: a, name: The A, paths: [a/], owners: [pay] }
  - { id: b, paths: [b/], owners: [ana], parent: a }
`;
  checkDiff('other owners, people behind a team, another authority level and who delegated it', {
    before: led,
    after: led
      .replace('pay: [ana]', 'pay: [ana, bo]')
      .replace('owners: [ana]', 'owners: [bo, "@z"]')
      .replace('owners: [pay]', 'owners: [pay], authority: i-think, delegatedBy: bo'),
    files: ['a/1', 'a/2', 'b/1'],
    tells: [
      'changed a 2: people +Bo −, authority i-intend → i-think, delegatedBy nobody → bo',
      'changed b 1: owners ana → bo @z, people +Bo @z −Ana, authority i-intend → i-think, delegatedBy nobody → bo',
    ],
  });
  checkDiff('nothing if the same owner is written differently or elsewhere', {
    before: led.replace('[pay]', '[pay, ana]'),
    after: led.replace('[pay]', '["@ana-gh", pay]').replace('owners: [ana]', 'owners: ["@Ana-GH"]'),
    files: ['a/1', 'b/1'],
    tells: [],
  });
});

/** Tests what the comparison tells; its sums have to fit. */
function checkDiff(title: string, { before, after, files, tells }: DiffCase): void {
  it(title, () => {
    const diff = ownershipDiff(analysisOf(before), analysisOf(after), fileList(files));
    assert.deepEqual(rendered(diff), tells);
    assert.deepEqual(JSON.parse(JSON.stringify(diff)), diff);
    const {
      files: all,
      domainChanged: moved,
      ownersLost: lost,
      ownersGained: gained,
      stillUnowned: declared,
    } = diff.summary;
    assert.deepEqual(
      [all, moved + lost + gained + declared],
      [files.length, diff.changes.reduce((sum, { paths }) => sum + paths.length, 0)],
    );
  });
}

function analysisOf(files: Files): ReturnType<typeof analyze> {
  const written = typeof files === 'string' ? { 'leadership.yaml': completed(files) } : files;
  return analyze(Object.entries(written).map(([path, text]) => ({ path, text })));
}

function rendered({ changes, domains }: OwnershipDiff): string[] {
  const side = (one: Side): string => (one.status === 'owned' ? one.domain : one.status);
  return [
    ...changes.map(({ kind, from, to, folders }) => {
      const places = folders.map(({ place, files, examples }) =>
        files === 1 ? place : `${place} ${String(files)} (${examples.join(' ')})`,
      );
      return `${kind} ${side(from)} → ${side(to)}: ${places.join(', ')}`;
    }),
    ...domains.added.map(({ domain }) => `added ${domain}`),
    ...domains.removed.map(({ domain }) => `removed ${domain}`),
    ...domains.renamed.map(({ from, to }) => `renamed ${from.domain} → ${to.domain}`),
    ...domains.changed.map(({ domain, files, owners, people, authority, delegatedBy }) => {
      const refs = (list: readonly { readonly ref: string }[]): string =>
        list.map(({ ref }) => ref).join(' ');
      const parts = [
        ...(owners === undefined ? [] : [`owners ${refs(owners.from)} → ${refs(owners.to)}`]),
        ...(people === undefined ? [] : [`people +${people.joined.join(' ')} −${people.left.join(' ')}`]),
        ...(authority === undefined ? [] : [`authority ${authority.from} → ${authority.to}`]),
        ...(delegatedBy === undefined
          ? []
          : [`delegatedBy ${delegatedBy.from?.ref ?? 'nobody'} → ${delegatedBy.to?.ref ?? 'nobody'}`]),
      ];
      return `changed ${domain} ${String(files)}: ${parts.join(', ')}`;
    }),
  ];
}
