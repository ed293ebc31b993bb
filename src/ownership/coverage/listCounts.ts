import { getOrInsert } from '../../text/getOrInsert.ts';
import type { Task } from '../../text/task.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import type { CompiledLists } from '../patterns/patternLists.ts';
import type { Tally } from './tally.ts';

/**
 * The numbers of files that the lists and patterns of a repository match and own. Lists are given by number.
 */
export interface ListCounts {
  /** By list number. Undefined if unknown. */
  readonly lists: readonly (ListCount | undefined)[];
  /** By rule position. Undefined if unknown. */
  readonly patterns: readonly (PatternCount | undefined)[];
  /** The number of unowned files, by the first list of their nearest leadership file. */
  readonly unowned: ReadonlyMap<number, number>;
  /** For each list of a criterion, the lists that own a file it matches. */
  readonly owners: ReadonlyMap<number, ReadonlySet<number>>;
}

export interface ListCount {
  /** The number of files that it matches. */
  readonly matched: number;
  /** The number of matched files that it owns. */
  readonly owned: number;
  /** The number of matched files that each other list owns. */
  readonly taken: ReadonlyMap<number, number>;
}

export interface PatternCount {
  /** The number of files that the pattern itself matches. */
  readonly all: number;
  /**
   * The number of files that it matches. For a negated pattern, only those that the patterns before it in its
   * list match.
   */
  readonly matched: number;
  /** The number of matched files that its list owns. */
  readonly own: number;
  /** The number of matched files that its list excludes. */
  readonly takenOut: number;
  readonly taken: ReadonlyMap<number, number>;
}

/**
 * The list that owns the files of a match set, or the first list of a file that does not inherit if no other matches. -1
 * without any.
 */
export function winningList({ matchedBy }: MatchSet, { rules }: CompiledLists): number {
  return rules[matchedBy]?.list ?? -1;
}

/** A match set, in terms of lists. */
export interface SetReading {
  /** The lists that match the files, including overridden ones. */
  readonly covering: readonly number[];
  /** The first list of the nearest leadership file, or -1. */
  readonly begin: number;
  /** The positions of the matching rules, last first. */
  readonly positions: readonly number[];
}

/** Creates a function that reads the match sets of a matcher. */
export function setReader({ lists, rules }: CompiledLists): (set: MatchSet) => SetReading {
  const kinds = lists.map(({ kind }) => kind);
  return (set) => {
    const covering: number[] = [];
    let begin = -1;
    let seen = -1;
    const positions = set.rules();
    for (const position of positions) {
      const { list = -1, pattern } = rules[position] ?? {};
      if (list === seen) continue;
      seen = list;
      const kind = kinds[list];
      if (kind === 'inherits' || kind === 'afresh') {
        if (begin < 0) begin = list;
      } else if (pattern?.value.startsWith('!') === false) covering.push(list);
    }
    return { covering, begin, positions };
  };
}

/** The number of sets between two pauses: about a millisecond of work. */
const slice = 256;

/** Counts files for all lists and patterns, in steps. */
export function* countsOf(compiled: CompiledLists, tally: Tally): Task<ListCounts> {
  const { lists, rules } = compiled;
  const listCounts = lists.map(() => ({ matched: 0, owned: 0, taken: none }));
  const patterns = rules.map(() => ({ all: 0, matched: 0, own: 0, takenOut: 0, taken: none }));
  const unowned = new Map<number, number>();
  const owners = new Map<number, Set<number>>();
  const isNegated = rules.map(({ pattern }) => pattern?.value.startsWith('!') === true);
  const read = setReader(compiled);
  const { sets, counts: numbers } = tally;
  for (let next = 0; next < sets.length; next++) {
    if (next % slice === slice - 1) yield;
    const set = sets[next];
    const count = numbers[next] ?? 0;
    if (set === undefined) continue;
    const winner = winningList(set, compiled);
    const { covering, begin, positions } = read(set);
    if (begin >= 0 && lists[winner]?.isNobodys !== false) add(unowned, begin, count);
    for (const list of covering) {
      const counts = listCounts[list];
      if (counts === undefined) continue;
      counts.matched += count;
      if (list === winner) counts.owned += count;
      else if (lists[list]?.kind === 'criterion')
        getOrInsert(owners, list, () => new Set<number>()).add(winner);
      else addTaken(counts, winner, count);
    }
    for (let at = 0; at < positions.length; at++) {
      const position = positions[at] ?? -1;
      const rule = rules[position];
      const counts = patterns[position];
      if (counts === undefined || rule?.pattern === undefined) continue;
      const { list } = rule;
      counts.all += count;
      const before = positions[at + 1] ?? -1;
      const isTakingOut =
        rules[before]?.list === list && rules[before].pattern !== undefined && !isNegated[before];
      if (isNegated[position]) {
        if (isTakingOut) counts.matched += count;
        continue;
      }
      counts.matched += count;
      if (list === winner) counts.own += count;
      else if (covering.includes(list)) addTaken(counts, winner, count);
      else counts.takenOut += count;
    }
  }
  return { lists: listCounts, patterns, unowned, owners };
}

/** Nothing is taken from most lists and patterns. */
const none: ReadonlyMap<number, number> = new Map();

function addTaken(counts: { taken: ReadonlyMap<number, number> }, list: number, count: number): void {
  if (counts.taken === none) counts.taken = new Map();
  add(counts.taken as Map<number, number>, list, count);
}

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/**
 * Transfers the counts of earlier lists to present lists with the same patterns. The counts of other lists
 * are undefined.
 */
export function restated(counts: ListCounts, earlier: CompiledLists, present: CompiledLists): ListCounts {
  const now = new Map(keysOf(present).map((key, list) => [key, list]));
  const before = new Map(keysOf(earlier).map((key, list) => [key, list]));
  const keys = keysOf(present);
  const nowOf = keysOf(earlier).map((key) => now.get(key));
  const renumbered = <V>(entries: ReadonlyMap<number, V>): Map<number, V> =>
    new Map(
      [...entries].flatMap(([list, value]) => {
        const number = nowOf[list];
        return number === undefined ? [] : [[number, value]];
      }),
    );
  const patternsBefore = new Map(
    earlier.rules.map(({ list, pattern }, position) => [
      `${String(nowOf[list])} ${pattern?.value ?? ''}`,
      counts.patterns[position],
    ]),
  );
  return {
    lists: present.lists.map(({ patterns }, list) => {
      const number = before.get(keys[list] ?? '');
      const known = counts.lists[number ?? -1];
      const same = earlier.lists[number ?? -1]?.patterns;
      const isSame =
        same?.length === patterns.length && same.every(({ value }, at) => value === patterns[at]?.value);
      return isSame && known !== undefined ? { ...known, taken: renumbered(known.taken) } : undefined;
    }),
    patterns: present.rules.map(({ list, pattern }) => {
      const known = patternsBefore.get(`${String(list)} ${pattern?.value ?? ''}`);
      return known && { ...known, taken: renumbered(known.taken) };
    }),
    unowned: renumbered(counts.unowned),
    owners: new Map(
      [...renumbered(counts.owners)].map(([list, domains]) => [
        list,
        new Set([...domains].map((domain) => nowOf[domain] ?? -1)),
      ]),
    ),
  };
}

/** A stable key for each list: its file, its kind, and the id of its domain. */
function keysOf({ lists }: CompiledLists): string[] {
  const seen = new Map<string, number>();
  return lists.map(({ kind, leadership, domain }) => {
    const key = JSON.stringify([leadership.file, kind, domain?.id.value]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key} ${String(count)}`;
  });
}
