import * as vscode from 'vscode';
import { gitFiles, type Listing } from '../../git/files.ts';
import { fileList, fileListBuilder, type FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { gitFolder } from './gitFolder.ts';
import { runSliced } from '../host/runSliced.ts';

/** The maximum number of files listed without Git. */
const maxFound = 200_000;
/** The maximum number of changed paths to look up individually. With more changes, all files are listed again. */
const maxAsked = 200;

/** A file list, and whether Git or VS Code produced it. */
export interface Listed {
  readonly files: FileList;
  readonly by: 'git' | 'editor';
}

/**
 * Lists the files below a root: tracked files and untracked files that are not ignored. Without Git, or while the
 * folder is not trusted, lists the files that VS Code finds in the opened folder, except in `.git` and
 * `node_modules`. Throws a `GitFailure` if Git fails in a repository, since another list would lead to other counts.
 */
export async function listFiles(root: vscode.Uri, opened: vscode.Uri, signal: AbortSignal): Promise<Listed> {
  const files = await listByGit(root, { signal });
  return files === undefined
    ? { files: fileList(await findBelow(root, opened)), by: 'editor' }
    : { files, by: 'git' };
}

/**
 * Updates the list for the given files and folders; undefined if there are so many changes that all files must be
 * listed.
 */
export async function listChanges(
  root: vscode.Uri,
  files: FileList,
  paths: readonly RepoPath[],
  signal: AbortSignal,
): Promise<FileList | undefined> {
  if (paths.length > maxAsked) return undefined;
  const known = await listByGit(root, { only: paths, signal });
  if (known !== undefined) return files.changed({ removed: paths, added: known.paths });
  const found = await Promise.all(paths.map((path) => findAt(root, path)));
  return files.changed({ removed: paths, added: found.flat() });
}

async function listByGit(uri: vscode.Uri, listing: Listing): Promise<FileList | undefined> {
  const inGit = gitFolder(uri);
  if (inGit === undefined) return undefined;
  const builder = fileListBuilder();
  const outcome = await gitFiles(inGit, builder.add, listing);
  return outcome === 'listed' ? runSliced(builder.list()) : undefined;
}

async function findAt(folder: vscode.Uri, path: RepoPath): Promise<RepoPath[]> {
  const uri = vscode.Uri.joinPath(folder, path);
  const type = await vscode.workspace.fs.stat(uri).then(
    (stat) => stat.type,
    () => undefined,
  );
  if (type === undefined || isForeign(path)) return [];
  return (type & vscode.FileType.Directory) === 0 ? [path] : findBelow(folder, uri);
}

async function findBelow(folder: vscode.Uri, uri: vscode.Uri): Promise<RepoPath[]> {
  const everything = new vscode.RelativePattern(uri, '**/*');
  const found = await vscode.workspace.findFiles(everything, '**/{.git,node_modules}/**', maxFound);
  return found.map((file) => pathIn(folder, file)).filter((path) => path !== undefined);
}

/** Whether a file is inside `.git` or `node_modules`. */
export function isForeign(path: RepoPath): boolean {
  return /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path);
}

/** The path of a file relative to a folder; undefined if the file is outside it. */
export function pathIn(folder: vscode.Uri, file: vscode.Uri): RepoPath | undefined {
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const isBelow =
    file.scheme === folder.scheme && file.authority === folder.authority && startsWith(file.path, base);
  return isBelow ? file.path.slice(base.length) : undefined;
}

/** Ignores the case of a Windows drive letter. */
function startsWith(path: string, base: string): boolean {
  return (
    path.startsWith(base) ||
    (/^\/[A-Za-z]:/.test(base) &&
      path.slice(0, 3).toLowerCase() + path.slice(3) === base.slice(0, 3).toLowerCase() + path.slice(3) &&
      path.slice(3).startsWith(base.slice(3)))
  );
}
