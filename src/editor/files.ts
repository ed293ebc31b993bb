import * as vscode from 'vscode';
import { gitFiles } from '../git/files.ts';
import type { RepoPath } from '../text/repoPath.ts';

/** How many files are listed where there is no git. */
const maxFound = 200_000;

/**
 * The files of a workspace folder: those that git knows or would take up; without git, or while the folder is
 * not trusted, what VS Code finds outside `.git` and `node_modules`.
 */
export async function listFiles({ uri }: vscode.WorkspaceFolder): Promise<RepoPath[]> {
  const known = uri.scheme === 'file' && vscode.workspace.isTrusted ? await gitFiles(uri.fsPath) : undefined;
  if (known !== undefined) return known;
  const everything = new vscode.RelativePattern(uri, '**/*');
  const found = await vscode.workspace.findFiles(everything, '**/{.git,node_modules}/**', maxFound);
  return found.map((file) => pathIn(uri, file)).filter((path) => path !== undefined);
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
