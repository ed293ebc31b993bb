import type { RepoPath } from '../text/repoPath.ts';
import { runGit } from './run.ts';

/**
 * The tracked files that attributes mark as vendored or generated
 * (https://github.com/github-linguist/linguist/blob/main/docs/overrides.md). Git matches the attributes; no content of a
 * file is read but that of `.gitattributes`. `root` is the root of the repository. Throws a `GitFailure`.
 */
export async function markedFiles(root: string): Promise<RepoPath[]> {
  const marks = ['linguist-vendored', 'linguist-generated'].flatMap((name) => [name, `${name}=true`]);
  const listing = await runGit(root, [
    'ls-files',
    '-z',
    '--cached',
    '--',
    ...marks.map((mark) => `:(attr:${mark})`),
  ]);
  return listing.split('\0').filter((path) => path !== '');
}
