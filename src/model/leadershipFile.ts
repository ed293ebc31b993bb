import { folderOf, type RepoPath } from '../text/repoPath.ts';

/** Paths of the root leadership file, in order of precedence. The first that exists is used. */
export const rootFileNames = [
  'leadership.yaml',
  'leadership.yml',
  '.github/leadership.yaml',
  '.github/leadership.yml',
] as const;

/** The file names of a leadership file. */
export const leadershipFileNames = ['leadership.yaml', 'leadership.yml'] as const;

/** Whether a path is that of a leadership file. */
export function isLeadershipFile(path: RepoPath): boolean {
  return /(?:^|\/)leadership\.ya?ml$/.test(path);
}

/** The folder that a leadership file applies to: its own folder, or the root for a file in `.github`. */
export function governedFolder(file: RepoPath): RepoPath {
  const folder = folderOf(file);
  return folder === '.github' ? '' : folder;
}

/** The leadership file that is used for each folder. Others for the same folder are ignored. */
export function filesThatCount(paths: readonly RepoPath[]): Map<RepoPath, RepoPath> {
  const rank = (path: RepoPath): number =>
    Number(path.endsWith('.yml')) + 2 * Number(path.startsWith('.github/'));
  const counting = new Map<RepoPath, RepoPath>();
  for (const path of paths.toSorted((one, other) => rank(one) - rank(other))) {
    const folder = governedFolder(path);
    if (!counting.has(folder)) counting.set(folder, path);
  }
  return counting;
}
