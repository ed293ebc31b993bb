import type { Domain, Leadership, Text } from '../../model/leadership.ts';
import type { Matcher } from '../patterns/matcher.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import { statusOf, type OwnershipResult } from '../patterns/ownership.ts';
import type { CompiledLists, PatternList } from '../patterns/patternLists.ts';
import { memoize } from '../../text/memoize.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import type { FileList } from './fileList.ts';
import { countBelow, filePlaces, type FilePlace } from './filePlaces.ts';
import {
  countsOf,
  restated,
  setReader,
  winningList,
  type ListCounts,
  type SetReading,
} from './listCounts.ts';
import { filesWith, talliesTo, tallyOf, type CountedFiles } from './tally.ts';

/** The domains and patterns of all leadership files, with the numbers of files they match and own. */
export interface Coverage {
  /** Whether all files are counted. If not, the counts are earlier ones of lists that are the same. */
  readonly isComplete: boolean;
  /**
   * What was counted, for the next coverage.
   * @internal
   */
  readonly counted: Counted;
  /** The domains of a leadership file, in their order. Undefined for a domain without counts. */
  readonly domainsIn: (file: RepoPath) => readonly (DomainCoverage | undefined)[];
  /** Undefined if the domain has no counts yet. */
  readonly ofDomain: (domain: Domain) => DomainCoverage | undefined;
  /** Undefined if the pattern is invalid or has no counts yet. */
  readonly ofPattern: (pattern: Text) => PatternCoverage | undefined;
  /** The unowned files whose nearest leadership file is `file`. */
  readonly unownedIn: (file: RepoPath) => FileSet;
  /**
   * The folders that contain them: see `filePlaces`. `except` are left out. Empty until all files are
   * counted.
   */
  readonly unownedPlacesIn: (file: RepoPath, except: readonly RepoPath[]) => readonly FilePlace[];
  /**
   * The number of unowned files in a folder and below that have a leadership file. `except` are left out. 0 until all
   * files are counted.
   */
  readonly unownedBelow: (folder: RepoPath, except: readonly RepoPath[]) => number;
  /**
   * The number of files of each status in each folder down to a depth. Files further down count for their
   * ancestor at that depth.
   */
  readonly statusesTo: (depth: number) => ReadonlyMap<RepoPath, StatusCounts>;
  /** Whether a domain owns a file that the patterns of a criterion match. */
  readonly hasFileAmong: (domain: Domain, paths: readonly Text[]) => boolean;
}

export type StatusCounts = Readonly<Record<OwnershipResult['status'], number>>;

/** A set of files: their number, and their paths, which are looked up on demand. */
export interface FileSet {
  readonly count: number;
  readonly paths: Iterable<RepoPath>;
}

export interface DomainCoverage {
  readonly domain: Domain;
  /** The files that its patterns match. */
  readonly matched: FileSet;
  /** The matched files that it owns. */
  readonly owned: FileSet;
  /** The matched files that others own, by winner. The winner with the most files comes first. */
  readonly overridden: readonly OverriddenFiles[];
}

export interface PatternCoverage {
  /** Whether the pattern itself matches no file, regardless of the other patterns in its list. */
  readonly isUnmatched: boolean;
  /**
   * The files that the pattern matches. For a negated pattern, only those that the patterns before it in its
   * list match.
   */
  readonly matched: FileSet;
  /** The number of matched files that its list owns. */
  readonly own: number;
  /** The number of matched files that its list excludes. */
  readonly excluded: number;
  /** The matched files that others own, by winner. The winner with the most files comes first. */
  readonly overridden: readonly OverriddenFiles[];
}

export interface OverriddenFiles {
  readonly by: Winner;
  readonly files: FileSet;
}

/**
 * A domain. Without a domain, the `unowned` of a file, or a file that does not inherit and matches nothing
 * else.
 */
export interface Winner {
  readonly leadership: Leadership;
  readonly domain: Domain | undefined;
  readonly isUnowned: boolean;
}

