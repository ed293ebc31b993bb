import type { Analysis } from '../../analyze.ts';
import type { Domain, Leadership, Text } from '../../model/leadership.ts';
import { statusOfDomain } from '../../model/owner.ts';
import type { Coverage, OverriddenFiles } from '../../ownership/coverage/coverage.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { OwnershipResult } from '../../ownership/patterns/ownership.ts';
import { folderOf, isWithin, type RepoPath } from '../../text/repoPath.ts';
import { positionAt, type LineTable } from '../../text/span.ts';
import { cardOwner, type CardOwner, type CardLocation } from '../card/card.ts';

/** The coverage of a repository, in the JSON shape that `docs/cli.md` describes. */
export interface CoverageTable {
  /** All files, except leadership files that no pattern matches. */
  readonly total: Share;
  /** In the order of the leadership files. */
  readonly domains: readonly DomainRow[];
  /** The locations of unowned files, most files first. Excludes intentionally unowned files. */
  readonly unowned: readonly { readonly path: RepoPath; readonly files: number }[];
  /** Patterns that match no file. */
  readonly unmatched: readonly PatternRow[];
  /** Patterns all of whose files belong to other domains. Excludes domains that own no files. */
  readonly overridden: readonly PatternRow[];
}

/** Numbers of files. */
export interface Share {
  readonly files: number;
  readonly owned: number;
  readonly intentionallyUnowned: number;
  readonly unowned: number;
  /** The share of files that are owned or intentionally unowned, in percent, rounded down to one decimal. */
  readonly percent: number;
}

export interface DomainRow {
  readonly domain: string;
  readonly name?: string;
  readonly file: RepoPath;
  readonly owners: readonly CardOwner[];
  /** The files of a domain without owners are intentionally unowned; those of one with placeholders only are unowned. */
  readonly status: OwnershipResult['status'];
  /** 0 for a domain that only groups other domains. */
  readonly patterns: number;
  /** The number of files that the domain owns, of those that it matches. */
  readonly files: number;
  readonly matched: number;
  /** Of all files. */
  readonly percent: number;
  /**
   * The domains that own the other matched files, most files first. Without a domain: the `unowned` list of a
   * file.
   */
  readonly overriddenBy: readonly {
    readonly domain?: string;
    readonly file: RepoPath;
    readonly files: number;
  }[];
}

export interface PatternRow extends CardLocation {
  /** Absent for the file's `unowned` list. */
  readonly domain?: string;
}

export interface FolderRow extends Share {
  /** Ends with `/`. */
  readonly folder: RepoPath;
}

/** `coverage` must be the complete coverage of the analysis. */
export function coverageTable(
  { files: leadershipFiles, ownership }: Analysis,
  coverage: Coverage,
  files: FileList,
): CoverageTable {
  const answering = leadershipFiles.flatMap(({ lastGoodModel }) => lastGoodModel ?? []);
  const leaderships = answering.map(({ leadership }) => leadership);
  const silent = silentFiles(leadershipFiles, ownership, files);
  const all = files.count - silent.length;
  const domains = leaderships.flatMap((leadership) => domainRows(leadership, coverage, ownership, all));
  const nobodys = sum(leaderships.map(({ file }) => coverage.unownedIn(file).count));
  const unowned = nobodys + ungoverned(leaderships, files) - silent.length;
  const owned = sum(domains.map((row) => (row.status === 'owned' ? row.files : 0)));
  const patterns = answering.flatMap(({ leadership, lines }) => patternRows(leadership, lines));
  return {
    total: share({ owned, intentionallyUnowned: all - owned - unowned, unowned }),
    domains,
    unowned: leaderships
      .flatMap(({ file }) => coverage.unownedPlacesIn(file, silent))
      .map(({ path, count }) => ({ path, files: count }))
      .sort((one, other) => other.files - one.files),
    unmatched: patterns
      .filter(({ pattern }) => coverage.ofPattern(pattern)?.isUnmatched === true)
      .map(({ row }) => row),
    overridden: patterns
      .filter(({ pattern, domain }) => isOverridden(pattern, domain, coverage))
      .map(({ row }) => row),
  };
}

/**
 * The same numbers per folder. Folders deeper than `depth` count toward their ancestor at that depth. The rows add
 * up to the total.
 */
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
    const { owned, 'intentionally-unowned': intentionallyUnowned } = counts;
    const unowned = counts.unowned - (silent.get(folder) ?? 0);
    return { folder, ...share({ owned, intentionallyUnowned, unowned }) };
  })
    .filter((row) => row.files > 0)
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

/** Whether less than `percent` of the files are owned or intentionally unowned. */
export function isUnder({ files, owned, intentionallyUnowned }: Share, percent: number): boolean {
  return (owned + intentionallyUnowned) * 100 < percent * files;
}

function share({ owned, intentionallyUnowned, unowned }: Omit<Share, 'files' | 'percent'>): Share {
  const files = owned + intentionallyUnowned + unowned;
  return {
    files,
    owned,
    intentionallyUnowned,
    unowned,
    percent: percentOf(owned + intentionallyUnowned, files),
  };
}

function percentOf(some: number, all: number): number {
  return all === 0 ? 100 : Math.floor((some * 1000) / all) / 10;
}

/** The leadership files that no pattern matches. */
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
    const { domain, owned, matched, overridden } = covered;
    const { owners, name } = domain;
    return [
      {
        domain: domain.id.value,
        ...(name === undefined ? {} : { name: name.value }),
        file,
        owners: (owners?.items ?? []).map((owner) => cardOwner(scope, owner)),
        status: statusOfDomain(domain),
        patterns: domain.paths.items.length,
        files: owned.count,
        matched: matched.count,
        percent: all === 0 ? 0 : percentOf(owned.count, all),
        overriddenBy: overridden.map(takerRow),
      },
    ];
  });
}

function takerRow({ by, files }: OverriddenFiles): DomainRow['overriddenBy'][number] {
  return {
    ...(by.domain === undefined ? {} : { domain: by.domain.id.value }),
    file: by.leadership.file,
    files: files.count,
  };
}

/** The number of files in folders without an applicable leadership file. */
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

function isOverridden(pattern: Text, domain: Domain | undefined, coverage: Coverage): boolean {
  const covered = coverage.ofPattern(pattern);
  if (domain === undefined || covered === undefined || pattern.value.startsWith('!')) return false;
  const own = coverage.ofDomain(domain)?.owned.count ?? 0;
  return own > 0 && covered.matched.count > 0 && covered.own === 0;
}

/** The folder of a path, cut to `depth` levels, with a trailing `/`. */
function cut(path: RepoPath, depth: number): string {
  const folder = folderOf(path);
  return folder === '' ? './' : `${folder.split('/').slice(0, depth).join('/')}/`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
