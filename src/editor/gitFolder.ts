import * as vscode from 'vscode';

/**
 * The folder that git may be asked about: one of the file system, and in Restricted Mode none. In a browser, where
 * no program can be started, nothing comes of asking.
 */
export function gitFolder({ scheme, fsPath }: vscode.Uri): string | undefined {
  return scheme === 'file' && vscode.workspace.isTrusted ? fsPath : undefined;
}
