import { folderOf, joinPath, type RepoPath } from '../text/repoPath.ts';
import { GitFailure } from './failure.ts';
import { askGit, runGit } from './run.ts';

/** The full id of a commit, in hexadecimal digits. */
export type CommitId = string;

/** The commit to compare with, or the reason why there is none. */
export type Base =
  | { readonly kind: 'commit'; readonly commit: CommitId }
  | { readonly kind: 'no-commits' | 'no-repository' | 'unknown' | 'unrelated' };

/**
 * The commit that the work in a folder is based on: the latest commit, or the merge base of the current
 * branch and `revision`. `revision` is any text that git accepts as a commit, and can be untrusted. Throws a
 * `GitFailure` if Git fails in a repository.
 */
export async function baseCommit(folder: string, revision: string | undefined): Promise<Base> {
  try {
    const head = await commitOf(folder, 'HEAD');
    if (revision === undefined)
      return head === undefined ? { kind: 'no-commits' } : { kind: 'commit', commit: head };
    const commit = await commitOf(folder, revision);
    if (commit === undefined) return { kind: 'unknown' };
    if (head === undefined) return { kind: 'commit', commit };
    const common = await mergeBase(folder, commit, head);
    return common === undefined ? { kind: 'unrelated' } : { kind: 'commit', commit: common };
  } catch (error) {
    if (error instanceof GitFailure && error.kind === 'no-repository') return { kind: 'no-repository' };
    throw error;
  }
}

/** The commit of a revision. Undefined if there is none, or if git could read the text as an option. */
export async function commitOf(folder: string, revision: string): Promise<CommitId | undefined> {
  if (revision === '' || revision.startsWith('-') || revision.includes('\0')) return undefined;
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  return idIn(await askGit(folder, args));
}

/** The commit that two commits have in common. Undefined if there is none. Throws a `GitFailure`. */
export async function mergeBase(
  folder: string,
  one: CommitId,
  other: CommitId,
): Promise<CommitId | undefined> {
  return idIn(await askGit(folder, ['merge-base', one, other]));
}

/** All files of a commit below a folder, with paths relative to the folder. Throws a `GitFailure`. */
export async function pathsAt(folder: string, commit: CommitId): Promise<RepoPath[]> {
  const listing = await runGit(folder, ['ls-tree', '-r', '-z', '--name-only', commit]);
  return listing.split('\0').filter((path) => path !== '');
}

/** A file in a commit. */
export interface CommittedFile {
  readonly path: RepoPath;
  /** Without a byte order mark. */
  readonly text: string;
}

/**
 * The wanted files of a commit below a folder, with paths relative to the folder. For a symbolic link, the
 * text is that of its target, as in the working tree. A link without a target is left out.
 */
export async function filesAt(
  folder: string,
  commit: CommitId,
  isWanted: (path: RepoPath) => boolean,
): Promise<CommittedFile[]> {
  const lines = (await runGit(folder, ['ls-tree', '-r', '-z', commit])).split('\0');
  const found: CommittedFile[] = [];
  for (const line of lines) {
    const path = pathIn(line);
    if (!isWanted(path)) continue;
    const text = await textOf(folder, line, lines);
    if (text !== undefined) found.push({ path, text });
  }
  return found;
}

/** A line of the listing is `mode type id`, a tab, and the path. */
function pathIn(line: string): RepoPath {
  return line.slice(line.indexOf('\t') + 1);
}

async function textOf(
  folder: string,
  line: string,
  lines: readonly string[],
  linksLeft = 5,
): Promise<string | undefined> {
  const [, mode, id] = /^(\d+) blob ([\da-f]+)\t/.exec(line) ?? [];
  if (id === undefined) return undefined;
  const text = await runGit(folder, ['cat-file', 'blob', id]);
  if (mode !== '120000') return text.replace(/^\uFEFF/, '');
  const target = joinPath(folderOf(pathIn(line)), text);
  const next = lines.find((other) => pathIn(other) === target);
  return next === undefined || linksLeft === 0 ? undefined : textOf(folder, next, lines, linksLeft - 1);
}

/** The first line of git's output, if it is an object id. */
function idIn(output: string | undefined): CommitId | undefined {
  const [line = ''] = (output ?? '').split('\n');
  return /^[\da-f]{40,64}$/.test(line) ? line : undefined;
}
