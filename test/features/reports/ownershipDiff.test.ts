import assert from 'node:assert/strict';
import { analyze } from '../../../src/analyze.ts';
import {
  codeownersDiff,
  ownershipDiff,
  type FileChange,
  type OwnershipDiff,
  type Side,
} from '../../../src/features/reports/ownershipDiff.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import type { Host } from '../../../src/ownership/codeowners/host.ts';
import { readCodeowners } from '../../../src/ownership/codeowners/read.ts';
import type { RepoPath } from '../../../src/text/repoPath.ts';
import { completed, type Files } from '../../checkFindings.ts';
import { chosen, holds, pick, several, type Choose } from '../../property.ts';

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
      'owners-gained unowned → a: c',
      'domain-changed a → a2, same owners: a/1',
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
      'owners-lost b → unowned: b/2',
      'owners-gained unowned → other: c/1',
      'domain-changed b → other, same owners: b/1',
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
      'owners-changed b → b: b/1',
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
  checkDiff('nothing if a person or a team gets another id, or is declared at all', {
    before: led.replace('pay: [ana]', 'pay: { name: Pay, members: [ana], github: acme/pay }'),
    after: led
      .replace('pay: [ana]', 'money: { name: Pay, members: [ana-s], github: Acme/Pay }')
      .replace('{ ana:', '{ ana-s:')
      .replace('[pay]', '["@acme/pay", "@acme/PAY"]')
      .replace('owners: [ana]', 'owners: [ana-s]'),
    files: ['a/1', 'b/1'],
    tells: [],
  });
  checkDiff('nothing if a person is no longer declared', {
    before: led
      .replace('owners: [pay]', 'owners: [bo, ana]')
      .replace('bo: Bo', 'bo: { name: Bo, gitlab: bo-gl }'),
    after: two.replace('["@x/a"]', '["@ANA-gh", "@bo-gl"]').replace('["@x/b"]', '["@ana-gh"]'),
    files: ['a/1', 'b/1'],
    tells: [],
  });
  checkDiff('owners of many files before those of few, and domains after them', {
    before: two,
    after: two
      .replace('[a/]', '[a/1]')
      .replace('["@x/b"]', '["@x/c", "@x/b"]')
      .concat('  - { id: a2, paths: [a/2, a/3, a/4], owners: ["@X/A"] }\n'),
    files: ['a/1', 'a/2', 'a/3', 'a/4', 'a/5', 'b/1', 'b/2'],
    tells: [
      'owners-changed b → b: b/1, b/2',
      'owners-lost a → unowned: a/5',
      'domain-changed a → a2, same owners: a/2, a/3, a/4',
      'added a2',
      'changed b 2: owners @x/b → @x/c @x/b',
    ],
  });
});

describe('what the first leadership file changes against CODEOWNERS', () => {
  const led = `people: { ana: { name: Ana, github: ana-gh } }
teams: { pay: { name: Pay, members: [ana], github: acme/pay } }
domains:
  - { id: all, paths: ["*"], owners: [ana] }
  - { id: pay, paths: [pay/], owners: [pay, "@Acme/Audit"] }
unowned: [gen/]
`;
  checkCodeownersDiff('nothing if the owners are the same by other names', {
    codeowners: '* @Ana-GH\n/pay/ @acme/audit @acme/PAY\n/gen/\n',
    after: led,
    files: ['a', 'pay/1', 'gen/1'],
    tells: ['added all', 'added pay'],
  });
  checkCodeownersDiff('owners that files lose, gain, and get', {
    codeowners: '/pay/ @acme/pay\n/gen/ @acme/gen\n/doc/ @bo\n',
    after: led,
    files: ['a', 'b', 'pay/1', 'gen/1', 'gen/2', 'gen/3', 'doc/1'],
    tells: [
      'owners-lost @acme/gen → intentionally-unowned: gen/1, gen/2, gen/3',
      'owners-gained unowned → all: a, b',
      'owners-changed @bo → all: doc/1',
      'owners-changed @acme/pay → pay: pay/1',
      'added all',
      'added pay',
    ],
  });
  it('only files below leadership files, if none is for the root', () => {
    const paths = ['a/1', 'a/b/2', 'ab/3', 'c/d/4', 'c/5', '6'];
    const codeowners = readCodeowners('* @x\n', 'github', paths);
    const compared = (...folders: readonly string[]): number => {
      const owned = 'domains: [{ id: a, paths: ["*"], owners: ["@x"] }]\n';
      const after = analysisOf(
        Object.fromEntries(folders.map((folder) => [`${folder}leadership.yaml`, owned])),
      );
      const { summary } = codeownersDiff({ file: 'CODEOWNERS', codeowners }, after, fileList(paths));
      assert.deepEqual(summary.owners, { changed: 0, lost: 0, gained: 0, replaced: 0 }, folders.join(' '));
      return summary.files;
    };
    assert.deepEqual(
      [
        compared('a/'),
        compared('a/', 'a/b/', 'c/d/'),
        compared('e/'),
        compared('a/', ''),
        compared('.github/', 'a/'),
      ],
      [2, 3, 0, 6, 6],
    );
  });
  checkCodeownersDiff('the owners of all sections together', {
    host: 'gitlab',
    codeowners: '* @a\n[Docs][2]\ndocs/ @b @A\n^[Legal]\n*.md @c\n',
    after: `domains:
  - { id: all, paths: ["*"], owners: ["@a"] }
  - { id: docs, paths: [docs/], owners: ["@b", "@a"] }
  - { id: legal, paths: ["*.md"], owners: ["@a", "@c"] }
`,
    files: ['1', '2.md', 'docs/3', 'docs/4.md'],
    tells: ['owners-changed @A @b @c → legal: docs/4.md', 'added all', 'added docs', 'added legal'],
  });
});

