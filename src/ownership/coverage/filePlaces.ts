import { isWithin, type RepoPath } from '../../text/repoPath.ts';
import { runSync } from '../../text/task.ts';
import type { Folder } from './folder.ts';
import type { Matcher, MatcherState } from '../patterns/matcher.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import { tallyOf, type CountedFiles } from './tally.ts';

/** Counted files whose paths can also be looked up one by one. */
interface MatchedFiles extends CountedFiles {
  readonly matcher: Matcher;
}

/** A file or a folder, which ends in `/`, with the number of wanted files in it. */
export interface FilePlace {
  readonly path: string;
  readonly count: number;
  /** Whether all of its files are wanted. */
  readonly isAll: boolean;
}

/**
 * Groups wanted files below a folder: for each file and subfolder of it, the deepest path that contains all
 * of its wanted files. The path with the most files comes first. `except` are files to leave out.
 */
export function filePlaces(
  counted: MatchedFiles,
  base: RepoPath,
  isWanted: (set: MatchSet) => boolean,
  except: readonly RepoPath[],
): FilePlace[] {
  const { files, matcher } = counted;
  const folder = files.folder(base);
  if (folder === undefined) return [];
  const others = except.filter((path) => files.hasFile(path) && isWanted(matcher.setOf(path)));
  /** The entries of a folder that contain wanted files: each file, and each subfolder with its count. */
  const entriesOf = (path: RepoPath, inside: Folder, place: MatcherState): Entry[] => {
    const start = path === '' ? '' : `${path}/`;
    const own = inside.files
      .filter((name) => isWanted(matcher.fileIn(place, name)) && !others.includes(start + name))
      .map((name): Entry => ({ path: start + name, count: 1, inside: undefined }));
    const below = inside.folders.map((next): Entry => {
      const nextPlace = matcher.enter(place, next.name);
      const nextPath = start + next.name;
      return {
        path: nextPath,
        count: countIn(counted, next, nextPlace, isWanted) - within(nextPath, others),
        inside: { folder: next, place: nextPlace },
      };
    });
    return [...own, ...below].filter(({ count }) => count > 0);
  };
  const deepest = (entry: Entry): FilePlace => {
    const { path, count, inside } = entry;
    if (inside === undefined) return { path, count, isAll: true };
    const [only, ...more] = entriesOf(path, inside.folder, inside.place);
    if (only !== undefined && more.length === 0) return deepest(only);
    const besides = except.filter((other) => isWithin(path, other) && files.hasFile(other)).length;
    return { path: `${path}/`, count, isAll: inside.folder.count - besides === count };
  };
  return entriesOf(base, folder, placeOf(matcher, base))
    .map(deepest)
    .sort((one, other) => other.count - one.count);
}

/** The number of wanted files in a folder and below, without `except`. */
export function countBelow(
  counted: MatchedFiles,
  base: RepoPath,
  isWanted: (set: MatchSet) => boolean,
  except: readonly RepoPath[],
): number {
  const { files, matcher } = counted;
  const folder = files.folder(base);
  if (folder === undefined) return 0;
  const others = except.filter((path) => files.hasFile(path) && isWanted(matcher.setOf(path)));
  return countIn(counted, folder, placeOf(matcher, base), isWanted) - within(base, others);
}

function countIn(
  counted: MatchedFiles,
  folder: Folder,
  place: MatcherState,
  isWanted: (set: MatchSet) => boolean,
): number {
  let count = 0;
  for (const [set, number] of runSync(tallyOf(counted, folder, place))) if (isWanted(set)) count += number;
  return count;
}

function within(folder: RepoPath, paths: readonly RepoPath[]): number {
  return paths.filter((path) => isWithin(folder, path)).length;
}

function placeOf(matcher: Matcher, folder: RepoPath): MatcherState {
  let place = matcher.root;
  for (const name of folder === '' ? [] : folder.split('/')) place = matcher.enter(place, name);
  return place;
}

interface Entry {
  readonly path: RepoPath;
  readonly count: number;
  readonly inside: { readonly folder: Folder; readonly place: MatcherState } | undefined;
}
