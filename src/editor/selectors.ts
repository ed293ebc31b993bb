import * as vscode from 'vscode';

/** The leadership files, whatever language they are taken for. */
export const leadershipFiles: vscode.DocumentSelector = [{ pattern: '**/leadership.{yaml,yml}' }];

/** The commit messages that are being written: in the commit box, and in the file that git opens an editor for. */
export const commitMessages: vscode.DocumentSelector = [{ language: 'scminput' }, { language: 'git-commit' }];

/** Every text that somebody may read a path in: files, what is not saved yet, logs, diffs, the commit box. */
export const anyText: vscode.DocumentSelector = '*';

/**
 * Registers what belongs to the files of all workspace folders, on a disk, a remote machine or a service alike, and
 * to no other text such as logs and old versions; again where a folder on something else comes or goes.
 */
export function registerForFiles(
  register: (selector: vscode.DocumentSelector) => vscode.Disposable,
): vscode.Disposable {
  let schemes = fileSchemes();
  let registered = register(schemes.map((scheme) => ({ scheme })));
  return vscode.Disposable.from(
    vscode.workspace.onDidChangeWorkspaceFolders(() => {
      const now = fileSchemes();
      if (now.join() === schemes.join()) return;
      registered.dispose();
      schemes = now;
      registered = register(schemes.map((scheme) => ({ scheme })));
    }),
    { dispose: () => void registered.dispose() },
  );
}

/** Of the workspace folders, in the order of the alphabet. */
function fileSchemes(): string[] {
  const { workspaceFolders = [] } = vscode.workspace;
  return [...new Set(workspaceFolders.map(({ uri }) => uri.scheme))].sort();
}