const pool = ['@ana-gh', '@ANA-GH', 'ana@acme.example', '@bo', '@Bo', '@acme/crew', '@Acme/Crew', '@x'];
const ids = ['ana', 'crew'];
const people = `people: { ana: { name: Ana, github: ana-gh, email: ana@acme.example } }
teams: { crew: { name: Crew, members: [ana], github: acme/crew } }
`;
/** The owner that each word means, where somebody declares Ana and the crew. */
const meanings: Readonly<Record<string, string>> = {
  '@ana-gh': 'ana',
  'ana@acme.example': 'ana',
  ana: 'ana',
  '@acme/crew': 'crew',
  crew: 'crew',
};

/** A leadership file, or CODEOWNERS without ids. */
interface Written {
  readonly declares: boolean;
  /** Folders, or all files, with their owners; the last one wins. */
  readonly domains: readonly { readonly path: string; readonly owners: readonly string[] }[];
  readonly unowned: readonly string[];
}

describe('the files whose owners change', () => {
  const paths = ['a/1', 'a/b/2', 'a/b/3', 'b/4', 'c/5', '6'];
  holds<{ readonly isAdopted: boolean; readonly before: Written; readonly after: Written }>({
    title: 'are those whose owners, read one by one, are others',
    runs: 300,
    atLeast: { same: 300, changed: 300, 'same in CODEOWNERS': 50, 'changed in CODEOWNERS': 100 },
    input: chosen((choose) => {
      const isAdopted = choose(3) === 2;
      const before = randomWritten(choose, isAdopted ? 'codeowners' : 'leadership');
      const edited = { ...before, declares: choose(3) > 0 };
      const after = choose(2) === 0 ? rewritten(choose, edited) : randomWritten(choose, 'leadership');
      return { isAdopted, before, after };
    }),
    check: ({ isAdopted, before, after }, saw) => {
      const now = analysisOf(leadershipText(after));
      const files = fileList(paths);
      const text = before.domains.map(({ path, owners }) => [path, ...owners].join(' ')).join('\n');
      const diff = isAdopted
        ? codeownersDiff({ file: 'CODEOWNERS', codeowners: readCodeowners(text, 'github') }, now, files)
        : ownershipDiff(analysisOf(leadershipText(before)), now, files);
      assertSums(diff, paths.length);
      const declares = (before.declares && !isAdopted) || after.declares;
      const changed = paths.filter(
        (path) => plainOwners(before, path, declares) !== plainOwners(after, path, declares),
      );
      const told = diff.changes.flatMap((change) => (change.changesOwners ? change.paths : []));
      assert.deepEqual(told.toSorted(), changed.toSorted());
      const where = isAdopted ? ' in CODEOWNERS' : '';
      for (const path of paths) saw((changed.includes(path) ? 'changed' : 'same') + where);
    },
  });
});

function randomWritten(choose: Choose, kind: 'leadership' | 'codeowners'): Written {
  const declares = kind === 'leadership' && choose(3) > 0;
  const words = declares ? [...ids, ...pool] : pool;
  return {
    declares,
    domains: several(choose, 5, () => ({
      path: pick(choose, ['*', '/a/', '/b/', '/a/b/', '/c/', '/a/b/2']),
      owners: several(choose, 4, () => pick(choose, words)),
    })),
    unowned: kind === 'codeowners' ? [] : several(choose, 2, () => pick(choose, ['/a/b/', '/c/'])),
  };
}

