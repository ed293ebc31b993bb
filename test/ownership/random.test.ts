import assert from 'node:assert/strict';
import { analyze, type Analysis, type SourceFile } from '../../src/analyze.ts';
import type { FileSet } from '../../src/ownership/coverage/coverage.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import type { Match } from '../../src/ownership/patterns/ownership.ts';
import { matches, anyFileName, readPattern } from '../../src/ownership/patterns/pattern.ts';
import { compileLists } from '../../src/ownership/patterns/patternLists.ts';
import { folderOf, isWithin, pathFrom, type RepoPath } from '../../src/text/repoPath.ts';
import { randomNumbers } from '../randomNumbers.ts';
import { isCovered } from './plainReading.ts';

/** A leadership file, as far as it says who owns what. */
interface Written {
  readonly folder: RepoPath;
  readonly inherits: boolean;
  readonly domains: readonly {
    readonly id: string;
    readonly paths: readonly string[];
    readonly isOwned: boolean;
  }[];
  readonly unowned: readonly string[];
  /** Of a criterion: they decide nothing. */
  readonly criterion: readonly string[];
}

type Covers = (pattern: string, path: RepoPath) => boolean;

const folders = ['a', 'b', 'ab', 'gen', 'é'];
const files = ['c.ts', 'd.ts', 'a.md', 'LICENSE', '.c', '🦊.md'];
const starts = [
  '',
  '',
  'a/',
  'b/',
  'ab/',
  'a/b/',
  '**/',
  '*/',
  'a/**/',
  '**/gen/',
  'é/',
  '?/',
  'a*/',
  'b/**/a/',
];
const ends = [
  '',
  '*',
  '**',
  '*.ts',
  'c.ts',
  'a',
  'gen/',
  '*.md',
  'ab',
  '?.md',
  'd*',
  'a*/',
  '.*',
  'LICENSE',
  'a//b',
];

describe('random leadership files', function () {
  this.timeout(120_000);

  it('have for every path the answer that docs/format.md gives, in any order of asking', () => {
    const random = randomNumbers(31);
    const differing: string[] = [];
    const statuses = new Map<string, number>();
    for (let round = 0; round < 300; round++) {
      const written = randomFiles(random);
      const { ownership } = analyze(written.map(sourceOf));
      const paths = [...randomPaths(random, round % 20 === 0 ? 500 : 30), '', 'a/', 'a/gen/', 'b/é/'];
      const expected = paths.map((path) => plainAnswer(written, path, isCovered));
      const byMatches = paths.map((path) => plainAnswer(written, path, matchesAlone));
      const { matcher, rules } = compileLists(leadershipsOf(analyze(written.map(sourceOf))));
      const decisions = matcher.decideAll(paths.map(asFile));
      for (const at of [...shuffled(random, paths), ...shuffled(random, paths)]) {
        const path = paths[at] ?? '';
        const { status, matchedBy, overridden } = ownership.lookup(path);
        const matched = [matchedBy, ...overridden].flatMap((match) => match ?? []).map(inWords);
        const answer = [status, ...matched].join(', not ');
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        const ofStream = rules[decisions[at] ?? -1]?.pattern?.value;
        if (answer !== expected[at] || answer !== byMatches[at] || ofStream !== matchedBy?.pattern.value)
          differing.push(
            `${path}: ${answer}; in a stream by ${String(ofStream)}; should be ${String(expected[at])}, ${String(byMatches[at])}\n${JSON.stringify(written)}`,
          );
      }
    }
    assert.deepEqual(differing, []);
    assert.ok(statuses.size === 3 && Math.min(...statuses.values()) > 1000, JSON.stringify([...statuses]));
  });

  it('have the same answers counted, also after files and patterns changed', () => {
    const random = randomNumbers(32);
    const differing: string[] = [];
    for (let round = 0; round < 40; round++) {
      let written = randomFiles(random);
      let list = fileList(randomPaths(random, round % 4 === 0 ? 1500 : 60));
      let analysis: Analysis | undefined;
      for (let change = 0; change < 5; change++) {
        if (change > 0 && random(3) > 0) list = list.changed(randomChange(random, [...list.paths]));
        else if (change > 0) written = changedFiles(random, written);
        analysis = analyze(written.map(sourceOf), list, undefined, analysis);
        const said = counted(analysis, written);
        const expected = plainCounts(written, [...list.paths]);
        if (said !== expected) differing.push(`${said}\nshould be\n${expected}\n${JSON.stringify(written)}`);
      }
    }
    assert.deepEqual(differing, []);
  });

  it('have the same answers where more folders are asked about than are remembered', () => {
    const written = [
      fileOf('', [['*', '!*.md'], ['a/*1*/', '!a/*2/'], ['**/ab*7/'], ['c.ts'], ['/é/', '!*.ts']]),
      fileOf('b', [['b*/'], ['LICENSE', '**/b*9/*']]),
    ];
    const { matcher, rules } = compileLists(leadershipsOf(analyze(written.map(sourceOf))));
    const paths = Array.from({ length: 120_000 }, (_, at) => {
      const folder = `${folders[at % 5] ?? ''}/${folders[at % 3] ?? ''}${String(at % 110_000)}`;
      return `${folder}/${files[at % 6] ?? ''}`;
    });
    const decisions = paths.map((path) => matcher.decide(path));
    const streamed = matcher.decideAll(paths);
    const differing = paths.filter(
      (path, at) =>
        decisions[at] !== streamed[at] ||
        (at % 100 === 0 && rules[decisions[at] ?? -1]?.pattern?.value !== plainDecision(written, path)),
    );
    assert.deepEqual(differing, []);
    assert.ok(new Set(decisions).size > 3);
  });
});

