import { changedFiles, stagedFiles, UnsafeFilter } from '../../git/changes.ts';
import { GitFailure } from '../../git/failure.ts';
import { baseCommit } from '../../git/revision.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { commitIn, noRepository } from './base.ts';
import { exitCodes, CliError } from '../terminal/cliError.ts';

/** The staged paths, or those changed since HEAD or the merge base with a revision. */
export async function pathsOfGit(
  root: string,
  which: { readonly changed: string | true } | 'staged',
): Promise<readonly RepoPath[]> {
  if (which === 'staged')
    return stagedFiles(root).catch((error: unknown) => {
      throw error instanceof GitFailure && error.kind === 'no-repository' ? noRepository(root) : error;
    });
  const revision = which.changed === true ? undefined : which.changed;
  const commit = commitIn(await baseCommit(root, revision), revision, root);
  return changedFiles(root, commit).catch((error: unknown) => {
    if (!(error instanceof UnsafeFilter)) throw error;
    throw new CliError(
      exitCodes.unreadable,
      `Cannot disable the Git filter "${error.message}", and filters of a repository are never run. Rename it in your Git configuration.`,
    );
  });
}
