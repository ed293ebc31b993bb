import type { Steps } from '../text/steps.ts';
import type { MatchSet } from './matchSet.ts';
import type { CompiledLists } from './patternLists.ts';
import type { Tally } from './tally.ts';

/** How many files the lists and patterns of a repository match, and who has them; lists are given by their numbers. */
export interface ListCounts {
  /** By the number of the list; undefined where it is not known. */
  readonly lists: readonly (ListCount | undefined)[];
  /** By the position of the rule. */
  readonly patterns: readonly (PatternCount | undefined)[];
  /** The files that nothing matches, by the list that begins the leadership file that is asked first about them. */
  readonly unowned: ReadonlyMap<number, number>;
  /** By the list of a criterion, the lists that have a file which it covers. */
  readonly owners: ReadonlyMap<number, ReadonlySet<number>>;
}

export interface ListCount {
  /** How many files it covers. */
  readonly matched: number;
  /** How many of them are its own. */
  readonly owned: number;
  /** How many other lists have. */
  readonly taken: ReadonlyMap<number, number>;
}

export interface PatternCount {
  /** How many files it matches by itself. */
  readonly all: number;
  /** How many files are behind it: of a negated one, those that the patterns before it cover. */
  readonly matched: number;
  /** How many of them its list has. */
  readonly own: number;
  /** How many its list takes out again. */
  readonly takenOut: number;
  readonly taken: ReadonlyMap<number, number>;
}

/** What a set of matches comes to in the lists. */
export interface SetReading {
  /** The list that has the files; that which begins a file where nothing in it, or above, does. -1 without any. */
  readonly decidedBy: number;
  /** The lists that cover them, whoever has them. */
  readonly covering: readonly number[];
  /** The list that begins the leadership file that is asked first, or -1. */
  readonly begin: number;
  /** The positions of the rules that match, the last one first. */
  readonly positions: readonly number[];
}

/** Reads the sets of a matcher. */
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
    return { decidedBy: rules[set.decidedBy]?.list ?? -1, covering, begin, positions };
  };
}

/** So many sets are counted between two pauses: about a millisecond of work. */
const slice = 256;

/** Counts for all lists and patterns at once, with pauses; the same tally is counted once. */
export function* countsOf(compiled: CompiledLists, tally: Tally): Steps<ListCounts> {
  const known = counted.get(tally);
  if (known !== undefined) return known;
  const { lists, rules } = compiled;
  const listCounts = lists.map(() => ({ matched: 0, owned: 0, taken: new Map<number, number>() }));
  const patterns = rules.map(() => ({
    all: 0,
    matched: 0,
    own: 0,
    takenOut: 0,
    taken: new Map<number, number>(),
  }));
  const unowned = new Map<number, number>();
  const owners = new Map<number, Set<number>>();
  const read = setReader(compiled);
  let steps = 0;
  for (const [set, count] of tally) {
    if (++steps % slice === 0) yield;
    const { decidedBy, covering, begin, positions } = read(set);
    const kind = lists[decidedBy]?.kind;
    if (begin >= 0 && (kind === undefined || kind === 'afresh')) add(unowned, begin, count);
    for (const list of covering) {
      const counts = listCounts[list];
      if (counts === undefined) continue;
      counts.matched += count;
      if (list === decidedBy) counts.owned += count;
      else if (lists[list]?.kind === 'criterion')
        owners.set(list, (owners.get(list) ?? new Set()).add(decidedBy));
      else add(counts.taken, decidedBy, count);
    }
    for (const [at, position] of positions.entries()) {
      const counts = patterns[position];
      const { list = -1, pattern } = rules[position] ?? {};
      if (counts === undefined || pattern === undefined) continue;
      counts.all += count;
      const before = rules[positions[at + 1] ?? -1];
      const isTakingOut = before?.list === list && before.pattern?.value.startsWith('!') === false;
      if (pattern.value.startsWith('!')) {
        if (isTakingOut) counts.matched += count;
        continue;
      }
      counts.matched += count;
      if (list === decidedBy) counts.own += count;
      else if (covering.includes(list)) add(counts.taken, decidedBy, count);
      else counts.takenOut += count;
    }
  }
  const counts = { lists: listCounts, patterns, unowned, owners };
  counted.set(tally, counts);
  return counts;
}

const counted = new WeakMap<Tally, ListCounts>();

function add<K>(counts: Map<K, number>, key: K, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count);
}

/**
 * What counts of earlier lists say of present ones: of those that have the same patterns. What is said of the others
 * is not known.
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

/** What a list is told by while others come and go: its file, its kind and the id of its domain. */
function keysOf({ lists }: CompiledLists): string[] {
  const seen = new Map<string, number>();
  return lists.map(({ kind, leadership, domain }) => {
    const key = JSON.stringify([leadership.file, kind, domain?.id.value]);
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return `${key} ${String(count)}`;
  });
}
