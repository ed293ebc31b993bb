import * as vscode from 'vscode';
import type { Card } from '../answers/card.ts';
import { lensFor, type LensText } from '../answers/lens.ts';
import { isLeadershipFile } from '../model/leadershipFile.ts';
import { commands } from './commands.ts';
import { withoutIcons } from './convert.ts';
import { registerLenses } from './lenses.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** The row at the top of every file that somebody owns: who leads, and what counts when deciding. */
export function registerCodeLens(workspace: Workspace): vscode.Disposable {
  return registerLenses(workspace, {
    selector: [{ scheme: 'file' }, { scheme: 'vscode-vfs' }],
    setting: 'leadership.codeLens.enabled',
    lensesOf: (document) => lensesOf(workspace, document),
  });
}

function lensesOf(workspace: Workspace, document: vscode.TextDocument): vscode.CodeLens[] {
  const folder = workspace.folderOf(document.uri);
  const path = folder?.pathOf(document.uri);
  if (folder === undefined || path === undefined || isLeadershipFile(path) || path.startsWith('.git/'))
    return [];
  if (!settingsFor(document.uri).codeLens) return [];
  const card = folder.cardOf(path);
  return card === undefined ? [] : lensRow(card, document.uri);
}

function lensRow(card: Card, uri: vscode.Uri): vscode.CodeLens[] {
  const lens = lensFor(card);
  if (lens === undefined) return [];
  const top = new vscode.Range(0, 0, 0, 0);
  const { leads, criteria } = lens;
  // VS Code's styles drop an ordinary blank behind an icon.
  const codeLens = (icon: string, { title, tooltip }: LensText, command: string): vscode.CodeLens =>
    new vscode.CodeLens(top, {
      title: `$(${icon})\u00a0${withoutIcons(title)}`,
      tooltip,
      command,
      arguments: [uri.toString()],
    });
  const row = [codeLens('organization', leads, commands.openDomain)];
  if (criteria !== undefined) row.push(codeLens('law', criteria, commands.showCriteria));
  return row;
}
