import type { RepoPath } from '../text/repoPath.ts';
import { automaton, type State, type Step } from './automaton.ts';
import { noMatches, type MatchSet } from './matchSet.ts';
import { newFile, type Pattern } from './pattern.ts';

/** A pattern at its place in the order in which patterns overrule each other. */
export interface Rule {
  /** What the pattern is relative to. */
  readonly folder: RepoPath;
  readonly pattern: Pattern;
  /** The number of its list: a negated pattern takes paths out of its own list only. The rules of a list stand together. */
  readonly list: number;
  /** It is among the matches of a path, and decides nothing. */
  readonly isSilent?: boolean;
}

/** Many patterns, compiled to be asked about a path at once. */
export interface Matcher {
  /** The position of the rule that decides for a file, or -1. */
  readonly decide: (path: RepoPath) => number;
  /** The same for many paths in one pass; fast where neighbours share folders. */
  readonly decideAll: (paths: readonly RepoPath[]) => Int32Array;
  /** All rules that match a file. */
  readonly setOf: (path: RepoPath) => MatchSet;
  /** To walk through a tree: the root, a folder in a folder, and the set of a file in a folder. */
  readonly root: Place;
  readonly enter: (place: Place, name: string) => Place;
  readonly fileIn: (place: Place, name: string) => MatchSet;
}

/** What is known of a folder: what matches all that is in it, and what may match below. */
export interface Place {
  readonly set: MatchSet;
  readonly state: State;
  /** Whether everything below has the set of this place. */
  readonly isSettled: boolean;
  /** What all files in it have that no name is asked for; made when the first one comes. */
  base: MatchSet | undefined;
  /** The folders in it, by the step that leads there. */
  readonly places: Map<Step, Place>;
}

/** How many folders are remembered for single paths, and how long a path of one may be, in UTF-16 units. */
const maxFolders = 100_000;
const maxFolderLength = 512;

/**
 * Compiles rules, the last one that matches deciding. A path costs a step of the automaton a folder, and one look at
 * the name of the file, whatever the number of rules; folders are remembered.
 */
export function compileMatcher(rules: readonly Rule[]): Matcher {
  const { start, step, filesIn } = automaton(rules);
  const root = placeOf(start, noMatches(rules));
  const folders = new Map<RepoPath, Place>();

  const enter = (place: Place, name: string): Place => {
    if (place.isSettled) return place;
    const taken = step(place.state, name);
    let next = place.places.get(taken);
    if (next === undefined) {
      next = placeOf(taken.to, taken.gain === undefined ? place.set : place.set.with(taken.gain));
      place.places.set(taken, next);
    }
    return next;
  };
  const walkTo = (folder: RepoPath): Place => {
    let place = root;
    for (let start = 0; start < folder.length && !place.isSettled;) {
      const slash = folder.indexOf('/', start);
      const end = slash < 0 ? folder.length : slash;
      place = enter(place, folder.slice(start, end));
      start = end + 1;
    }
    return place;
  };
  const placeAt = (folder: RepoPath): Place => {
    if (folder.length > maxFolderLength) return walkTo(folder);
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const above = slash < 0 ? root : placeAt(folder.slice(0, slash));
    const place = enter(above, folder.slice(slash + 1));
    if (folders.size >= maxFolders) folders.clear();
    folders.set(folder, place);
    return place;
  };
  const fileIn = (place: Place, name: string): MatchSet => {
    if (place.isSettled) return place.set;
    const { any, literals, globs } = place.state.files ?? filesIn(place.state);
    let set = (place.base ??= any === undefined ? place.set : place.set.with(any));
    if (name === newFile) return set;
    for (const ofNode of literals) {
      const literal = ofNode.get(name);
      if (literal !== undefined) set = set.with(literal);
    }
    for (const ofNode of globs) for (const gain of ofNode.matching(name)) set = set.with(gain);
    return set;
  };
  const setOf = (path: RepoPath): MatchSet => {
    const slash = path.lastIndexOf('/');
    const place = slash < 0 ? root : placeAt(path.slice(0, slash));
    return place.isSettled ? place.set : fileIn(place, path.slice(slash + 1));
  };
  return {
    root,
    enter,
    fileIn,
    setOf,
    decide: (path) => setOf(path).decidedBy,
    decideAll: (paths) => {
      const decisions = new Int32Array(paths.length);
      /** The folders of the path before, each with its `/`, and their places. */
      const folders: RepoPath[] = [''];
      const places: Place[] = [root];
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
        const set = place.isSettled ? place.set : fileIn(place, path.slice(start));
        decisions[position] = set.decidedBy;
      }
      return decisions;
    },
  };
}

function placeOf(state: State, set: MatchSet): Place {
  return { set, state, isSettled: state.nodes.length === 0, base: undefined, places: new Map() };
}