/** What docs/format.md says of a path: its status, what decides, and what is overridden. */
function plainAnswer(written: readonly Written[], path: RepoPath, covers: Covers): string {
  const [decisive, ...overridden] = plainMatches(written, path, covers);
  if (decisive === undefined) return 'unowned';
  const status = decisive.isOwned ? 'owned' : 'intentionally-unowned';
  return [status, ...[decisive, ...overridden].map(({ words }) => words)].join(', not ');
}

function plainDecision(written: readonly Written[], path: RepoPath): string | undefined {
  return plainMatches(written, path, isCovered)[0]?.pattern;
}

interface PlainMatch {
  readonly list: string;
  readonly pattern: string;
  readonly words: string;
  readonly isOwned: boolean;
}

/** The deepest file is asked first; in it `unowned`, then its domains from the last one on; then the next one up. */
function plainMatches(written: readonly Written[], path: RepoPath, covers: Covers): PlainMatch[] {
  const found: PlainMatch[] = [];
  for (const file of askedAbout(written, path)) {
    found.push(...matchesInFile(file, path, covers));
    if (!file.inherits) break;
  }
  return found;
}

/** The files above a path, the deepest one first. */
function askedAbout(written: readonly Written[], path: RepoPath): Written[] {
  return written
    .filter(({ folder }) => isWithin(folder, folderOf(asFile(path))))
    .toSorted((one, other) => other.folder.length - one.folder.length);
}

function matchesInFile({ folder, domains, unowned }: Written, path: RepoPath, covers: Covers): PlainMatch[] {
  const inFolder = pathFrom(folder, asFile(path));
  return [{ id: 'unowned', paths: unowned, isOwned: false }, ...domains.toReversed()].flatMap(
    ({ id, paths, isOwned }): PlainMatch[] => {
      const pattern = paths.findLast((one) => 'pattern' in readPattern(one) && covers(one, inFolder));
      if (pattern === undefined || pattern.startsWith('!')) return [];
      const list = `${folder}:${id}`;
      return [{ list, pattern, words: `${list} by ${pattern}`, isOwned }];
    },
  );
}

/** What the coverage says, and all that it leads to. */
function counted({ coverage, files: analyzed }: Analysis, written: readonly Written[]): string {
  const inOrder = ({ count, paths }: FileSet): string => {
    const all = [...paths].sort();
    return all.length === count ? all.join(' ') : `${String(count)} counted of ${all.join(' ')}`;
  };
  return JSON.stringify(
    written.map(({ folder }) => {
      const file = `${folder}${folder === '' ? '' : '/'}leadership.yaml`;
      const leadership = analyzed.find(({ path }) => path === file)?.lastGoodModel?.leadership;
      const patterns = leadership?.domains.items.flatMap(({ paths }) => paths.items) ?? [];
      return {
        domains: coverage
          ?.domainsIn(file)
          .map((domain) => domain && [inOrder(domain.matched), inOrder(domain.owned)]),
        unowned: coverage && inOrder(coverage.unownedIn(file)),
        patterns: patterns
          .filter(({ value }) => !value.startsWith('!'))
          .map((pattern) => {
            const found = coverage?.ofPattern(pattern);
            return found && [inOrder(found.matched), found.own, found.isUnmatched];
          }),
      };
    }),
  );
}

function plainCounts(written: readonly Written[], paths: readonly RepoPath[]): string {
  const sorted = paths.toSorted();
  const deciding = new Map(sorted.map((path) => [path, plainMatches(written, path, isCovered)[0]]));
  const firstAsked = new Map(sorted.map((path) => [path, askedAbout(written, path)[0]]));
  return JSON.stringify(
    written.map((file) => {
      const below = sorted.filter((path) => isWithin(file.folder, folderOf(path)));
      const isOf = (id: string, match: PlainMatch | undefined): boolean =>
        match?.list === `${file.folder}:${id}`;
      const covering = new Map(below.map((path) => [path, matchesInFile(file, path, isCovered)]));
      return {
        domains: file.domains.map(({ id }) => [
          below.filter((path) => covering.get(path)?.some((match) => isOf(id, match))).join(' '),
          below.filter((path) => isOf(id, deciding.get(path))).join(' '),
        ]),
        unowned: below
          .filter((path) => firstAsked.get(path) === file && deciding.get(path) === undefined)
          .join(' '),
        patterns: file.domains.flatMap(({ id, paths: patterns }) =>
          patterns
            .filter((pattern) => !pattern.startsWith('!'))
            .map((pattern) => {
              if ('fault' in readPattern(pattern)) return undefined;
              const matched = below.filter((path) => isCovered(pattern, pathFrom(file.folder, path)));
              const own = matched.filter((path) => isOf(id, deciding.get(path)));
              return [matched.join(' '), own.length, matched.length === 0];
            }),
        ),
      };
    }),
  );
}

