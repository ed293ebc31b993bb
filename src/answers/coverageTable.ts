import type { Analysis } from '../analyze.ts';
import type { Domain, Leadership, Text } from '../model/leadership.ts';
import type { Coverage, Taken } from '../ownership/coverage.ts';
import type { FileList } from '../ownership/fileList.ts';
import { folderOf, isWithin, type RepoPath } from '../text/repoPath.ts';
import { positionAt, type LineTable } from '../text/span.ts';
import { cardOwner, type CardOwner, type CardPlace } from './card.ts';

/** How much of a repository is led, and by whom, as `docs/cli.md` describes it. */
export interface CoverageTable {
  /** Of all files but the leadership files that nothing matches: they speak for themselves. */
  readonly total: Share;
  /** In the order of the leadership files. */
  readonly domains: readonly DomainRow[];
  /** Where the files are that nobody owns by omission, where most are first. */
  readonly unowned: readonly { readonly path: RepoPath; readonly files: number }[];
  /** Patterns that match no file. */
  readonly unmatched: readonly PatternRow[];
  /** Patterns all of whose files belong to others, in domains that have some. */
  readonly overruled: readonly PatternRow[];
}

/** Numbers of files. */
export interface Share {
  readonly files: number;
  readonly owned: number;
  readonly onPurpose: number;
  readonly unowned: number;
  /** Of the files those that are owned, or unowned on purpose: rounded down to a tenth. */
  readonly percent: number;
}

export interface DomainRow {
  readonly domain: string;
  readonly name?: string;
  readonly file: RepoPath;
  readonly owners: readonly CardOwner[];
  /** Without owners, its files are unowned on purpose. */
  readonly status: 'owned' | 'unowned-on-purpose';
  /** None for a domain that only groups others. */
  readonly patterns: number;
  /** How many are its own, of those that it matches. */
  readonly files: number;
  readonly matched: number;
  /** Of all files. */
  readonly percent: number;
  /** Who has the others, the one that has most first; without a domain, the `unowned` of a file. */
  readonly takenBy: readonly { readonly domain?: string; readonly file: RepoPath; readonly files: number }[];
}

export interface PatternRow extends CardPlace {
  /** Absent for the file's `unowned`. */
  readonly domain?: string;
}

export interface FolderRow extends Share {
  /** Ends in `/`. */
  readonly folder: RepoPath;
}

/** `coverage` is that of the analysis, complete. */
export function coverageTable(
  { files: leadershipFiles, ownership }: Analysis,
  coverage: Coverage,
  files: FileList,
): CoverageTable {
  const answering = leadershipFiles.flatMap(({ answers }) => answers ?? []);
  const leaderships = answering.map(({ leadership }) => leadership);
  const silent = silentFiles(leadershipFiles, ownership, files);
  const all = files.count - silent.length;
  const domains = leaderships.flatMap((leadership) => domainRows(leadership, coverage, ownership, all));
  const nobodys = sum(leaderships.map(({ file }) => coverage.unownedIn(file).count));
  const unowned = nobodys + ungoverned(leaderships, files) - silent.length;
  const owned = sum(domains.map((row) => (row.status === 'owned' ? row.files : 0)));
  const patterns = answering.flatMap(({ leadership, lines }) => patternRows(leadership, lines));
  return {
    total: share({ owned, onPurpose: all - owned - unowned, unowned }),
    domains,
    unowned: leaderships
      .flatMap(({ file }) => coverage.unownedPlacesIn(file, silent))
      .map(({ path, count }) => ({ path, files: count }))
      .sort((one, other) => other.files - one.files),
    unmatched: patterns
      .filter(({ pattern }) => coverage.ofPattern(pattern)?.isUnmatched === true)
      .map(({ row }) => row),
    overruled: patterns
      .filter(({ pattern, domain }) => isOverruled(pattern, domain, coverage))
      .map(({ row }) => row),
  };
}

