import type { RepoPath } from '../text/repoPath.ts';
import { GitFailure } from './failure.ts';
import { runGit } from './run.ts';

/**
 * The text of a file that Git tracks, from the index: for a file outside a sparse checkout. Undefined for a file that is not
 * in the index, is larger than `maxBytes`, or is a symbolic link, and outside a repository. Throws a `GitFailure`, of the kind
 * `missing-object` in a partial clone.
 */
export async function indexedText(
  root: string,
  file: RepoPath,
  maxBytes: number,
): Promise<string | undefined> {
  const entry = await indexEntry(root, file);
  const [, id] = /^100\d{3} ([\da-f]+) 0\t/.exec(entry) ?? [];
  if (id === undefined) return undefined;
  const size = Number(await runGit(root, ['cat-file', '-s', id]));
  return size > maxBytes ? undefined : (await runGit(root, ['cat-file', 'blob', id])).replace(/^\uFEFF/, '');
}

async function indexEntry(root: string, file: RepoPath): Promise<string> {
  try {
    return await runGit(root, ['ls-files', '--stage', '-z', '--', `:(literal)${file}`]);
  } catch (error) {
    if (error instanceof GitFailure && (error.kind === 'no-repository' || error.kind === 'not-installed'))
      return '';
    throw error;
  }
}
