import { folderOf, isWithin, pathFrom, type RepoPath } from '../text/repoPath.ts';
import { matches, type Pattern } from './pattern.ts';

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
  const answers = new Map<string, boolean>();
  return {
    paths,
    hasFile: (path) => files.has(path),
    hasFolder: (path) => folders.has(path),
    matchesAny: (folder, pattern) => {
      const key = `${folder}\0${pattern.source}`;
      let answer = answers.get(key);
      if (answer === undefined) {
        answer = paths.some(
          (path) => isWithin(folder, path) && matches(pattern, pathFrom(folder, path).split('/')),
        );
        answers.set(key, answer);
      }
      return answer;
    },
  };
}
