import type { Domain, Leadership, Text } from '../model/leadership.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Steps } from '../text/steps.ts';
import type { FileList } from './fileList.ts';
import { filePlaces, type FilePlace } from './filePlaces.ts';
import { countsOf, restated, setReader, type ListCounts } from './listCounts.ts';
import type { MatchSet } from './matchSet.ts';
import type { CompiledLists, PatternList } from './patternLists.ts';
import { statusOf, type Lookup } from './ownership.ts';
import { filesWith, talliesTo, tallyOf } from './tally.ts';

/** What the leadership files of a repository make of all of its files. */
export interface Coverage {
  /** Whether all files are counted. Until then, what is said is of the lists that were counted before. */
  readonly isComplete: boolean;
  /** Goes on counting, with pauses; when it is done, a coverage of the same is complete at once. */
  readonly steps: () => Steps<unknown>;
  /** Of each domain of a leadership file, in their order; undefined for one that is not counted yet. */
  readonly domainsIn: (file: RepoPath) => readonly (DomainCoverage | undefined)[];
  /** Of one domain; undefined where it is not counted yet. */
  readonly ofDomain: (domain: Domain) => DomainCoverage | undefined;
  /** Of a pattern of a leadership file; undefined where it has a fault, or is not counted yet. */
  readonly ofPattern: (pattern: Text) => PatternCoverage | undefined;
  /** The files that nothing matches, of those for which a leadership file is the first to be asked. */
  readonly unownedIn: (file: RepoPath) => FileSet;
  /** Where they are: see `filePlaces`. `except` are not meant. Nowhere as long as not all is counted. */
  readonly unownedPlacesIn: (file: RepoPath, except: readonly RepoPath[]) => readonly FilePlace[];
  /**
   * How many files of each status there are in the folders down to a depth; what is further down counts for the folder
   * at that depth.
   */
  readonly statusesTo: (depth: number) => ReadonlyMap<RepoPath, StatusCounts>;
  /** Whether a domain has a file that a list of patterns of a criterion covers. */
  readonly hasFileAmong: (domain: Domain, paths: readonly Text[]) => boolean;
}

export type StatusCounts = Readonly<Record<Lookup['status'], number>>;

/** Some files: how many they are, and which, looked for when somebody asks. */
export interface FileSet {
  readonly count: number;
  readonly paths: Iterable<RepoPath>;
}

export interface DomainCoverage {
  readonly domain: Domain;
  /** The files that its patterns match. */
  readonly matched: FileSet;
  /** Those of them that are its own. */
  readonly owned: FileSet;
  /** Who has the others, the one that has most first. */
  readonly taken: readonly Taken[];
}

export interface PatternCoverage {
  /** Whether it matches no file, whatever the other patterns of its list do. */
  readonly isUnmatched: boolean;
  /** The files behind it: those that it matches; of a negated one, of these those that the patterns before it cover. */
  readonly matched: FileSet;
  /** How many of them its own list has. */
  readonly own: number;
  /** How many its own list takes out again. */
  readonly takenOut: number;
  /** Who has the others, the one that has most first. */
  readonly taken: readonly Taken[];
}

export interface Taken {
  readonly by: Taker;
  readonly files: FileSet;
}

/** A domain; without one, the `unowned` of a file, or a file that starts afresh where it says nothing of a path. */
export interface Taker {
  readonly leadership: Leadership;
  readonly domain: Domain | undefined;
  readonly isUnowned: boolean;
}

/** After so many pauses the counting is left for later: some milliseconds of work. */
const maxPauses = 48;

/**
 * Counts for all files who owns them: the same as `Ownership.lookup` says of each. Where that takes long, it is not
 * complete, and says of the lists that `earlier` knew what was true then.
 */
export function* coverageOf(compiled: CompiledLists, files: FileList, earlier?: Coverage): Steps<Coverage> {
  const steps = (): Steps<ListCounts> => counting(compiled, files);
  const counted = yield* firstOf(steps());
  const before = earlier === undefined ? undefined : numbers.get(earlier);
  const counts =
    counted ?? (before === undefined ? undefined : restated(before.counts, before.compiled, compiled));
  const coverage = stated(compiled, files, counts ?? nothingCounted);
  const isComplete = counted !== undefined;
  const places = isComplete ? coverage.unownedPlacesIn : () => [];
  const whole = { ...coverage, isComplete, steps, unownedPlacesIn: places };
  if (counts !== undefined) numbers.set(whole, { compiled, counts });
  return whole;
}

function* counting(compiled: CompiledLists, files: FileList): Steps<ListCounts> {
  return yield* countsOf(compiled, yield* tallyOf(compiled.matcher, files.root));
}

/** What a coverage was made of. */
const numbers = new WeakMap<Coverage, { readonly compiled: CompiledLists; readonly counts: ListCounts }>();

const nothingCounted: ListCounts = { lists: [], patterns: [], unowned: new Map(), owners: new Map() };

/** What work comes to, if it does so soon. */
function* firstOf<T>(steps: Steps<T>): Steps<T | undefined> {
  for (let pauses = 0; pauses <= maxPauses; pauses++) {
    const step = steps.next();
    if (step.done === true) return step.value;
    yield;
  }
  return undefined;
}

function stated(
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
  const takenFrom = (taken: ReadonlyMap<number, number>, isWanted: (set: MatchSet) => boolean): Taken[] =>
    [...taken]
      .flatMap(([list, count]) => {
        const by = lists[list];
        if (by === undefined) return [];
        const theirs = fileSet(count, (set) => read(set).decidedBy === list && isWanted(set));
        return [{ by: takerOf(by), files: theirs }];
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
      owned: fileSet(counted.owned, (set) => read(set).decidedBy === list),
      taken: takenFrom(counted.taken, isMatched),
    };
  };
  const beginOf = (file: RepoPath): number => lists.findIndex(({ leadership }) => leadership.file === file);
  const isUnowned =
    (begin: number) =>
    (set: MatchSet): boolean => {
      const reading = read(set);
      return reading.begin === begin && isNobody(lists[reading.decidedBy]);
    };
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
    statusesTo: (depth) => {
      const statuses = new Map<RepoPath, StatusCounts>();
      for (const { folder, tally } of talliesTo(depth, matcher, files.root)) {
        const numbers = { owned: 0, 'unowned-on-purpose': 0, unowned: 0 };
        for (const [set, count] of tally) {
          const list = lists[read(set).decidedBy];
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

/** Whether a list, that which decides for a file, leaves it to nobody by omission. */
function isNobody(decidedBy: PatternList | undefined): boolean {
  return decidedBy === undefined || decidedBy.kind === 'afresh';
}

function takerOf({ leadership, domain, kind }: PatternList): Taker {
  return { leadership, domain, isUnowned: kind === 'unowned' };
}

function isNegated(pattern: Text | undefined): boolean {
  return pattern?.value.startsWith('!') === true;
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** Sets are shared by many files: each is asked about once. */
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
