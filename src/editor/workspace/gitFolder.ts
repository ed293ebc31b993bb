import * as vscode from 'vscode';

/**
 * The file system path to run Git in; undefined in Restricted Mode and for other URI schemes. In a browser, which
 * cannot start programs, Git calls return nothing.
 */
export function gitFolder({ scheme, fsPath }: vscode.Uri): string | undefined {
  return scheme === 'file' && vscode.workspace.isTrusted ? fsPath : undefined;
}
