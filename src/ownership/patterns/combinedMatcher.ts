import { getOrInsert } from '../../text/getOrInsert.ts';
import type { Matcher, MatcherState, Place, TreeMatcher } from './matcher.ts';
import type { MatchSet } from './matchSet.ts';

/** The match sets of a file by several matchers, in their order. The same match sets are always the same object. */
export interface CombinedSet {
  readonly sets: readonly MatchSet[];
}

export interface CombinedPlace extends Place<CombinedSet> {
  readonly places: readonly MatcherState[];
}

/** Several matchers as one, so that one walk of a tree finds the match sets of all of them. */
export function combinedMatcher(matchers: readonly Matcher[]): TreeMatcher<CombinedPlace> {
  const combined = combiner();
  const placeOf = (places: readonly MatcherState[]): CombinedPlace => ({
    places,
    set: combined(places.map(({ set }) => set)),
    isSettled: places.every(({ isSettled }) => isSettled),
  });
  /** The place in a folder for each matcher. */
  const entered = (
    above: CombinedPlace,
    enter: (matcher: Matcher, place: MatcherState) => MatcherState,
  ): CombinedPlace => {
    const places = matchers.map((matcher, at) => enter(matcher, above.places[at] ?? matcher.root));
    return places.every((place, at) => place === above.places[at]) ? above : placeOf(places);
  };
  const sets: MatchSet[] = [];
  return {
    root: placeOf(matchers.map(({ root }) => root)),
    enter: (above, name) => entered(above, (matcher, place) => matcher.enter(place, name)),
    enterBytes: (above, bytes, start, end) =>
      entered(above, (matcher, place) => matcher.enterBytes(place, bytes, start, end)),
    fileInBytes: ({ places }, bytes, start, end) => {
      for (const [at, matcher] of matchers.entries())
        sets[at] = matcher.fileInBytes(places[at] ?? matcher.root, bytes, start, end);
      return combined(sets);
    },
    isSame: (one, other) =>
      matchers.every((matcher, at) =>
        matcher.isSame(one.places[at] ?? matcher.root, other.places[at] ?? matcher.root),
      ),
  };
}

/** Match sets by the first one, then by the second one, and so on. */
interface Branch {
  readonly next: Map<MatchSet, Branch>;
  combined: CombinedSet | undefined;
}

/** Creates combined sets. The same sets give the same object. */
function combiner(): (sets: readonly MatchSet[]) => CombinedSet {
  const newBranch = (): Branch => ({ next: new Map(), combined: undefined });
  const root = newBranch();
  let latest: CombinedSet | undefined;
  return (sets) => {
    // Neighbors often have the same sets.
    if (latest?.sets.every((set, at) => set === sets[at]) === true) return latest;
    let branch = root;
    for (const set of sets) branch = getOrInsert(branch.next, set, newBranch);
    return (latest = branch.combined ??= { sets: [...sets] });
  };
}
