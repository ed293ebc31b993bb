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
 * The files of a commit below a folder that have one of some names, with paths relative to the folder. For a symbolic
 * link, the text is that of its target, as in the working tree. A link without a target is left out. Git compares the
 * commit with its index, where it can skip what did not change, so the whole commit is not listed. Throws a `GitFailure`.
 */
export async function filesAt(
  folder: string,
  commit: CommitId,
  names: readonly string[],
): Promise<CommittedFile[]> {
  const found: CommittedFile[] = [];
  for (const entry of await entriesAt(folder, commit, names)) {
    const text = await textOf(folder, commit, entry);
    if (text !== undefined) found.push({ path: entry.path, text });
  }
  return found;
}

/** Which of some paths are files or symbolic links in a commit. Throws a `GitFailure`. */
export async function presentAt(
  folder: string,
  commit: CommitId,
  paths: readonly RepoPath[],
): Promise<ReadonlySet<RepoPath>> {
  return new Set((await entriesOf(folder, commit, paths)).map(({ path }) => path));
}

/**
 * A file of a commit; for a symbolic link, with the text of its target. Undefined if there is none, or `too-large` if it
 * has more bytes than the limit. Throws a `GitFailure`.
 */
export async function fileAt(
  folder: string,
  commit: CommitId,
  path: RepoPath,
  maxBytes: number,
): Promise<CommittedFile | 'too-large' | undefined> {
  const entry = await entryAt(folder, commit, path);
  const file = entry === undefined ? undefined : await linkedFile(folder, commit, entry);
  if (file === undefined) return undefined;
  const bytes = Number(await runGit(folder, ['cat-file', '-s', file.id]));
  return bytes > maxBytes ? 'too-large' : { path, text: await contentOf(folder, file) };
}

/** A file or a symbolic link in a commit. */
interface Entry {
  readonly path: RepoPath;
  readonly mode: string;
  readonly id: string;
}

async function entriesAt(folder: string, commit: CommitId, names: readonly string[]): Promise<Entry[]> {
  const only = ['--', ...names.map((name) => `:(glob)**/${name.replace(/[*?[\\]/g, '\\$&')}`)];
  const [indexed, changed] = await Promise.all([
    runGit(folder, ['ls-files', '--stage', '-z', ...only]),
    runGit(folder, ['diff-index', '--cached', '-z', '--no-renames', '--relative', commit, ...only]),
  ]);
  const entries = new Map<RepoPath, Entry>();
  const add = (path: RepoPath, mode: string, id: string): void => {
    if (isFile(mode)) entries.set(path, { path, mode, id });
    else entries.delete(path);
  };
  for (const [, mode = '', id = '', path = ''] of indexed.matchAll(/(\d+) ([\da-f]+) \d\t([^\0]+)\0/g))
    add(path, mode, id);
  // The mode and the id in the commit come first; both are zeros for a file that is in the index only.
  for (const [, mode = '', id = '', path = ''] of changed.matchAll(
    /:(\d+) \d+ ([\da-f]+) [\da-f]+ [A-Z]\d*\0([^\0]+)\0/g,
  ))
    add(path, mode, id);
  return [...entries.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}

/** Whether a mode is that of a file or a symbolic link, not of a submodule. */
function isFile(mode: string): boolean {
  return mode.startsWith('100') || mode === symbolicLink;
}

const symbolicLink = '120000';

async function textOf(folder: string, commit: CommitId, entry: Entry): Promise<string | undefined> {
  const file = await linkedFile(folder, commit, entry);
  return file === undefined ? undefined : contentOf(folder, file);
}

async function contentOf(folder: string, { id }: Entry): Promise<string> {
  return (await runGit(folder, ['cat-file', 'blob', id])).replace(/^\uFEFF/, '');
}

/** The file itself, or the file that a symbolic link leads to. */
async function linkedFile(
  folder: string,
  commit: CommitId,
  entry: Entry,
  linksLeft = 5,
): Promise<Entry | undefined> {
  if (entry.mode !== symbolicLink) return entry;
  const text = await runGit(folder, ['cat-file', 'blob', entry.id]);
  const target = joinPath(folderOf(entry.path), text);
  const next = target === undefined || target === '' ? undefined : await entryAt(folder, commit, target);
  return next === undefined || linksLeft === 0 ? undefined : linkedFile(folder, commit, next, linksLeft - 1);
}

async function entryAt(folder: string, commit: CommitId, path: RepoPath): Promise<Entry | undefined> {
  const [entry] = await entriesOf(folder, commit, [path]);
  return entry;
}

/** The files and symbolic links among some paths of a commit. */
async function entriesOf(folder: string, commit: CommitId, paths: readonly RepoPath[]): Promise<Entry[]> {
  const listing = await runGit(folder, ['ls-tree', '-z', commit, '--', ...paths]);
  return Array.from(
    listing.matchAll(/(\d+) blob ([\da-f]+)\t([^\0]+)\0/g),
    ([, mode = '', id = '', path = '']): Entry => ({ path, mode, id }),
  ).filter(({ path, mode }) => paths.includes(path) && isFile(mode));
}

/** The first line of git's output, if it is an object id. */
function idIn(output: string | undefined): CommitId | undefined {
  const [line = ''] = (output ?? '').split('\n');
  return /^[\da-f]{40,64}$/.test(line) ? line : undefined;
}
