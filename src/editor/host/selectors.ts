import * as vscode from 'vscode';

/** The leadership files, whatever their language id. */
export const leadershipFiles: vscode.DocumentSelector = [{ pattern: '**/leadership.{yaml,yml}' }];

/** Commit messages: in the commit box, and in the file that Git opens an editor for. */
export const commitMessages: vscode.DocumentSelector = [{ language: 'scminput' }, { language: 'git-commit' }];

/** Any text that can contain a path: files, unsaved documents, logs, diffs, the commit box. */
export const anyText: vscode.DocumentSelector = '*';

/**
 * Registers a feature for the files of all workspace folders: local, remote, or from another file system provider.
 * Excludes other documents, such as logs and old versions. Registers again when the set of URI schemes changes.
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

/** The URI schemes of the workspace folders, sorted. */
function fileSchemes(): string[] {
  const { workspaceFolders = [] } = vscode.workspace;
  return [...new Set(workspaceFolders.map(({ uri }) => uri.scheme))].sort();
}