interface Counted extends CountedFiles {
  readonly matcher: Matcher;
  readonly compiled: CompiledLists;
  /** Undefined if the files are not counted. */
  readonly counts: ListCounts | undefined;
}

/**
 * The coverage as far as it is known without counting: complete if `earlier` has counted the same files for the same
 * patterns, else with the earlier counts of lists that are the same.
 */
export function knownCoverage(compiled: CompiledLists, files: FileList, earlier?: Coverage): Coverage {
  const { matcher } = compiled;
  const before = earlier?.counted;
  if (before?.matcher !== matcher) {
    const counts = before?.counts && restated(before.counts, before.compiled, compiled);
    return coverageFrom({ compiled, matcher, files, tallies: new WeakMap(), counts }, false);
  }
  const isComplete = earlier?.isComplete === true && before.files.root === files.root;
  return coverageFrom({ ...before, compiled, files }, isComplete);
}

/**
 * Counts the owners of all files, with the same results as `Ownership.lookup` for each. If the caller stops before the
 * end, the folders that were counted stay counted.
 */
export function* countFiles(coverage: Coverage): Task<Coverage> {
  const { counted } = coverage;
  const counts = yield* countsOf(counted.compiled, yield* tallyOf(counted));
  return coverageFrom({ ...counted, counts }, true);
}

function coverageFrom(counted: Counted, isComplete: boolean): Coverage {
  const { compiled, counts } = counted;
  const { lists } = compiled;
  const index = indexOf(compiled);
  const read = setReader(compiled);
  const query: Query = { ...counted, read };
  const isNobodys = (set: MatchSet): boolean => isNobody(lists[winningList(set, compiled)]);
  const isUnownedIn =
    (begin: number) =>
    (set: MatchSet): boolean =>
      isNobodys(set) && read(set).begin === begin;
  const isUnowned = memoize((set: MatchSet) => isNobodys(set) && read(set).begin >= 0);
  const beginOf = (file: RepoPath): number => lists.findIndex(({ leadership }) => leadership.file === file);
  const ofDomain = (domain: Domain): DomainCoverage | undefined =>
    domainCoverage(query, domain, index().domains.get(domain) ?? -1);
  return {
    isComplete,
    counted,
    ofDomain,
    domainsIn: (file) =>
      lists.flatMap(({ kind, leadership, domain }) =>
        kind === 'domain' && domain !== undefined && leadership.file === file ? [ofDomain(domain)] : [],
      ),
    ofPattern: (pattern) => patternCoverage(query, pattern, index().rules.get(pattern) ?? -1),
    unownedIn: (file) => {
      const begin = beginOf(file);
      return fileSet(query, counts?.unowned.get(begin) ?? 0, isUnownedIn(begin));
    },
    unownedPlacesIn: (file, except) => {
      const begin = beginOf(file);
      const folder = lists[begin]?.leadership.folder;
      if (!isComplete || folder === undefined || counts?.unowned.has(begin) !== true) return [];
      return filePlaces(counted, folder, memoize(isUnownedIn(begin)), except);
    },
    unownedBelow: (folder, except) => (isComplete ? countBelow(counted, folder, isUnowned, except) : 0),
    statusesTo: (depth) => statusesTo(query, depth),
    hasFileAmong: (domain, paths) => {
      const owners = counts?.owners.get(index().lists.get(paths) ?? -1);
      return owners?.has(index().domains.get(domain) ?? -1) ?? false;
    },
  };
}

/** What the answers are computed from. */
interface Query extends Counted {
  readonly read: (set: MatchSet) => SetReading;
}

/** Makes sets of files on access: most callers need one of them. */
function domainCoverage(query: Query, domain: Domain, list: number): DomainCoverage | undefined {
  const numbers = query.counts?.lists[list];
  if (numbers === undefined) return undefined;
  const isMatched = (set: MatchSet): boolean => query.read(set).covering.includes(list);
  return {
    domain,
    get matched() {
      return fileSet(query, numbers.matched, isMatched);
    },
    get owned() {
      return fileSet(query, numbers.owned, (set) => winningList(set, query.compiled) === list);
    },
    get overridden() {
      return overriddenFiles(query, numbers.taken, isMatched);
    },
  };
}