/** The same numbers by folder, those of a folder further down than `depth` in the one above; they add up to all. */
export function folderRows(
  { files: leadershipFiles, ownership }: Analysis,
  coverage: Coverage,
  files: FileList,
  depth: number,
): FolderRow[] {
  const silent = new Map<string, number>();
  for (const path of silentFiles(leadershipFiles, ownership, files)) {
    const folder = cut(path, depth);
    silent.set(folder, (silent.get(folder) ?? 0) + 1);
  }
  return Array.from(coverage.statusesTo(depth), ([path, counts]) => {
    const folder = path === '' ? './' : `${path}/`;
    const { owned, 'unowned-on-purpose': onPurpose } = counts;
    const unowned = counts.unowned - (silent.get(folder) ?? 0);
    return { folder, ...share({ owned, onPurpose, unowned }) };
  })
    .filter((row) => row.files > 0)
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** Whether less than so many percent of the files are owned or unowned on purpose. */
export function isUnder({ files, owned, onPurpose }: Share, percent: number): boolean {
  return (owned + onPurpose) * 100 < percent * files;
}

function share({ owned, onPurpose, unowned }: Omit<Share, 'files' | 'percent'>): Share {
  const files = owned + onPurpose + unowned;
  return { files, owned, onPurpose, unowned, percent: percentOf(owned + onPurpose, files) };
}

function percentOf(some: number, all: number): number {
  return all === 0 ? 100 : Math.floor((some * 1000) / all) / 10;
}

/** The leadership files that nothing matches. */
function silentFiles(
  leadershipFiles: Analysis['files'],
  ownership: Analysis['ownership'],
  files: FileList,
): RepoPath[] {
  return leadershipFiles
    .map(({ path }) => path)
    .filter((path) => files.hasFile(path) && ownership.lookup(path).status === 'unowned');
}

function domainRows(
  leadership: Leadership,
  coverage: Coverage,
  ownership: Analysis['ownership'],
  all: number,
): DomainRow[] {
  const { file, folder } = leadership;
  const scope = ownership.scopeIn(folder);
  return coverage.domainsIn(file).flatMap((covered): DomainRow[] => {
    if (covered === undefined) return [];
    const { domain, owned, matched, taken } = covered;
    const { owners, name } = domain;
    return [
      {
        domain: domain.id.value,
        ...(name === undefined ? {} : { name: name.value }),
        file,
        owners: (owners?.items ?? []).map((owner) => cardOwner(scope, owner)),
        status: owners?.isWhole === true && owners.items.length === 0 ? 'unowned-on-purpose' : 'owned',
        patterns: domain.paths.items.length,
        files: owned.count,
        matched: matched.count,
        percent: all === 0 ? 0 : percentOf(owned.count, all),
        takenBy: taken.map(takerRow),
      },
    ];
  });
}

function takerRow({ by, files }: Taken): DomainRow['takenBy'][number] {
  return {
    ...(by.domain === undefined ? {} : { domain: by.domain.id.value }),
    file: by.leadership.file,
    files: files.count,
  };
}

/** How many files lie in no folder that a leadership file speaks for. */
function ungoverned(leaderships: readonly Leadership[], files: FileList): number {
  const folders = leaderships.map(({ folder }) => folder);
  const outermost = folders.filter(
    (folder) => !folders.some((other) => other !== folder && isWithin(other, folder)),
  );
  return files.count - sum(outermost.map((folder) => files.folder(folder)?.count ?? 0));
}

interface PlacedPattern {
  readonly pattern: Text;
  readonly domain: Domain | undefined;
  readonly row: PatternRow;
}

function patternRows(leadership: Leadership, lines: LineTable): PlacedPattern[] {
  const rows = (items: readonly Text[], domain: Domain | undefined): PlacedPattern[] =>
    items.map((pattern) => ({
      pattern,
      domain,
      row: {
        file: leadership.file,
        line: positionAt(lines, pattern.span.start).line + 1,
        pattern: pattern.value,
        ...(domain === undefined ? {} : { domain: domain.id.value }),
      },
    }));
  return [
    ...rows(leadership.unowned.items, undefined),
    ...leadership.domains.items.flatMap((domain) => rows(domain.paths.items, domain)),
  ];
}

function isOverruled(pattern: Text, domain: Domain | undefined, coverage: Coverage): boolean {
  const covered = coverage.ofPattern(pattern);
  if (domain === undefined || covered === undefined || pattern.value.startsWith('!')) return false;
  const own = coverage.ofDomain(domain)?.owned.count ?? 0;
  return own > 0 && covered.matched.count > 0 && covered.own === 0;
}

/** The folder of a path, or the one that many folders deep above it, with `/` at the end. */
function cut(path: RepoPath, depth: number): string {
  const folder = folderOf(path);
  return folder === '' ? './' : `${folder.split('/').slice(0, depth).join('/')}/`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
