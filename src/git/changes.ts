import type { Hash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../text/repoPath.ts';
import { commitOf, type CommitId } from './revision.ts';
import { askGit, runGit } from './run.ts';

/**
 * The paths that differ between a commit and the working tree: staged, unstaged, untracked, and deleted
 * files. Without a commit, all files differ. `root` is the root of the repository. Throws a `GitFailure`.
 */
export async function changedFiles(root: string, commit: CommitId | undefined): Promise<RepoPath[]> {
  const untracked = await pathsOf(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  const tracked = commit === undefined ? await tracks(root) : await differing(root, commit);
  return unique([...tracked, ...untracked]);
}

/**
 * The paths that the next commit changes. In a repository without commits, these are all that Git tracks. Throws a
 * `GitFailure`.
 */
export async function stagedFiles(root: string): Promise<RepoPath[]> {
  try {
    return unique(await pathsOf(root, ['diff-index', '--cached', '--name-only', ...asItIs, 'HEAD', '--']));
  } catch (error) {
    if ((await commitOf(root, 'HEAD')) !== undefined) throw error;
    return unique(await tracks(root));
  }
}

/** Submodules are repositories of their own. Git does not look for changes inside them. */
const asItIs = ['-z', '--no-renames', '--ignore-submodules=dirty'];

async function tracks(root: string): Promise<RepoPath[]> {
  return pathsOf(root, ['ls-files', '-z', '--cached']);
}

/**
 * Compares a commit with the working tree. If file times are ambiguous, git reads the content through the
 * filters in the repository's settings. Filters are programs, so they are disabled. Files with other times
 * are compared here by hash, so that a copied repository does not count as changed.
 */
async function differing(root: string, commit: CommitId): Promise<RepoPath[]> {
  const args = ['diff-index', '--full-index', ...asItIs, commit, '--'];
  const listing = await pathsOf(root, [...(await withoutFilters(root)), ...args]);
  // Node takes a while to load it.
  const { createHash } = await import('node:crypto');
  const hashOf = (file: string, length: number): string | undefined =>
    objectId(file, createHash(length > 40 ? 'sha256' : 'sha1'));
  const paths: RepoPath[] = [];
  for (let at = 0; at + 1 < listing.length; at += 2) {
    const [oldMode = '', newMode = '', oldHash = '', newHash = ''] = (listing[at] ?? '').slice(1).split(' ');
    const file = listing[at + 1] ?? '';
    const mayBeSame = /^0+$/.test(newHash) && oldMode === newMode;
    if (!mayBeSame || hashOf(path.join(root, file), oldHash.length) !== oldHash) paths.push(file);
  }
  return paths;
}

/** Settings for one git command that disable all filters. */
async function withoutFilters(root: string): Promise<string[]> {
  const keys = listed(await askGit(root, ['config', '--name-only', '-z', '--get-regexp', '^filter\\.']));
  const names = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('.'))));
  return [...names].flatMap((name) => {
    if (/[=\n]/.test(name)) throw new UnsafeFilter(name.slice('filter.'.length));
    return ['clean=', 'smudge=', 'process=', 'required=false'].flatMap((value) => ['-c', `${name}.${value}`]);
  });
}

/** A filter that cannot be disabled, because git would misread its name. Nothing is compared then. */
export class UnsafeFilter extends Error {}

/** The git object id of a file or a symbolic link. Undefined if it cannot be read, or is neither. */
function objectId(file: string, hash: Hash): string | undefined {
  try {
    const stats = fs.lstatSync(file);
    if (!stats.isSymbolicLink() && !stats.isFile()) return undefined;
    const content = stats.isSymbolicLink() ? fs.readlinkSync(file, 'buffer') : fs.readFileSync(file);
    return hash
      .update(`blob ${String(content.length)}\0`)
      .update(content)
      .digest('hex');
  } catch {
    return undefined;
  }
}

async function pathsOf(root: string, args: readonly string[]): Promise<RepoPath[]> {
  return listed(await runGit(root, args));
}

/** NUL-terminated parts. */
function listed(output = ''): string[] {
  return output.split('\0').filter((part) => part !== '');
}

function unique(paths: readonly RepoPath[]): RepoPath[] {
  return [...new Set(paths)].sort();
}
