import type { RepoPath } from '../../text/repoPath.ts';
import { runSync, type Task } from '../../text/task.ts';
import { textOfUtf8, utf8Of } from '../../text/utf8.ts';
import { combinedMatcher, type CombinedSet } from '../patterns/combinedMatcher.ts';
import type { Matcher, MatcherState, Place, TreeMatcher } from '../patterns/matcher.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import type { FileList } from './fileList.ts';
import {
  countIn,
  endOf,
  filesStart,
  minKept,
  nameEnd,
  PackedFolder,
  startOf,
  type FileTable,
} from './fileTable.ts';
import type { Folder } from './folder.ts';

/** The number of files for each match set. Kept as two arrays: there are many, and maps take twice as much memory. */
export class Tally<S = MatchSet> {
  /** Each once. */
  readonly sets: readonly S[];
  /** By the position of the set. */
  readonly counts: readonly number[];

  constructor(numbers: ReadonlyMap<S, number>) {
    const sets = new Array<S>(numbers.size);
    const counts = new Array<number>(numbers.size);
    let at = 0;
    for (const [set, count] of numbers) {
      sets[at] = set;
      counts[at++] = count;
    }
    this.sets = sets;
    this.counts = counts;
  }

  *[Symbol.iterator](): Generator<readonly [S, number], undefined> {
    for (const [at, set] of this.sets.entries()) yield [set, this.counts[at] ?? 0];
    return undefined;
  }
}

/** The files of a repository, and the rules by which they are counted. */
export interface CountedFiles<P extends Place<object> = MatcherState> {
  readonly matcher: TreeMatcher<P>;
  readonly files: FileList;
  /** The tallies of the folders that this matcher has counted. Kept as long as the folders are. */
  readonly tallies: WeakMap<Folder, { readonly place: P; readonly tally: Tally<P['set']> }>;
}

/** The number of files between two pauses: less than a millisecond of work. */
const slice = 512;

/**
 * Counts the match sets of all files in a folder and below, in steps. Adds the counts of folders to `tallies`. So after a
 * change of files, or if an earlier count was not finished, only the folders that are missing there are counted.
 */
export function* tallyOf<P extends Place<object>>(
  counted: CountedFiles<P>,
  folder = counted.files.root,
  start = counted.matcher.root,
): Task<Tally<P['set']>> {
  const { matcher, tallies } = counted;
  let steps = 0;
  function* count(here: Folder, place: P): Task<Tally<P['set']>> {
    const before = knownTally(counted, here, place);
    if (before !== undefined) return before;
    const numbers = new Map<P['set'], number>();
    const { bytes, start, end } = namesIn(here);
    for (let at = start; at < end;) {
      at = addFiles(numbers, matcher, place, bytes, at, end, slice);
      steps += slice;
      if (at < end) yield;
    }
    for (const inside of here.folders) {
      const below = enter(matcher, place, inside);
      // A small folder is counted without a pause, and not kept.
      if (below.isSettled || inside.count < minKept) {
        addAll(numbers, matcher, inside, below);
        steps += below.isSettled ? 1 : inside.count;
      } else addTally(numbers, yield* count(inside, below));
      if (steps >= slice) {
        steps = 0;
        yield;
      }
    }
    const tally = new Tally(numbers);
    tallies.set(here, { place, tally });
    return tally;
  }
  return yield* count(folder, start);
}

/** The tally of a folder that was counted before with the same matches. */
function knownTally<P extends Place<object>>(
  { matcher, tallies }: CountedFiles<P>,
  folder: Folder,
  place: P,
): Tally<P['set']> | undefined {
  const known = tallies.get(folder);
  return known !== undefined && matcher.isSame(known.place, place) ? known.tally : undefined;
}

/**
 * The tallies of the folders down to a depth. Each has only the folder's own files, except at that depth,
 * where it includes everything below.
 */
export function* talliesTo(
  depth: number,
  counted: CountedFiles,
): Generator<
  { readonly folder: RepoPath; readonly tally: Iterable<readonly [MatchSet, number]> },
  undefined
> {
  const { matcher, files } = counted;
  function* walk(
    here: Folder,
    path: RepoPath,
    place: MatcherState,
    left: number,
  ): ReturnType<typeof talliesTo> {
    const known = left === 0 ? knownTally(counted, here, place) : undefined;
    const numbers = new Map<MatchSet, number>();
    const { bytes, start, end } = namesIn(here);
    if (left > 0) addFiles(numbers, matcher, place, bytes, start, end);
    else if (known === undefined) addAll(numbers, matcher, here, place);
    yield { folder: path, tally: known ?? numbers };
    const above = path === '' ? '' : `${path}/`;
    for (const inside of left === 0 ? [] : here.folders)
      yield* walk(inside, above + inside.name, enter(matcher, place, inside), left - 1);
    return undefined;
  }
  return yield* walk(files.root, '', matcher.root, depth);
}

/** A file with its match set. */
export interface MatchedFile<S> {
  readonly path: RepoPath;
  readonly set: S;
}

