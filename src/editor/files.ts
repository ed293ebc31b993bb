import * as vscode from 'vscode';
import { gitFiles, type Listing } from '../git/files.ts';
import { fileList, fileListBuilder, type FileList } from '../ownership/fileList.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { gitFolder } from './gitFolder.ts';
import { inSlices } from './slices.ts';

/** How many files are listed where there is no git. */
const maxFound = 200_000;
/** So many changed paths are asked about by name; of more, all files are listed again. */
const maxAsked = 200;

/** Files, and who listed them. */
export interface Listed {
  readonly files: FileList;
  readonly by: 'git' | 'editor';
}

/**
 * The files below a root: those that git knows or would take up; without git, or while the folder is not trusted,
 * what VS Code finds in the opened folder outside `.git` and `node_modules`.
 */
export async function listFiles(root: vscode.Uri, opened: vscode.Uri, signal: AbortSignal): Promise<Listed> {
  const files = await listByGit(root, { signal });
  return files === undefined
    ? { files: fileList(await findBelow(root, opened)), by: 'editor' }
    : { files, by: 'git' };
}

/** The list with some files and folders as they are now; undefined where that many changed that all are to be listed. */
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
  return (await gitFiles(inGit, builder.add, listing)) ? inSlices(builder.list()) : undefined;
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

/** Whether a file belongs to git or to a package. */
export function isForeign(path: RepoPath): boolean {
  return /(?:^|\/)(?:\.git|node_modules)(?:\/|$)/.test(path);
}

/** The path of a file from a folder; undefined for a file elsewhere. */
export function pathIn(folder: vscode.Uri, file: vscode.Uri): RepoPath | undefined {
  const base = folder.path.endsWith('/') ? folder.path : `${folder.path}/`;
  const isBelow =
    file.scheme === folder.scheme && file.authority === folder.authority && startsWith(file.path, base);
  return isBelow ? file.path.slice(base.length) : undefined;
}

/** The letter of a Windows drive is the same in both cases. */
function startsWith(path: string, base: string): boolean {
  return (
    path.startsWith(base) ||
    (/^\/[A-Za-z]:/.test(base) &&
      path.slice(0, 3).toLowerCase() + path.slice(3) === base.slice(0, 3).toLowerCase() + path.slice(3) &&
      path.slice(3).startsWith(base.slice(3)))
  );
}
