import * as vscode from 'vscode';
import { borderLenses } from '../answers/borderLens.ts';
import { textKind } from '../answers/paths/textKind.ts';
import { commands } from './commands.ts';
import { withoutIcons } from './convert.ts';
import { registerLenses } from './lenses.ts';
import type { RepositoryIndexes } from './repositoryIndex.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Above imports that cross into another domain, who leads there. Off by default. */
export function registerBorderLens(workspace: Workspace, indexes: RepositoryIndexes): vscode.Disposable {
  return registerLenses(workspace, {
    // It matches less closely than that of the row at the top, which comes first on a first line then.
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
        title: withoutIcons(title),
        tooltip,
        command: commands.whoLeadsHere,
        arguments: [folder.uriOf(path).toString()],
      }),
  );
}

function* linesOf(document: vscode.TextDocument): Generator<string> {
  for (let line = 0; line < document.lineCount; line++) yield document.lineAt(line).text;
}
