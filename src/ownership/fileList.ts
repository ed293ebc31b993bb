import { folderOf, pathFrom, type RepoPath } from '../text/repoPath.ts';
import type { Span } from '../text/span.ts';
import { hasNames, literalHead, matches, type Pattern } from './pattern.ts';

/** The files of a repository, to be asked about. Made once a listing, as it remembers its answers. */
export interface FileList {
  /** In their order, so that what lies in a folder stands together. */
  readonly paths: readonly RepoPath[];
  readonly hasFile: (path: RepoPath) => boolean;
  readonly hasFolder: (path: RepoPath) => boolean;
  /** The positions, in `paths`, of all that lies in a folder. */
  readonly within: (folder: RepoPath) => Span;
  /** The positions, in `paths`, of the files that a pattern matches that is relative to a folder. */
  readonly matching: (folder: RepoPath, pattern: Pattern) => readonly number[];
}

export function fileList(paths: readonly RepoPath[]): FileList {
  const sorted = paths.toSorted();
  const files = new Set(paths);
  const folders = new Set<RepoPath>(['']);
  for (const path of paths)
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  const matching = search(sorted);
  const answers = new Map<string, readonly number[]>();
  return {
    paths: sorted,
    hasFile: (path) => files.has(path),
    hasFolder: (path) => folders.has(path),
    within: (folder) => rangeWithin(sorted, folder),
    matching: (folder, pattern) => {
      const key = `${folder}\0${pattern.source}`;
      const answer = answers.get(key) ?? matching(folder, pattern);
      answers.set(key, answer);
      return answer;
    },
  };
}

/** Looks at as few paths as it can: those that begin as a pattern does, or none where a name in it is nowhere. */
function search(paths: readonly RepoPath[]): FileList['matching'] {
  let names: ReadonlySet<string> | undefined;
  return (folder, pattern) => {
    const head = literalHead(pattern);
    if (head.length === 0) {
      names ??= new Set(paths.flatMap((path) => path.split('/')));
      if (!hasNames(pattern, names)) return [];
    }
    const base = [folder, ...head].filter((part) => part !== '').join('/');
    const found: number[] = [];
    const look = (position: number): void => {
      const path = paths[position];
      if (path !== undefined && matches(pattern, pathFrom(folder, path).split('/'))) found.push(position);
    };
    const own = positionOf(paths, base);
    if (paths[own] === base && base !== folder) look(own);
    const { start, end } = rangeWithin(paths, base);
    for (let position = start; position < end; position++) look(position);
    return found;
  };
}

/** The positions of what lies in a folder. */
function rangeWithin(sorted: readonly RepoPath[], folder: RepoPath): Span {
  if (folder === '') return { start: 0, end: sorted.length };
  return { start: positionOf(sorted, `${folder}/`), end: positionOf(sorted, `${folder}0`) }; // "0" comes after "/".
}

/** Where a path stands among sorted ones, or would stand. */
function positionOf(sorted: readonly RepoPath[], path: RepoPath): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < path) low = middle + 1;
    else high = middle;
  }
  return low;
}