/** The files with a wanted match set. Skips folders whose known counts have none. */
export function* filesWith<P extends Place<object>>(
  counted: CountedFiles<P>,
  isWanted: (set: P['set']) => boolean,
): Generator<MatchedFile<P['set']>, undefined> {
  const { matcher, files } = counted;
  function* find(folder: Folder, path: string, place: P): Generator<MatchedFile<P['set']>, undefined> {
    if (place.isSettled && !isWanted(place.set)) return undefined;
    const known = knownTally(counted, folder, place);
    if (known !== undefined && !known.sets.some(isWanted)) return undefined;
    const above = path === '' ? '' : `${path}/`;
    const { bytes, start, end } = namesIn(folder);
    for (let at = start; at < end;) {
      const next = nameEnd(bytes, at);
      const set = matcher.fileInBytes(place, bytes, at, next);
      if (isWanted(set)) yield { path: above + textOfUtf8(bytes, at, next), set };
      at = next + 1;
    }
    for (const inside of folder.folders)
      yield* find(inside, above + inside.name, enter(matcher, place, inside));
    return undefined;
  }
  return yield* find(files.root, '', matcher.root);
}

/** The files with a wanted combination of match sets by several matchers, in one walk. */
export function filesMatching(
  matchers: readonly Matcher[],
  files: FileList,
  isWanted: (set: CombinedSet) => boolean,
): Iterable<MatchedFile<CombinedSet>> {
  const counted = { matcher: combinedMatcher(matchers), files, tallies: new WeakMap() };
  // It shows which folders contain none.
  runSync(tallyOf(counted));
  return filesWith(counted, isWanted);
}

/** Names, each ended by NUL. */
interface Names {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

/** The names of the files of a folder. */
function namesIn(folder: Folder): Names {
  if (folder instanceof PackedFolder) {
    const { table, number } = folder;
    return { bytes: table.bytes, start: filesStart(table, number), end: startOf(table, number + 1) };
  }
  const bytes = utf8Of(folder.files.map((name) => `${name}\0`).join(''));
  return { bytes, start: 0, end: bytes.length };
}

function enter<P extends Place<object>>(matcher: TreeMatcher<P>, above: P, folder: Folder): P {
  return folder instanceof PackedFolder
    ? enterPacked(matcher, above, folder.table, folder.number)
    : matcher.enter(above, folder.name);
}

function enterPacked<P extends Place<object>>(
  matcher: TreeMatcher<P>,
  above: P,
  table: FileTable,
  folder: number,
): P {
  if (above.isSettled) return above;
  const start = startOf(table, folder);
  return matcher.enterBytes(above, table.bytes, start, nameEnd(table.bytes, start));
}

function addAll<P extends Place<object>>(
  tally: Map<P['set'], number>,
  matcher: TreeMatcher<P>,
  folder: Folder,
  place: P,
): void {
  if (folder instanceof PackedFolder) addPacked(tally, matcher, folder.table, folder.number, place);
  else if (place.isSettled) add(tally, place.set, folder.count);
  else {
    const { bytes, start, end } = namesIn(folder);
    addFiles(tally, matcher, place, bytes, start, end);
    for (const inside of folder.folders) addAll(tally, matcher, inside, enter(matcher, place, inside));
  }
}

function addPacked<P extends Place<object>>(
  tally: Map<P['set'], number>,
  matcher: TreeMatcher<P>,
  table: FileTable,
  folder: number,
  place: P,
): void {
  if (place.isSettled) {
    add(tally, place.set, countIn(table, folder));
    return;
  }
  addFiles(tally, matcher, place, table.bytes, filesStart(table, folder), startOf(table, folder + 1));
  const last = endOf(table, folder);
  for (let inside = folder + 1; inside < last; inside = endOf(table, inside))
    addPacked(tally, matcher, table, inside, enterPacked(matcher, place, table, inside));
}

/** Adds at most so many files, and returns where the next one starts. Neighbors with the same match set are added together. */
function addFiles<P extends Place<object>>(
  tally: Map<P['set'], number>,
  matcher: TreeMatcher<P>,
  place: P,
  bytes: Uint8Array,
  start: number,
  end: number,
  most = Infinity,
): number {
  let latest: P['set'] | undefined;
  let run = 0;
  let at = start;
  for (let left = most; at < end && left > 0; left--) {
    const next = nameEnd(bytes, at);
    const set = matcher.fileInBytes(place, bytes, at, next);
    if (set !== latest && latest !== undefined) {
      add(tally, latest, run);
      run = 0;
    }
    latest = set;
    run++;
    at = next + 1;
  }
  if (latest !== undefined) add(tally, latest, run);
  return at;
}

function addTally<S>(tally: Map<S, number>, { sets, counts }: Tally<S>): void {
  for (let at = 0; at < sets.length; at++) add(tally, sets[at] as S, counts[at] ?? 0);
}

function add<S>(tally: Map<S, number>, set: S, more: number): void {
  tally.set(set, (tally.get(set) ?? 0) + more);
}
