import * as vscode from 'vscode';
import type { Card } from '../answers/card.ts';
import { lensFor, type LensText } from '../answers/lens.ts';
import { isLeadershipFile } from '../model/leadershipFile.ts';
import { commands } from './commands.ts';
import { withoutIcons } from './convert.ts';
import type { Folder } from './folder.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** How long the first lens of a folder waits for it to be loaded, in milliseconds, so that no line jumps. */
const patience = 150;

/** The row at the top of every file that somebody owns: who leads, and what counts when deciding. */
export function registerCodeLens(workspace: Workspace): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, string>();

  const provide = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const lenses = lensesOf(workspace, document);
    shown.set(document.uri.toString(), signature(lenses));
    return lenses;
  };
  /** Lenses are asked for again only where one that is shown has changed. */
  const refresh = (folder: Folder): void => {
    const visible = vscode.window.visibleTextEditors.map(({ document }) => document);
    const isStale = visible
      .filter((document) => workspace.folderOf(document.uri) === folder)
      .some((document) => shown.get(document.uri.toString()) !== signature(lensesOf(workspace, document)));
    if (isStale) changed.fire();
  };

  return vscode.Disposable.from(
    changed,
    workspace.onDidChange(refresh),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('leadership.codeLens')) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider([{ scheme: 'file' }, { scheme: 'vscode-vfs' }], {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const folder = workspace.folderOf(document.uri);
        if (folder === undefined) return undefined;
        if (folder.isReady) return provide(document);
        return within(folder.ready, patience).then((isReady) => (isReady ? provide(document) : undefined));
      },
    }),
  );
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

function signature(lenses: readonly vscode.CodeLens[]): string {
  return JSON.stringify(lenses.map(({ command }) => [command?.title, command?.tooltip]));
}

/** Whether a promise settles within so many milliseconds. */
async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const isInTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return isInTime;
}
