import * as vscode from 'vscode';
import { domainLenses } from '../../features/language/hints/domainLens.ts';
import { movesInWords } from '../../features/reports/editMoves.ts';
import { commands } from '../host/commandIds.ts';
import { labelText } from '../host/convert.ts';
import { registerLenses } from '../workspace/lenses.ts';
import { leadershipFiles } from '../host/selectors.ts';
import { unsavedEdits, type UnsavedEdits } from './editMoves.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Registers the code lens above each domain in a leadership file: its files, the overridden files, and its
 * criteria.
 */
export function registerDomainLens(workspace: Workspace): vscode.Disposable {
  const edits = unsavedEdits(workspace);
  return vscode.Disposable.from(
    edits,
    registerLenses(workspace, {
      selector: leadershipFiles,
      setting: 'leadership.codeLens.domains',
      alsoChangesWith: edits.onDidChange,
      lensesOf: (document) => lensesOf(workspace, edits, document),
    }),
  );
}

function lensesOf(
  workspace: Workspace,
  edits: UnsavedEdits,
  document: vscode.TextDocument,
): vscode.CodeLens[] {
  if (!settingsFor(document.uri).domainLens) return [];
  const folder = workspace.folderOf(document.uri);
  const file = folder?.analyzedFile(document);
  const analysis = folder?.analysis;
  if (folder === undefined || file === undefined || analysis === undefined) return [];
  const moved = new Map(
    edits
      .of(folder)
      ?.domains.flatMap(({ file: at, position, moves }) => (at === file.path ? [[position, moves]] : [])),
  );
  return domainLenses(file, analysis).flatMap(({ line, title, tooltip, position }) => {
    const lens = (icon: string, text: string, command: Omit<vscode.Command, 'title'>): vscode.CodeLens =>
      // VS Code drops an ordinary space after an icon.
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        ...command,
        title: `$(${icon})\u00a0${labelText(text)}`,
      });
    const address = document.uri.toString();
    const moves = moved.get(position);
    return [
      lens('files', title, {
        tooltip,
        command: commands.showDomainFiles,
        arguments: [address, position],
      }),
      ...(moves === undefined
        ? []
        : [
            lens('arrow-swap', movesInWords(moves), {
              tooltip: vscode.l10n.t('Show the files that this edit moves'),
              command: commands.showMoves,
              arguments: [address],
            }),
          ]),
    ];
  });
}
