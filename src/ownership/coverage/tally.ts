import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import type { FileList, Folder } from './fileList.ts';
import { isSameState, type Matcher, type MatcherState } from '../patterns/matcher.ts';
import type { MatchSet } from '../patterns/matchSet.ts';

/** The number of files for each match set. */
export type Tally = ReadonlyMap<MatchSet, number>;

/** The files of a repository, and the rules by which they are counted. */
export interface CountedFiles {
  readonly matcher: Matcher;
  readonly files: FileList;
  /** The tallies of the folders that this matcher has counted. Kept as long as the folders are. */
  readonly tallies: WeakMap<Folder, { readonly place: MatcherState; readonly tally: Tally }>;
}

/** The number of files between two pauses: less than a millisecond of work. */
const slice = 512;
/** Folders with fewer files, including those below, are counted without a pause, and not kept. */
const minKept = 256;

/**
 * Counts the match sets of all files in a folder and below, in steps. Adds the counts of folders to `tallies`. So after a
 * change of files, or if an earlier count was not finished, only the folders that are missing there are counted.
 */
export function* tallyOf(
  { matcher, files, tallies: known }: CountedFiles,
  folder = files.root,
  start = matcher.root,
): Task<Tally> {
  let steps = 0;
  function* count(here: Folder, place: MatcherState): Task<Tally> {
    const before = known.get(here);
    if (before !== undefined && isSameState(before.place, place)) return before.tally;
    const tally = new Map<MatchSet, number>();
    for (let from = 0; from < here.files.length; from += slice) {
      const files = here.files.length <= slice ? here.files : here.files.slice(from, from + slice);
      addFiles(tally, matcher, files, place);
      steps += files.length;
      if (from > 0) yield;
    }
    for (const inside of here.folders) {
      const below = matcher.enter(place, inside.name);
      if (below.isSettled || inside.count < minKept) {
        addAll(tally, matcher, inside, below);
        steps += below.isSettled ? 1 : inside.count;
      } else for (const [set, more] of yield* count(inside, below)) add(tally, set, more);
      if (steps >= slice) {
        steps = 0;
        yield;
      }
    }
    known.set(here, { place, tally });
    return tally;
  }
  return yield* count(folder, start);
}

/**
 * The tallies of the folders down to a depth. Each has only the folder's own files, except at that depth,
 * where it includes everything below.
 */
export function* talliesTo(
  depth: number,
  { matcher, files }: CountedFiles,
): Generator<{ readonly folder: RepoPath; readonly tally: Tally }, undefined> {
  function* walk(
    here: Folder,
    path: RepoPath,
    place: MatcherState,
    left: number,
  ): ReturnType<typeof talliesTo> {
    const tally = new Map<MatchSet, number>();
    if (left === 0) addAll(tally, matcher, here, place);
    else addFiles(tally, matcher, here.files, place);
    yield { folder: path, tally };
    const start = path === '' ? '' : `${path}/`;
    for (const inside of left === 0 ? [] : here.folders)
      yield* walk(inside, start + inside.name, matcher.enter(place, inside.name), left - 1);
    return undefined;
  }
  return yield* walk(files.root, '', matcher.root, depth);
}

function addAll(tally: Map<MatchSet, number>, matcher: Matcher, folder: Folder, place: MatcherState): void {
  if (place.isSettled) add(tally, place.set, folder.count);
  else {
    addFiles(tally, matcher, folder.files, place);
    for (const inside of folder.folders) addAll(tally, matcher, inside, matcher.enter(place, inside.name));
  }
}

/** Adjacent files often have the same match set, and are added together. */
function addFiles(
  tally: Map<MatchSet, number>,
  matcher: Matcher,
  files: readonly string[],
  place: MatcherState,
): void {
  let latest: MatchSet | undefined;
  let run = 0;
  for (const name of files) {
    const set = matcher.fileIn(place, name);
    if (set !== latest && latest !== undefined) {
      add(tally, latest, run);
      run = 0;
    }
    latest = set;
    run++;
  }
  if (latest !== undefined) add(tally, latest, run);
}

function add(tally: Map<MatchSet, number>, set: MatchSet, more: number): void {
  tally.set(set, (tally.get(set) ?? 0) + more);
}

/** The paths of the files with a wanted match set. Skips folders whose known counts have none. */
export function* filesWith(
  { matcher, files, tallies }: CountedFiles,
  isWanted: (set: MatchSet) => boolean,
): Generator<string, undefined> {
  function* find(folder: Folder, path: string, place: MatcherState): Generator<string, undefined> {
    if (place.isSettled && !isWanted(place.set)) return undefined;
    const before = tallies.get(folder);
    if (before !== undefined && isSameState(before.place, place) && ![...before.tally.keys()].some(isWanted))
      return undefined;
    const start = path === '' ? '' : `${path}/`;
    for (const name of folder.files) if (isWanted(matcher.fileIn(place, name))) yield start + name;
    for (const inside of folder.folders)
      yield* find(inside, start + inside.name, matcher.enter(place, inside.name));
    return undefined;
  }
  return yield* find(files.root, '', matcher.root);
}
