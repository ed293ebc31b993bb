import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../text/repoPath.ts';
import { runGit } from './run.ts';

/** Paths that differ, deleted ones too; or why that cannot be told. */
export type Changes =
  | { readonly paths: readonly RepoPath[] }
  | { readonly fault: 'no-git' | 'unknown-base' | 'no-common-commit' };

/**
 * The paths that differ from a commit: staged, not staged and untracked. Without a base from HEAD, else from where
 * the work left the base. `root` is the folder of the repository.
 */
export async function changedFiles(root: string, base?: string): Promise<Changes> {
  if (!(await isRepository(root))) return { fault: 'no-git' };
  const untracked = await pathsOf(root, ['ls-files', '-z', '--others', '--exclude-standard']);
  const head = await commitOf(root, 'HEAD');
  if (base === undefined) {
    const tracked =
      head === undefined ? await pathsOf(root, ['ls-files', '-z', '--cached']) : await differing(root, head);
    return { paths: unique([...tracked, ...untracked]) };
  }
  const commit = await commitOf(root, base);
  if (commit === undefined) return { fault: 'unknown-base' };
  const common =
    head === undefined ? undefined : (await runGit(root, ['merge-base', commit, head]))?.split('\n', 1)[0];
  if (!common) return { fault: 'no-common-commit' };
  return { paths: unique([...(await differing(root, common)), ...untracked]) };
}

/** The paths that the next commit changes. */
export async function stagedFiles(root: string): Promise<Changes> {
  if (!(await isRepository(root))) return { fault: 'no-git' };
  const head = await commitOf(root, 'HEAD');
  const args =
    head === undefined
      ? ['ls-files', '-z', '--cached']
      : ['diff-index', '--cached', '--name-only', '-z', '--ignore-submodules=dirty', head, '--'];
  return { paths: unique(await pathsOf(root, args)) };
}

/** The commit that somebody's name for it means; undefined where there is none. */
async function commitOf(root: string, name: string): Promise<string | undefined> {
  if (!/^[^\s\p{C}:?*[\\-][^\s\p{C}:?*[\\]{0,254}$/u.test(name)) return undefined;
  const answer = await runGit(root, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  return answer === undefined || answer === '' ? undefined : answer.trim();
}

async function isRepository(root: string): Promise<boolean> {
  return (await runGit(root, ['rev-parse', '--git-dir'])) !== undefined;
}

async function pathsOf(root: string, args: readonly string[]): Promise<RepoPath[]> {
  return ((await runGit(root, args)) ?? '').split('\0').filter((file) => file !== '');
}

/**
 * What differs between a commit and the files. `git diff` would look into files whose times have changed through
 * the filters that the repository's settings name, and so run programs: of these, the content is compared here.
 */
async function differing(root: string, commit: string): Promise<RepoPath[]> {
  const listing = await pathsOf(root, ['diff-index', '-z', '--ignore-submodules=dirty', commit, '--']);
  const paths: RepoPath[] = [];
  for (let at = 0; at + 1 < listing.length; at += 2) {
    const [oldMode = '', newMode = '', oldHash = '', newHash = ''] = (listing[at] ?? '').slice(1).split(' ');
    const file = listing[at + 1] ?? '';
    const isUnread = /^0+$/.test(newHash) && oldMode === newMode;
    if (!isUnread || hashOf(path.join(root, file), oldHash.length) !== oldHash) paths.push(file);
  }
  return paths;
}

/** What git calls the content of a file or of a link; undefined for what cannot be read. */
function hashOf(file: string, length: number): string | undefined {
  try {
    const content = fs.lstatSync(file).isSymbolicLink()
      ? fs.readlinkSync(file, 'buffer')
      : fs.readFileSync(file);
    return createHash(length > 40 ? 'sha256' : 'sha1')
      .update(`blob ${String(content.length)}\0`)
      .update(content)
      .digest('hex');
  } catch {
    return undefined;
  }
}

function unique(paths: readonly RepoPath[]): RepoPath[] {
  return [...new Set(paths)].sort();
}
