import * as vscode from 'vscode';
import { domainLenses } from '../answers/domainLens.ts';
import { commands } from './commands.ts';
import { labelText } from './convert.ts';
import { registerLenses } from './lenses.ts';
import { leadershipFiles } from './selectors.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

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
