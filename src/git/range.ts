import type { RepoPath } from '../text/repoPath.ts';
import type { CommitId } from './revision.ts';
import { askGit, runGit } from './run.ts';

/** The commit that two commits have in common. Undefined if there is none. Throws a `GitFailure`. */
export async function mergeBase(
  folder: string,
  one: CommitId,
  other: CommitId,
): Promise<CommitId | undefined> {
  const [line = ''] = ((await askGit(folder, ['merge-base', one, other])) ?? '').split('\n');
  return line === '' ? undefined : line;
}

/** All files of a commit below a folder, with paths relative to the folder. Throws a `GitFailure`. */
export async function pathsAt(folder: string, commit: CommitId): Promise<RepoPath[]> {
  const listing = await runGit(folder, ['ls-tree', '-r', '-z', '--name-only', commit]);
  return listing.split('\0').filter((path) => path !== '');
}