/** The same owners in another order and spelling, now and then with another owner. */
function rewritten(choose: Choose, { domains, ...others }: Written): Written {
  const spelled = (word: string): string => {
    const same = [...(others.declares ? ids : []), ...pool].filter(
      (other) => meaning(other, true) === meaning(word, true) || choose(12) === 11,
    );
    return pick(choose, same.length === 0 ? ['@x'] : same);
  };
  return {
    ...others,
    domains: domains.map(({ path, owners }) => ({ path, owners: owners.map(spelled).reverse() })),
  };
}

function leadershipText({ declares, domains, unowned }: Written): string {
  const list = domains.map(({ path, owners }, at) => ({ id: `d${String(at)}`, paths: [path], owners }));
  return `${declares ? people : ''}domains: ${JSON.stringify(list)}\nunowned: ${JSON.stringify(unowned)}\n`;
}

function meaning(word: string, declares: boolean): string {
  const lower = word.toLowerCase();
  return (declares ? meanings[lower] : undefined) ?? lower;
}

/** The owners of a path: those of the last domain that matches, in one spelling. */
function plainOwners({ domains, unowned }: Written, path: RepoPath, declares: boolean): string {
  const covers = (pattern: string): boolean => pattern === '*' || `/${path}`.startsWith(pattern);
  const owners = unowned.some(covers)
    ? []
    : (domains.findLast((domain) => covers(domain.path))?.owners ?? []);
  return [...new Set(owners.map((owner) => meaning(owner, declares)))].sort().join(' ');
}

interface CodeownersCase {
  readonly host?: Host;
  readonly codeowners: string;
  readonly after: Files;
  readonly files: readonly RepoPath[];
  readonly tells: readonly string[];
}

function checkCodeownersDiff(
  title: string,
  { host = 'github', codeowners, after, files, tells }: CodeownersCase,
): void {
  it(title, () => {
    const file = { file: 'CODEOWNERS', codeowners: readCodeowners(codeowners, host, files) };
    const diff = codeownersDiff(file, analysisOf(after), fileList(files));
    assert.deepEqual(rendered(diff), tells);
    assertSums(diff, files.length);
  });
}

/** Tests what the comparison tells; its sums have to fit. */
function checkDiff(title: string, { before, after, files, tells }: DiffCase): void {
  it(title, () => {
    const diff = ownershipDiff(analysisOf(before), analysisOf(after), fileList(files));
    assert.deepEqual(rendered(diff), tells);
    assert.deepEqual(JSON.parse(JSON.stringify(diff)), diff);
    assertSums(diff, files.length);
  });
}

/** The sums say what the changes say. */
function assertSums({ summary, changes, domains }: OwnershipDiff, files: number): void {
  const sum = (isCounted: (change: FileChange) => boolean): number =>
    changes.filter(isCounted).reduce((total, { paths }) => total + paths.length, 0);
  const staying = domains.changed.filter(({ owners, people }) => (owners ?? people) !== undefined);
  const membersOnly = staying.filter(({ owners }) => owners === undefined);
  const total = (list: typeof staying): number => list.reduce((all, change) => all + change.files, 0);
  assert.deepEqual(summary, {
    files,
    owners: {
      changed: sum(({ changesOwners }) => changesOwners),
      lost: sum(({ kind }) => kind === 'owners-lost'),
      gained: sum(({ kind }) => kind === 'owners-gained'),
      replaced: sum(({ kind, changesOwners }) => changesOwners && kind.endsWith('changed')),
    },
    domainOnly: sum(({ kind, changesOwners }) => kind === 'domain-changed' && !changesOwners),
    membersOnly: total(membersOnly),
    domainChanged: sum(({ kind }) => kind === 'domain-changed'),
    ownersLost: sum(({ kind }) => kind === 'owners-lost'),
    ownersGained: sum(({ kind }) => kind === 'owners-gained'),
    stillUnowned: sum(({ kind }) => kind === 'still-unowned'),
    ownersChanged: total(staying),
  });
}

function analysisOf(files: Files): ReturnType<typeof analyze> {
  const written = typeof files === 'string' ? { 'leadership.yaml': completed(files) } : files;
  return analyze(Object.entries(written).map(([path, text]) => ({ path, text })));
}

function rendered({ changes, domains }: OwnershipDiff): string[] {
  const side = (one: Side): string => {
    if (one.status !== 'owned') return one.status;
    return 'domain' in one ? one.domain : one.owners.map(({ ref }) => ref).join(' ');
  };
  return [
    ...changes.map(({ kind, changesOwners, from, to, folders }) => {
      const places = folders.map(({ place, files, examples }) =>
        files === 1 ? place : `${place} ${String(files)} (${examples.join(' ')})`,
      );
      const same = kind === 'domain-changed' && !changesOwners ? ', same owners' : '';
      return `${kind} ${side(from)} → ${side(to)}${same}: ${places.join(', ')}`;
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