function inWords({ leadership, domain, pattern }: Match): string {
  return `${leadership.folder}:${domain?.id.value ?? 'unowned'} by ${pattern.value}`;
}

function matchesAlone(source: string, path: RepoPath): boolean {
  const reading = readPattern(source);
  return 'pattern' in reading && matches(reading.pattern, path.split('/'));
}

function asFile(path: RepoPath): RepoPath {
  return path === '' || path.endsWith('/') ? path + anyFileName : path;
}

function leadershipsOf(analysis: Analysis): Parameters<typeof compileLists>[0] {
  return analysis.files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
}

function sourceOf({ folder, inherits, domains, unowned, criterion }: Written): SourceFile {
  const criteria = [{ id: 'first', statement: 'S', paths: criterion }];
  const start = inherits ? { inherits } : { purpose: 'P', goals: [] };
  const text = JSON.stringify({
    version: 1,
    ...start,
    decisionCriteria: criteria,
    domains: domains.map(({ id, paths, isOwned }) => ({
      id,
      paths,
      owners: isOwned ? ['@acme/a'] : [],
      decisionCriteria: criteria.map((one) => ({ ...one, id: `${id}-first` })),
    })),
    unowned,
  });
  return { path: `${folder}${folder === '' ? '' : '/'}leadership.yaml`, text };
}

type Random = (limit: number) => number;

function randomFiles(random: Random): Written[] {
  const first = randomFile(random, '');
  const nested = ['a', 'a/b', 'b', 'a/b/gen', 'é'].filter(() => random(3) === 0);
  return [...(random(6) > 0 ? [first] : []), ...nested.map((folder) => randomFile(random, folder))];
}

function randomFile(random: Random, folder: RepoPath): Written {
  return {
    folder,
    inherits: random(2) === 0,
    domains: Array.from({ length: random(5) }, (_, at) => ({
      id: `d${String(at)}`,
      paths: randomPatterns(random),
      isOwned: random(5) > 0,
    })),
    unowned: random(2) === 0 ? [] : randomPatterns(random),
    criterion: randomPatterns(random),
  };
}

function fileOf(folder: RepoPath, domains: readonly (readonly string[])[]): Written {
  const owned = domains.map((paths, at) => ({ id: `d${String(at)}`, paths, isOwned: true }));
  return { folder, inherits: folder !== '', domains: owned, unowned: [], criterion: [] };
}

function changedFiles(random: Random, written: readonly Written[]): Written[] {
  const changed = random(written.length);
  return written.map((file, at) => (at === changed ? randomFile(random, file.folder) : file));
}

function randomPatterns(random: Random): string[] {
  return Array.from({ length: random(5) }, () => {
    const pattern = `${random(4) === 0 ? '/' : ''}${pick(random, starts)}${pick(random, ends)}`;
    return `${random(4) === 0 ? '!' : ''}${pattern}`;
  }).filter((pattern, at, all) => all.indexOf(pattern) === at);
}

function randomPaths(random: Random, count: number): RepoPath[] {
  const paths = Array.from({ length: count }, () => {
    const numbered = count > 100 && random(2) === 0 ? String(random(count)) : '';
    const above = Array.from({ length: random(5) }, () => `${pick(random, folders)}/`).join('');
    return `${above}${numbered}${pick(random, files)}`;
  });
  return [...new Set(paths)];
}

/** Files that come and go, and folders that go with all that is in them. */
function randomChange(
  random: Random,
  paths: readonly RepoPath[],
): { readonly removed: RepoPath[]; readonly added: RepoPath[] } {
  const removed = Array.from({ length: random(5) }, () => {
    const path = pick(random, paths);
    return random(4) === 0 && path.includes('/') ? folderOf(path) : path;
  });
  return { removed: removed.filter((path) => path !== ''), added: randomPaths(random, random(5)) };
}

function shuffled(random: Random, items: readonly unknown[]): number[] {
  const order = items.map((_, at) => at);
  for (let at = order.length - 1; at > 0; at--) {
    const other = random(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return order;
}

function pick<T>(random: Random, choices: readonly T[]): T {
  const choice = choices[random(choices.length)];
  if (choice === undefined) throw new Error('There is nothing to pick from');
  return choice;
}
