import * as vscode from 'vscode';
import { domainLenses } from '../../features/language/hints/domainLens.ts';
import { commands } from '../host/commandIds.ts';
import { labelText } from '../host/convert.ts';
import { registerLenses } from '../workspace/lenses.ts';
import { leadershipFiles } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Registers the code lens above each domain in a leadership file: its files, the overridden files, and its
 * criteria.
 */
export function registerDomainLens(workspace: Workspace): vscode.Disposable {
  return registerLenses(workspace, {
    selector: leadershipFiles,
    setting: 'leadership.codeLens.domains',
    lensesOf: (document) => lensesOf(workspace, document),
  });
}

function lensesOf(workspace: Workspace, document: vscode.TextDocument): vscode.CodeLens[] {
  if (!settingsFor(document.uri).domainLens) return [];
  const folder = workspace.folderOf(document.uri);
  const file = folder?.analyzedFile(document);
  const analysis = folder?.analysis;
  if (file === undefined || analysis === undefined) return [];
  return domainLenses(file, analysis).map(
    ({ line, title, tooltip, position }) =>
      new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
        // VS Code drops an ordinary space after an icon.
        title: `$(files)\u00a0${labelText(title)}`,
        tooltip,
        command: commands.showDomainFiles,
        arguments: [document.uri.toString(), position],
      }),
  );
}
