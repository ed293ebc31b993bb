import { folderOf, pathFrom, type RepoPath } from '../text/repoPath.ts';
import { hasNames, literalHead, matches, type Pattern } from './pattern.ts';

/** The files of a repository, to be asked about. Made once a listing, as it remembers its answers. */
export interface FileList {
  readonly paths: readonly RepoPath[];
  readonly hasFile: (path: RepoPath) => boolean;
  readonly hasFolder: (path: RepoPath) => boolean;
  /** Whether a pattern, relative to a folder, matches a file. */
  readonly matchesAny: (folder: RepoPath, pattern: Pattern) => boolean;
}

export function fileList(paths: readonly RepoPath[]): FileList {
  const files = new Set(paths);
  const folders = new Set<RepoPath>(['']);
  for (const path of paths)
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  const matchesAny = search(paths);
  const answers = new Map<string, boolean>();
  return {
    paths,
    hasFile: (path) => files.has(path),
    hasFolder: (path) => folders.has(path),
    matchesAny: (folder, pattern) => {
      const key = `${folder}\0${pattern.source}`;
      const answer = answers.get(key) ?? matchesAny(folder, pattern);
      answers.set(key, answer);
      return answer;
    },
  };
}

/** Looks at as few paths as it can: those that begin as a pattern does, or none where a name in it is nowhere. */
function search(paths: readonly RepoPath[]): FileList['matchesAny'] {
  let sorted: readonly RepoPath[] | undefined;
  let names: ReadonlySet<string> | undefined;
  return (folder, pattern) => {
    const head = literalHead(pattern);
    if (head.length === 0) {
      names ??= new Set(paths.flatMap((path) => path.split('/')));
      if (!hasNames(pattern, names)) return false;
    }
    sorted ??= paths.toSorted();
    return pathsWithin(sorted, [folder, ...head].filter((part) => part !== '').join('/')).some((path) =>
      matches(pattern, pathFrom(folder, path).split('/')),
    );
  };
}

/** The paths that are, or lie below, a path. */
function pathsWithin(sorted: readonly RepoPath[], base: RepoPath): readonly RepoPath[] {
  if (base === '') return sorted;
  const own = position(sorted, base);
  const below = sorted.slice(position(sorted, `${base}/`), position(sorted, `${base}0`)); // "0" comes after "/".
  return sorted[own] === base ? [base, ...below] : below;
}

/** Where a path stands among sorted ones, or would stand. */
function position(sorted: readonly RepoPath[], path: RepoPath): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
