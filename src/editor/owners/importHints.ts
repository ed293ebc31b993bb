import * as vscode from 'vscode';
import { importHints } from '../../features/paths/importHints.ts';
import { textKind } from '../../features/paths/textKind.ts';
import { commands } from '../host/commandIds.ts';
import { registerHints } from '../workspace/hints.ts';
import type { RepositoryIndexes } from '../workspace/repositoryIndex.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Registers the inlay hints with the owners of what is imported from another domain. Off by default. */
export function registerImportHints(workspace: Workspace, indexes: RepositoryIndexes): vscode.Disposable {
  return registerHints(workspace, {
    selector: '*',
    setting: 'leadership.codeLens.imports',
    alsoChangesWith: indexes.onDidChange,
    hintsOf: (document) => hintsOf(workspace, indexes, document),
  });
}

function hintsOf(
  workspace: Workspace,
  indexes: RepositoryIndexes,
  document: vscode.TextDocument,
): vscode.InlayHint[] {
  const { uri, languageId } = document;
  const folder = workspace.folderOf(uri);
  const file = folder?.pathOf(uri);
  if (folder?.files === undefined || file === undefined || !settingsFor(uri).importHints) return [];
  const { files, root } = folder;
  const { modules } = indexes.of(folder) ?? {};
  const kind = textKind({ language: languageId, scheme: uri.scheme, path: uri.path });
  const context = { files, file, kind, root: root.fsPath, modules };
  return importHints(linesOf(document), context, (path) => folder.cardOf(path)).map(
    ({ line, path, label, tooltip }) => {
      const part = new vscode.InlayHintLabelPart(label);
      part.tooltip = tooltip;
      part.command = {
        title: vscode.l10n.t('Show Owners'),
        command: commands.showOwners,
        arguments: [folder.uriOf(path).toString()],
      };
      return new vscode.InlayHint(document.lineAt(line).range.end, [part]);
    },
  );
}

function* linesOf(document: vscode.TextDocument): Generator<string> {
  for (let line = 0; line < document.lineCount; line++) yield document.lineAt(line).text;
}
