import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../text/repoPath.ts';
import type { CommitId } from './revision.ts';
import { runGit } from './run.ts';

/**
 * The paths that differ from a commit, or from nothing where there is none yet: staged, not staged, untracked and
 * deleted ones. `root` is the folder of the repository.
 */
export async function changedFiles(root: string, commit: CommitId | undefined): Promise<RepoPath[]> {
  const untracked = await pathsOf(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  const tracked = commit === undefined ? await tracks(root) : await differing(root, commit);
  return unique([...tracked, ...untracked]);
}

/** The paths that the next commit changes; `head` is the latest one. */
export async function stagedFiles(root: string, head: CommitId | undefined): Promise<RepoPath[]> {
  if (head === undefined) return unique(await tracks(root));
  return unique(await pathsOf(root, ['diff-index', '--cached', '--name-only', ...asItIs, head, '--']));
}

/** Submodules are repositories of their own: nothing is asked in them. */
const asItIs = ['-z', '--no-renames', '--ignore-submodules=dirty'];

async function tracks(root: string): Promise<RepoPath[]> {
  return pathsOf(root, ['ls-files', '-z', '--cached']);
}

/**
 * What differs between a commit and the files. `git diff` would read files whose times have changed through the
 * filters that the repository's settings name, and so run programs: of these, the content is compared here.
 */
async function differing(root: string, commit: CommitId): Promise<RepoPath[]> {
  const listing = await pathsOf(root, ['diff-index', '--full-index', ...asItIs, commit, '--']);
  const paths: RepoPath[] = [];
  for (let at = 0; at + 1 < listing.length; at += 2) {
    const [oldMode = '', newMode = '', oldHash = '', newHash = ''] = (listing[at] ?? '').slice(1).split(' ');
    const file = listing[at + 1] ?? '';
    const mayBeSame = /^0+$/.test(newHash) && oldMode === newMode;
    if (!mayBeSame || hashOf(path.join(root, file), oldHash.length) !== oldHash) paths.push(file);
  }
  return paths;
}

/** What git calls the content of a file or of a link; undefined for what cannot be read. */
function hashOf(file: string, length: number): string | undefined {
  try {
    const isLink = fs.lstatSync(file).isSymbolicLink();
    const content = isLink ? fs.readlinkSync(file, 'buffer') : fs.readFileSync(file);
    return createHash(length > 40 ? 'sha256' : 'sha1')
      .update(`blob ${String(content.length)}\0`)
      .update(content)
      .digest('hex');
  } catch {
    return undefined;
  }
}

async function pathsOf(root: string, args: readonly string[]): Promise<RepoPath[]> {
  return ((await runGit(root, args)) ?? '').split('\0').filter((file) => file !== '');
}

function unique(paths: readonly RepoPath[]): RepoPath[] {
  return [...new Set(paths)].sort();
}
