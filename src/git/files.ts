import type { RepoPath } from '../text/repoPath.ts';
import { runGit } from './run.ts';

/**
 * The files below a folder that git knows or would take up: tracked and untracked, without the ignored and the
 * deleted, as paths from the folder. Undefined where there is no git or no repository.
 */
export async function gitFiles(folder: string): Promise<RepoPath[] | undefined> {
  const listing = await runGit(folder, [
    'ls-files',
    '-z',
    '-t',
    '--cached',
    '--others',
    '--deleted',
    '--exclude-standard',
  ]);
  return listing === undefined ? undefined : filesIn(listing);
}

/** Each entry is a tag, a blank and a path; `R` marks what is deleted, and a file in conflict stands several times. */
function filesIn(listing: string): RepoPath[] {
  const files = new Set<RepoPath>();
  const deleted = new Set<RepoPath>();
  for (const entry of listing.split('\0')) {
    const path = entry.slice(2);
    if (path !== '') (entry.startsWith('R') ? deleted : files).add(path);
  }
  return [...files].filter((path) => !deleted.has(path));
}
