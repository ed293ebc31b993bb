import * as vscode from 'vscode';
import { borderLenses } from '../answers/borderLens.ts';
import { textKind } from '../answers/paths/textKind.ts';
import { commands } from './commands.ts';
import { labelText } from './convert.ts';
import { registerLenses } from './lenses.ts';
import type { RepositoryIndexes } from './repositoryIndex.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Registers the code lenses that show the owners of imports from another domain. Off by default. */
export function registerBorderLens(workspace: Workspace, indexes: RepositoryIndexes): vscode.Disposable {
  return registerLenses(workspace, {
    // This selector is less specific than the one of the code lens at the top, so that lens comes first on the
    // first line.
    selector: '*',
    setting: 'leadership.codeLens.imports',
    alsoChangesWith: indexes.onDidChange,
    lensesOf: (document) => lensesOf(workspace, indexes, document),
  });
}

function lensesOf(
  workspace: Workspace,
  indexes: RepositoryIndexes,
  document: vscode.TextDocument,
): vscode.CodeLens[] {
  const { uri, languageId } = document;
  const folder = workspace.folderOf(uri);
  const file = folder?.pathOf(uri);
  if (folder?.files === undefined || file === undefined || !settingsFor(uri).borderLens) return [];
  const { files, root } = folder;
  const { modules } = indexes.of(folder) ?? {};
  const kind = textKind({ language: languageId, scheme: uri.scheme, path: uri.path });
  const context = { files, file, kind, root: root.fsPath, modules };
  return borderLenses(linesOf(document), context, (path) => folder.cardOf(path)).map(
    ({ line, path, title, tooltip }) =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        title: labelText(title),
        tooltip,
        command: commands.showOwners,
        arguments: [folder.uriOf(path).toString()],
      }),
  );
}

function* linesOf(document: vscode.TextDocument): Generator<string> {
  for (let line = 0; line < document.lineCount; line++) yield document.lineAt(line).text;
}
