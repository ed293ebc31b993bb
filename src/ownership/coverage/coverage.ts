import type { Domain, Leadership, Text } from '../../model/leadership.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import type { FileList } from './fileList.ts';
import { countBelow, filePlaces, type FilePlace } from './filePlaces.ts';
import { countsOf, restated, setReader, type ListCounts } from './listCounts.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import type { CompiledLists, PatternList } from '../patterns/patternLists.ts';
import { statusOf, type OwnershipResult } from '../patterns/ownership.ts';
import { filesWith, talliesTo, tallyOf } from './tally.ts';

/** The domains and patterns of all leadership files, with the numbers of files they match and own. */
export interface Coverage {
  /**
   * Whether all files are counted. If not, the counts come from an earlier coverage, for lists that are the
   * same.
   */
  readonly isComplete: boolean;
  /**
   * Continues counting, in steps. After that, the next coverage of the same lists and files is complete at
   * once.
   */
  readonly steps: () => Task<unknown>;
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
  readonly takenOut: number;
  /** The matched files that others own, by winner. The winner with the most files comes first. */
  readonly taken: readonly OverriddenFiles[];
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

/** The number of pauses after which counting is left for later: some milliseconds of work. */
const maxPauses = 48;

/**
 * Counts the owners of all files, with the same results as `Ownership.lookup` for each. If that takes long,
 * the coverage is incomplete and uses the counts of `earlier` for lists that are the same.
 */
export function* coverageOf(compiled: CompiledLists, files: FileList, earlier?: Coverage): Task<Coverage> {
  const steps = (): Task<ListCounts> => counting(compiled, files);
  const counted = yield* firstOf(steps());
  const before = earlier === undefined ? undefined : numbers.get(earlier);
  const counts =
    counted ?? (before === undefined ? undefined : restated(before.counts, before.compiled, compiled));
  const coverage = coverageFrom(compiled, files, counts ?? nothingCounted);
  const isComplete = counted !== undefined;
  const places = isComplete ? {} : { unownedPlacesIn: () => [], unownedBelow: () => 0 };
  const whole = { ...coverage, ...places, isComplete, steps };
  if (counts !== undefined) numbers.set(whole, { compiled, counts });
  return whole;
}

function* counting(compiled: CompiledLists, files: FileList): Task<ListCounts> {
  return yield* countsOf(compiled, yield* tallyOf(compiled.matcher, files.root));
}

/** The data that each coverage was created from. */
const numbers = new WeakMap<Coverage, { readonly compiled: CompiledLists; readonly counts: ListCounts }>();

const nothingCounted: ListCounts = { lists: [], patterns: [], unowned: new Map(), owners: new Map() };

/** The result of the steps if they finish within `maxPauses` pauses, else undefined. */
function* firstOf<T>(steps: Task<T>): Task<T | undefined> {
  for (let pauses = 0; pauses <= maxPauses; pauses++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield;
  }
  return undefined;
}

function coverageFrom(
  compiled: CompiledLists,
  files: FileList,
  counts: ListCounts,
): Omit<Coverage, 'isComplete' | 'steps'> {
  const { lists, rules, matcher } = compiled;
  const read = remembering(setReader(compiled));
  const fileSet = (count: number, isWanted: (set: MatchSet) => boolean): FileSet => ({
    count,
    paths: { [Symbol.iterator]: () => filesWith(matcher, files.root, remembering(isWanted)) },
  });
  const takenFrom = (
    taken: ReadonlyMap<number, number>,
    isWanted: (set: MatchSet) => boolean,
  ): OverriddenFiles[] =>
    [...taken]
      .flatMap(([list, count]) => {
        const by = lists[list];
        if (by === undefined) return [];
        const theirs = fileSet(count, (set) => read(set).matchedBy === list && isWanted(set));
        return [{ by: winnerOf(by), files: theirs }];
      })
      .sort((one, other) => other.files.count - one.files.count);
  const ofDomain = (domain: Domain): DomainCoverage | undefined => {
    const list = domains().get(domain) ?? -1;
    const counted = counts.lists[list];
    if (counted === undefined) return undefined;
    const isMatched = (set: MatchSet): boolean => read(set).covering.includes(list);
    return {
      domain,
      matched: fileSet(counted.matched, isMatched),
      owned: fileSet(counted.owned, (set) => read(set).matchedBy === list),
      overridden: takenFrom(counted.taken, isMatched),
    };
  };
  const beginOf = (file: RepoPath): number => lists.findIndex(({ leadership }) => leadership.file === file);
  const isUnowned =
    (begin: number) =>
    (set: MatchSet): boolean => {
      const reading = read(set);
      return reading.begin === begin && isNobody(lists[reading.matchedBy]);
    };
  const isUnownedAnywhere = remembering(
    (set: MatchSet) => read(set).begin >= 0 && isNobody(lists[read(set).matchedBy]),
  );
  const domains = once(
    () =>
      new Map(
        lists.flatMap(({ kind, domain }, list) => (kind === 'domain' && domain ? [[domain, list]] : [])),
      ),
  );
  const rulesOf = once(() => new Map(rules.map(({ pattern }, position) => [pattern, position])));
  const listsOf = once(() => new Map(lists.map(({ patterns }, list) => [patterns, list])));
  return {
    domainsIn: (file) =>
      lists.flatMap(({ kind, leadership, domain }) =>
        kind === 'domain' && domain !== undefined && leadership.file === file ? [ofDomain(domain)] : [],
      ),
    ofDomain,
    ofPattern: (pattern) => {
      const position = rulesOf().get(pattern) ?? -1;
      const counted = counts.patterns[position];
      const list = rules[position]?.list;
      if (counted === undefined || list === undefined) return undefined;
      const isMatched = (set: MatchSet): boolean => {
        const { positions } = read(set);
        const at = positions.indexOf(position);
        const before = rules[positions[at + 1] ?? -1];
        return at >= 0 && (!isNegated(pattern) || (before?.list === list && !isNegated(before.pattern)));
      };
      return {
        isUnmatched: counted.all === 0,
        matched: fileSet(counted.matched, isMatched),
        own: counted.own,
        takenOut: counted.takenOut,
        taken: takenFrom(counted.taken, isMatched),
      };
    },
    unownedIn: (file) => {
      const begin = beginOf(file);
      return fileSet(counts.unowned.get(begin) ?? 0, isUnowned(begin));
    },
    unownedPlacesIn: (file, except) => {
      const begin = beginOf(file);
      const folder = lists[begin]?.leadership.folder;
      if (folder === undefined || !counts.unowned.has(begin)) return [];
      return filePlaces(files, matcher, folder, remembering(isUnowned(begin)), except);
    },
    unownedBelow: (folder, except) => countBelow(files, matcher, folder, isUnownedAnywhere, except),
    statusesTo: (depth) => {
      const statuses = new Map<RepoPath, StatusCounts>();
      for (const { folder, tally } of talliesTo(depth, matcher, files.root)) {
        const numbers = { owned: 0, 'intentionally-unowned': 0, unowned: 0 };
        for (const [set, count] of tally) {
          const list = lists[read(set).matchedBy];
          numbers[statusOf(isNobody(list) ? undefined : list)] += count;
        }
        statuses.set(folder, numbers);
      }
      return statuses;
    },
    hasFileAmong: (domain, paths) => {
      const list = domains().get(domain) ?? -1;
      return counts.owners.get(listsOf().get(paths) ?? -1)?.has(list) ?? false;
    },
  };
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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Memoizes a function. Many files share a set, so each set is computed once. */
function remembering<K, V>(compute: (key: K) => V): (key: K) => V {
  const answers = new Map<K, V>();
  return (key) => {
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = compute(key);
    answers.set(key, answer);
    return answer;
  };
}
