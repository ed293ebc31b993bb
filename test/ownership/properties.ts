import assert from 'node:assert/strict';
import { analyzeUncounted, type Analysis, type SourceFile } from '../../src/analyze.ts';
import type { FileSet } from '../../src/ownership/coverage/coverage.ts';
import { fileList } from '../../src/ownership/coverage/fileList.ts';
import type { Match } from '../../src/ownership/patterns/ownership.ts';
import { matches, anyFileName, readPattern } from '../../src/ownership/patterns/pattern.ts';
import { compileLists } from '../../src/ownership/patterns/patternLists.ts';
import { folderOf, isWithin, pathFrom, type RepoPath } from '../../src/text/repoPath.ts';
import { chosen, pick, several, type Choose, type Property } from '../property.ts';
import { isCovered } from './plainReading.ts';

/** A leadership file, as far as it says who owns what. */
export interface Written {
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

export const folders = ['a', 'b', 'ab', 'gen', 'é'];
export const files = ['c.ts', 'd.ts', 'a.md', 'LICENSE', '.c', '🦊.md'];
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

/** Leadership files, and paths that are looked up in them, one after another. */
interface Lookups {
  readonly written: readonly Written[];
  readonly paths: readonly RepoPath[];
  readonly order: readonly number[];
}

export const lookups: Property<Lookups> = {
  title: 'have for every path the answer that docs/format.md gives, in any order of lookups',
  runs: 300,
  atLeast: { owned: 1000, 'intentionally-unowned': 1000, unowned: 1000 },
  input: chosen((choose) => {
    const written = randomFiles(choose);
    const paths = [...randomPaths(choose, choose(20) === 19 ? 500 : 30), '', 'a/', 'a/gen/', 'b/é/'];
    const order = Array.from({ length: 2 * paths.length }, () => choose(paths.length));
    return { written, paths, order };
  }),
  check: ({ written, paths, order }, saw) => {
    const { ownership } = analyzeUncounted(written.map(sourceOf));
    const { matcher, rules } = compileLists(leadershipsOf(analyzeUncounted(written.map(sourceOf))));
    const decisions = matcher.decideAll(paths.map(asFile));
    for (const at of [...order, ...paths.keys()]) {
      const path = paths[at] ?? '';
      const { status, matchedBy, overridden } = ownership.lookup(path);
      const matched = [matchedBy, ...overridden].flatMap((match) => match ?? []).map(inWords);
      const answer = [status, ...matched].join(', not ');
      assert.equal(answer, plainAnswer(written, path, isCovered), path);
      assert.equal(answer, plainAnswer(written, path, matchesAlone), path);
      assert.equal(rules[decisions[at] ?? -1]?.pattern?.value, matchedBy?.pattern.value, path);
      saw(status);
    }
  },
};

/** Leadership files and the paths of a repository, and what becomes of them. */
interface Changing {
  readonly written: readonly Written[];
  readonly paths: readonly RepoPath[];
  readonly changes: readonly (readonly Written[] | Changes)[];
}

interface Changes {
  readonly removed: readonly RepoPath[];
  readonly added: readonly RepoPath[];
}

export const counts: Property<Changing> = {
  title: 'have the same answers counted, also after files and patterns changed',
  runs: 45,
  atLeast: { count: 180 },
  input: chosen((choose) => {
    const written = randomFiles(choose);
    const paths = randomPaths(choose, choose(4) === 3 ? 1500 : 60);
    const changes = several(choose, 6, () =>
      choose(3) < 2 ? randomChange(choose, paths) : changedFiles(choose, written),
    );
    return { written, paths, changes };
  }),
  check: ({ written, paths, changes }, saw) => {
    let files = written;
    let list = fileList(paths);
    let analysis: Analysis | undefined;
    for (const change of [undefined, ...changes]) {
      if (change !== undefined && 'removed' in change) list = list.changed(change);
      else if (change !== undefined) files = change;
      analysis = analyzeUncounted(files.map(sourceOf), list, analysis);
      assert.equal(counted(analysis, files), plainCounts(files, [...list.paths]));
      saw('count');
    }
  },
};

/** What docs/format.md says of a path: its status, what decides, and what is overridden. */
function plainAnswer(written: readonly Written[], path: RepoPath, covers: Covers): string {
  const [decisive, ...overridden] = plainMatches(written, path, covers);
  if (decisive === undefined) return 'unowned';
  const status = decisive.isOwned ? 'owned' : 'intentionally-unowned';
  return [status, ...[decisive, ...overridden].map(({ words }) => words)].join(', not ');
}

export function plainDecision(written: readonly Written[], path: RepoPath): string | undefined {
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

export function leadershipsOf(analysis: Analysis): Parameters<typeof compileLists>[0] {
  return analysis.files.flatMap(({ lastGoodModel }) => lastGoodModel?.leadership ?? []);
}

export function sourceOf({ folder, inherits, domains, unowned, criterion }: Written): SourceFile {
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

function randomFiles(choose: Choose): Written[] {
  const first = randomFile(choose, '');
  const nested = ['a', 'a/b', 'b', 'a/b/gen', 'é'].filter(() => choose(3) === 2);
  return [...(choose(6) < 5 ? [first] : []), ...nested.map((folder) => randomFile(choose, folder))];
}

function randomFile(choose: Choose, folder: RepoPath): Written {
  return {
    folder,
    inherits: choose(2) === 0,
    domains: several(choose, 4, (at) => ({
      id: `d${String(at)}`,
      paths: randomPatterns(choose),
      isOwned: choose(5) < 4,
    })),
    unowned: choose(2) === 0 ? [] : randomPatterns(choose),
    criterion: randomPatterns(choose),
  };
}

function changedFiles(choose: Choose, written: readonly Written[]): Written[] {
  const changed = choose(written.length);
  return written.map((file, at) => (at === changed ? randomFile(choose, file.folder) : file));
}

function randomPatterns(choose: Choose): string[] {
  return several(choose, 4, () => {
    const pattern = `${choose(4) === 3 ? '/' : ''}${pick(choose, starts)}${pick(choose, ends)}`;
    return `${choose(4) === 3 ? '!' : ''}${pattern}`;
  }).filter((pattern, at, all) => all.indexOf(pattern) === at);
}

function randomPaths(choose: Choose, count: number): RepoPath[] {
  const paths = Array.from({ length: count }, () => {
    const numbered = count > 100 && choose(2) === 0 ? String(choose(count)) : '';
    const above = several(choose, 4, () => `${pick(choose, folders)}/`).join('');
    return `${above}${numbered}${pick(choose, files)}`;
  });
  return [...new Set(paths)];
}

/** Files that come and go, and folders that go with all that is in them. */
function randomChange(choose: Choose, paths: readonly RepoPath[]): Changes {
  const removed = several(choose, 4, () => {
    const path = pick(choose, paths);
    return choose(4) === 3 && path.includes('/') ? folderOf(path) : path;
  });
  return { removed: removed.filter((path) => path !== ''), added: randomPaths(choose, choose(5)) };
}
