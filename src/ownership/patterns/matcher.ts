import type { RepoPath } from '../../text/repoPath.ts';
import { automaton, type FilePlan, type State } from './automaton.ts';
import { noMatches, type MatchSet, type Rule } from './matchSet.ts';
import { anyFileName } from './pattern.ts';

/** Many patterns, compiled to be matched together. */
export interface Matcher {
  /** The position of the rule that wins for a file, or -1. */
  readonly decide: (path: RepoPath) => number;
  /** Like `decide`, for many paths in one pass. Fast if adjacent paths share folders. */
  readonly decideAll: (paths: readonly RepoPath[]) => Int32Array;
  /** All rules that match a file. */
  readonly setOf: (path: RepoPath) => MatchSet;
  /** To walk a tree: the root, a subfolder of a folder, and the match set of a file in a folder. */
  readonly root: MatcherState;
  readonly enter: (place: MatcherState, name: string) => MatcherState;
  readonly fileIn: (place: MatcherState, name: string) => MatchSet;
}

/** The matching state of a folder. */
export interface MatcherState {
  /** The rules that match everything in it. */
  readonly set: MatchSet;
  /** The automaton states for what is below. */
  readonly anchored: State;
  readonly globstarStates: State;
  /** Whether everything below has the same match set. */
  readonly isSettled: boolean;
}

/** Whether everything below two folders has the same matches. */
export function isSameState(one: MatcherState, other: MatcherState): boolean {
  return (
    one.set === other.set && one.anchored === other.anchored && one.globstarStates === other.globstarStates
  );
}

/**
 * Compiles rules. The last rule that matches wins. A path takes two steps of the automaton for each folder,
 * and one lookup of the file name, regardless of the number of rules.
 */
export function compileMatcher(rules: readonly Rule[]): Matcher {
  const { anchored, globstarStates, step, joined, filesIn } = automaton(rules);
  const placeOf = (set: MatchSet, anchored: State, globstarStates: State): MatcherState => ({
    set,
    anchored,
    globstarStates: globstarStates,
    isSettled: anchored.nodes.length === 0 && globstarStates.nodes.length === 0,
  });
  const root = placeOf(noMatches(rules), anchored, globstarStates);

  const enter = (place: MatcherState, name: string): MatcherState => {
    if (place.isSettled) return place;
    const one = step(place.anchored, name);
    const other = step(place.globstarStates, name);
    const below = one.globstarStates === undefined ? other.to : joined(other.to, one.globstarStates);
    let { set } = place;
    if (one.gain !== undefined) set = set.with(one.gain);
    if (other.gain !== undefined) set = set.with(other.gain);
    const isSame = set === place.set && one.to === place.anchored && below === place.globstarStates;
    return isSame ? place : placeOf(set, one.to, below);
  };
  /** The folder of the last lookup, with its `/`. Consecutive lookups are often in the same folder. */
  let latest: { readonly folder: RepoPath; readonly place: MatcherState } = { folder: '', place: root };
  const placeAt = (path: RepoPath, end: number): MatcherState => {
    if (latest.folder.length === end && path.startsWith(latest.folder)) return latest.place;
    let place = root;
    for (let start = 0; start < end && !place.isSettled;) {
      const slash = path.indexOf('/', start);
      place = enter(place, path.slice(start, slash));
      start = slash + 1;
    }
    latest = { folder: path.slice(0, end), place };
    return place;
  };
  const baseOf = (set: MatchSet, { any }: FilePlan): MatchSet => (any === undefined ? set : set.with(any));
  const withName = (before: MatchSet, { literals, globs }: FilePlan, name: string): MatchSet => {
    let set = before;
    for (const byName of literals) {
      const gain = byName.get(name);
      if (gain !== undefined) set = set.with(gain);
    }
    for (const byGlob of globs) for (const gain of byGlob.matching(name)) set = set.with(gain);
    return set;
  };
  const fileIn = (place: MatcherState, name: string): MatchSet => {
    if (place.isSettled) return place.set;
    const [one, other] = [filesIn(place.anchored), filesIn(place.globstarStates)];
    const base = baseOf(baseOf(place.set, one), other);
    return name === anyFileName ? base : withName(withName(base, one, name), other, name);
  };
  return {
    root,
    enter,
    fileIn,
    setOf: (path) => {
      const end = path.lastIndexOf('/') + 1;
      return fileIn(placeAt(path, end), path.slice(end));
    },
    decide: (path) => {
      const end = path.lastIndexOf('/') + 1;
      return fileIn(placeAt(path, end), path.slice(end)).matchedBy;
    },
    decideAll: (paths) => {
      const decisions = new Int32Array(paths.length);
      /** The folders of the previous path, each with its `/`, and their places. */
      const folders: RepoPath[] = [''];
      const places: MatcherState[] = [root];
      let depth = 0;
      for (let position = 0; position < paths.length; position++) {
        const path = paths[position] ?? '';
        while (!path.startsWith(folders[depth] ?? '')) depth--;
        let place = places[depth] ?? root;
        let start = folders[depth]?.length ?? 0;
        while (!place.isSettled) {
          const slash = path.indexOf('/', start);
          if (slash < 0) break;
          place = enter(place, path.slice(start, slash));
          start = slash + 1;
          depth++;
          folders[depth] = path.slice(0, start);
          places[depth] = place;
        }
        decisions[position] = place.isSettled
          ? place.set.matchedBy
          : fileIn(place, path.slice(start)).matchedBy;
      }
      return decisions;
    },
  };
}
