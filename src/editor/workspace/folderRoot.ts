import * as vscode from 'vscode';
import { leadershipFileNames, rootFileNames } from '../../model/leadershipFile.ts';
import { limits } from '../../parse/limits.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { pathIn } from './files.ts';
import { textOf } from './readFile.ts';

/** The maximum number of parent folders to check. */
const maxLevels = 32;
/** The URI schemes with parent folders. With other schemes the workspace is the repository. */
const onDisk: readonly string[] = ['file', 'vscode-remote'];

/** The folder that paths are relative to, and the leadership files between it and the opened folder. */
export interface FolderRoot {
  readonly uri: vscode.Uri;
  readonly above: readonly RepoPath[];
}

/**
 * The root of the repository around an opened folder, if leadership files above the folder also apply to it;
 * otherwise the folder itself. Outside a repository, parent folders are not read, because anybody could have put
 * files there.
 */
export async function rootOf(opened: vscode.Uri): Promise<FolderRoot> {
  const itself = { uri: opened, above: [] };
  if (!onDisk.includes(opened.scheme) || (await exists(vscode.Uri.joinPath(opened, '.git')))) return itself;
  if (!(await mayInherit(opened))) return itself;
  const found: vscode.Uri[] = [];
  let uri = opened;
  for (let level = 0; level < maxLevels; level++) {
    const parent = vscode.Uri.joinPath(uri, '..');
    if (parent.path === uri.path) return itself;
    uri = parent;
    const [isRoot, ...here] = await Promise.all([
      exists(vscode.Uri.joinPath(uri, '.git')),
      ...leadershipFileNames.map((name) => fileAt(uri, name)),
    ]);
    if (isRoot) {
      const further = rootFileNames.filter((name) => name.includes('/')).map((name) => fileAt(uri, name));
      found.push(...[...here, ...(await Promise.all(further))].filter((file) => file !== undefined));
      const above = found.map((file) => pathIn(uri, file)).filter((path) => path !== undefined);
      return above.length === 0 ? itself : { uri, above };
    }
    found.push(...here.filter((file) => file !== undefined));
  }
  return itself;
}

/** Whether a folder can inherit: its own leadership file, if there is one, must set `inherits: true`. */
async function mayInherit(folder: vscode.Uri): Promise<boolean> {
  const files = await Promise.all(rootFileNames.map((name) => fileAt(folder, name)));
  const first = rootFileNames[files.findIndex((file) => file !== undefined)];
  if (first === undefined) return true;
  const text = await textOf({ root: folder, isListed: () => false }, first, limits.bytes);
  return /\binherits["']?\s*:\s*true\b/i.test(text ?? '');
}

async function fileAt(folder: vscode.Uri, name: string): Promise<vscode.Uri | undefined> {
  const uri = vscode.Uri.joinPath(folder, name);
  return (await isFile(uri)) ? uri : undefined;
}

/** Whether a file, or a link to a file, exists. */
export async function isFile(uri: vscode.Uri): Promise<boolean> {
  const type = await typeOf(uri);
  return type !== undefined && (type & vscode.FileType.Directory) === 0;
}

async function exists(uri: vscode.Uri): Promise<boolean> {
  return (await typeOf(uri)) !== undefined;
}

async function typeOf(uri: vscode.Uri): Promise<vscode.FileType | undefined> {
  return vscode.workspace.fs.stat(uri).then(
    ({ type }) => type,
    () => undefined,
  );
}
