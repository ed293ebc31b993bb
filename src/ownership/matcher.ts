import type { RepoPath } from '../text/repoPath.ts';
import { automaton, type FilePlan, type State } from './automaton.ts';
import { intern, made } from './intern.ts';
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

/** What is known of a folder: what matches all that is in it, and what may match below. Many folders share one. */
export interface Place {
  readonly set: MatchSet;
  readonly state: State;
  /** Whether everything below has the set of this place. */
  readonly isSettled: boolean;
  /** What all files in it have that no name is asked for; made when the first one comes. */
  base: MatchSet | undefined;
}

/**
 * How many folders are remembered for single paths, some 80 bytes each, and how long a path of one may be, in UTF-16
 * units.
 */
const maxFolders = 500_000;
const maxFolderLength = 512;

/**
 * Compiles rules, the last one that matches deciding. A path costs a step of the automaton a folder, and one look at
 * the name of the file, whatever the number of rules; folders are remembered.
 */
export function compileMatcher(rules: readonly Rule[]): Matcher {
  const { start, step, filesIn } = automaton(rules);
  const placeOf = intern<State, MatchSet, Place>((state, set) => ({
    set,
    state,
    isSettled: state.nodes.length === 0,
    base: undefined,
  }));
  const root = placeOf(start, noMatches(rules));

  const enter = (place: Place, name: string): Place => {
    if (place.isSettled) return place;
    const { to, gain, places } = step(place.state, name);
    if (gain === undefined && to === place.state) return place;
    return made(places, place.set, () => placeOf(to, gain === undefined ? place.set : place.set.with(gain)));
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
  const folders = new Map<RepoPath, Place>();
  const placeOfFolder = (folder: RepoPath): Place => {
    if (folder === '') return root;
    if (folder.length > maxFolderLength) return walkTo(folder);
    const known = folders.get(folder);
    if (known !== undefined) return known;
    const slash = folder.lastIndexOf('/');
    const above = placeOfFolder(folder.slice(0, Math.max(0, slash)));
    const place = enter(above, folder.slice(slash + 1));
    if (folders.size >= maxFolders) folders.clear();
    folders.set(folder, place);
    return place;
  };
  /** The folder that was asked about last, with its `/`: neighbours are often asked about one after the other. */
  let latest: { readonly folder: RepoPath; readonly place: Place } = { folder: '', place: root };
  const placeAt = (path: RepoPath, end: number): Place => {
    if (latest.folder.length === end && path.startsWith(latest.folder)) return latest.place;
    const place = placeOfFolder(path.slice(0, Math.max(0, end - 1)));
    latest = { folder: path.slice(0, end), place };
    return place;
  };
  const planOf = (place: Place): FilePlan => {
    const plan = place.state.files ?? filesIn(place.state);
    place.base ??= plan.any === undefined ? place.set : place.set.with(plan.any);
    return plan;
  };
  const fileIn = (place: Place, name: string): MatchSet => {
    if (place.isSettled) return place.set;
    const { literals, globs } = planOf(place);
    let set = place.base ?? place.set;
    if (name === newFile) return set;
    for (const byName of literals) {
      const gain = byName.get(name);
      if (gain !== undefined) set = set.with(gain);
    }
    for (const byGlob of globs) for (const gain of byGlob.matching(name)) set = set.with(gain);
    return set;
  };
  /** The position that decides, without the set that it is of, unless a negated pattern has a say. */
  const decideIn = (place: Place, name: string): number => {
    if (place.isSettled) return place.set.decidedBy;
    const { literals, globs } = planOf(place);
    let decidedBy = (place.base ?? place.set).decidedBy;
    if (name === newFile) return decidedBy;
    for (const byName of literals) {
      const gain = byName.get(name);
      if (gain === undefined) continue;
      if (!gain.isPlain) return fileIn(place, name).decidedBy;
      if (gain.top > decidedBy) decidedBy = gain.top;
    }
    for (const byGlob of globs)
      for (const gain of byGlob.matching(name)) {
        if (!gain.isPlain) return fileIn(place, name).decidedBy;
        if (gain.top > decidedBy) decidedBy = gain.top;
      }
    return decidedBy;
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
      return decideIn(placeAt(path, end), path.slice(end));
    },
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
        decisions[position] = place.isSettled ? place.set.decidedBy : decideIn(place, path.slice(start));
      }
      return decisions;
    },
  };
}
