import type { Folder } from './fileList.ts';
import type { Matcher, Place } from './matcher.ts';
import type { MatchSet } from './matchSet.ts';

/** How many files have which matches. */
export type Tally = ReadonlyMap<MatchSet, number>;

/** So many files, or folders, are looked at between two pauses: about a millisecond of work. */
const slice = 2048;
/** Folders with fewer files are counted anew rather than remembered. */
const minRemembered = 256;

/**
 * Counts the matches of all files in a tree, with pauses, so that a caller can do something else in between. Folders
 * that were counted before, by the same matcher in the same place, are not looked at again: after a change only
 * those above it are.
 */
export function* tallyOf(
  matcher: Matcher,
  folder: Folder,
  start = matcher.root,
): Generator<undefined, Tally> {
  const known = counted.get(matcher) ?? new WeakMap<Folder, Remembered>();
  counted.set(matcher, known);
  let steps = 0;
  function* count(here: Folder, place: Place): Generator<undefined, Tally> {
    const before = known.get(here);
    if (before?.place === place) return before.tally;
    const tally = new Map<MatchSet, number>();
    if (place.isSettled) tally.set(place.set, here.count);
    else {
      for (const name of here.files) {
        const set = matcher.fileIn(place, name);
        tally.set(set, (tally.get(set) ?? 0) + 1);
        if (++steps % slice === 0) yield;
      }
      for (const inside of here.folders) {
        const below = matcher.enter(place, inside.name);
        if (++steps % slice === 0) yield;
        if (below.isSettled) tally.set(below.set, (tally.get(below.set) ?? 0) + inside.count);
        else
          for (const [set, more] of yield* count(inside, below)) tally.set(set, (tally.get(set) ?? 0) + more);
      }
    }
    if (here === folder || here.count >= minRemembered) known.set(here, { place, tally });
    return tally;
  }
  return yield* count(folder, start);
}

interface Remembered {
  readonly place: Place;
  readonly tally: Tally;
}

const counted = new WeakMap<Matcher, WeakMap<Folder, Remembered>>();

/** The paths of the files whose matches are wanted; folders that have none are passed over where that is known. */
export function* filesWith(
  matcher: Matcher,
  root: Folder,
  isWanted: (set: MatchSet) => boolean,
): Generator<string, undefined> {
  const known = counted.get(matcher);
  function* find(folder: Folder, path: string, place: Place): Generator<string, undefined> {
    if (place.isSettled && !isWanted(place.set)) return undefined;
    const before = known?.get(folder);
    if (before?.place === place && ![...before.tally.keys()].some(isWanted)) return undefined;
    const start = path === '' ? '' : `${path}/`;
    for (const name of folder.files) if (isWanted(matcher.fileIn(place, name))) yield start + name;
    for (const inside of folder.folders)
      yield* find(inside, start + inside.name, matcher.enter(place, inside.name));
    return undefined;
  }
  return yield* find(root, '', matcher.root);
}
