import { folderOf, type RepoPath } from '../text/repoPath.ts';

/** Where the leadership file of a root is looked for, the first one found counting. */
export const rootFileNames = [
  'leadership.yaml',
  'leadership.yml',
  '.github/leadership.yaml',
  '.github/leadership.yml',
] as const;

/** What a leadership file may be called. */
export const leadershipFileNames = ['leadership.yaml', 'leadership.yml'] as const;

/** Whether a path is that of a leadership file. */
export function isLeadershipFile(path: RepoPath): boolean {
  return /(?:^|\/)leadership\.ya?ml$/.test(path);
}

/** The folder that a leadership file speaks for: its own, or the root for one in `.github`. */
export function governedFolder(file: RepoPath): RepoPath {
  const folder = folderOf(file);
  return folder === '.github' ? '' : folder;
}

/** By folder, the one of its leadership files that counts. */
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