function patternCoverage(query: Query, pattern: Text, position: number): PatternCoverage | undefined {
  const { rules } = query.compiled;
  const numbers = query.counts?.patterns[position];
  const list = rules[position]?.list;
  if (numbers === undefined || list === undefined) return undefined;
  const isMatched = (set: MatchSet): boolean => {
    const { positions } = query.read(set);
    const at = positions.indexOf(position);
    const before = rules[positions[at + 1] ?? -1];
    return at >= 0 && (!isNegated(pattern) || (before?.list === list && !isNegated(before.pattern)));
  };
  return {
    isUnmatched: numbers.all === 0,
    get matched() {
      return fileSet(query, numbers.matched, isMatched);
    },
    own: numbers.own,
    excluded: numbers.takenOut,
    get overridden() {
      return overriddenFiles(query, numbers.taken, isMatched);
    },
  };
}

/** The files that others own, by winner. `counts` are their numbers by list. */
function overriddenFiles(
  query: Query,
  counts: ReadonlyMap<number, number>,
  isMatched: (set: MatchSet) => boolean,
): OverriddenFiles[] {
  return [...counts]
    .flatMap(([list, count]) => {
      const by = query.compiled.lists[list];
      const isTheirs = (set: MatchSet): boolean =>
        winningList(set, query.compiled) === list && isMatched(set);
      return by === undefined ? [] : [{ by: winnerOf(by), files: fileSet(query, count, isTheirs) }];
    })
    .sort((one, other) => other.files.count - one.files.count);
}

function fileSet(counted: CountedFiles, count: number, isWanted: (set: MatchSet) => boolean): FileSet {
  return { count, paths: { [Symbol.iterator]: () => pathsWith(counted, memoize(isWanted)) } };
}

function* pathsWith(
  counted: CountedFiles,
  isWanted: (set: MatchSet) => boolean,
): Generator<RepoPath, undefined> {
  for (const { path } of filesWith(counted, isWanted)) yield path;
  return undefined;
}

function statusesTo(query: Query, depth: number): Map<RepoPath, StatusCounts> {
  const statuses = new Map<RepoPath, StatusCounts>();
  for (const { folder, tally } of talliesTo(depth, query)) {
    const numbers = { owned: 0, 'intentionally-unowned': 0, unowned: 0 };
    for (const [set, count] of tally) {
      const list = query.compiled.lists[winningList(set, query.compiled)];
      numbers[statusOf(isNobody(list) ? undefined : list)] += count;
    }
    statuses.set(folder, numbers);
  }
  return statuses;
}

/** The positions of lists, by their domain and by their patterns, and of rules. Computed when first needed. */
function indexOf({ lists, rules }: CompiledLists): () => {
  readonly domains: ReadonlyMap<Domain | undefined, number>;
  readonly lists: ReadonlyMap<readonly Text[], number>;
  readonly rules: ReadonlyMap<Text | undefined, number>;
} {
  let index: ReturnType<ReturnType<typeof indexOf>> | undefined;
  return () =>
    (index ??= {
      domains: new Map(
        lists.flatMap(({ kind, domain }, list) => (kind === 'domain' ? [[domain, list]] : [])),
      ),
      lists: new Map(lists.map(({ patterns }, list) => [patterns, list])),
      rules: new Map(rules.map(({ pattern }, position) => [pattern, position])),
    });
}

/** Whether a file is unowned if this list wins. */
function isNobody(matchedBy: PatternList | undefined): boolean {
  return matchedBy?.isNobodys !== false;
}

function winnerOf({ leadership, domain, kind }: PatternList): Winner {
  return { leadership, domain, isUnowned: kind === 'unowned' };
}

function isNegated(pattern: Text | undefined): boolean {
  return pattern?.value.startsWith('!') === true;
}
