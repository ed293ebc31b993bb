import * as vscode from 'vscode';
import { domainName, type Card } from '../../features/card/card.ts';
import { cardMarkdown } from '../../features/card/cardMarkdown.ts';
import { verdict } from '../../features/card/verdict.ts';
import type { UserStanding } from '../../features/card/userStanding.ts';
import { short } from '../../text/short.ts';
import { visibleLine } from '../../text/visible.ts';
import { commands } from '../host/commandIds.ts';
import { labelText } from '../host/convert.ts';
import { settingsFor } from '../host/settings.ts';
import { activeResource } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** While another editor opens, no editor is active for some milliseconds. The item stays visible that long. */
const hideDelayMs = 100;

/** The number of names in the status bar. */
const maxNames = 2;

/** Registers the status bar item: the domain of the active file, and what the current user may do there. */
export function registerStatusBar(workspace: Workspace): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('leadership.here', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Show Owners');
  item.command = commands.showOwners;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const update = (): void => {
    clearTimeout(hiding);
    const uri = activeResource();
    const folder = uri === undefined ? undefined : workspace.folderOf(uri);
    const path = uri === undefined ? undefined : folder?.pathOf(uri);
    const card = path === undefined ? undefined : folder?.cardOf(path);
    if (uri === undefined || folder === undefined || card === undefined || !settingsFor(uri).statusBar) {
      hiding = setTimeout(() => {
        item.hide();
      }, hideDelayMs);
      return;
    }
    show(item, card, folder.youAt(card));
  };
  update();

  return vscode.Disposable.from(
    item,
    workspace.onDidChange(update),
    workspace.onDidRemove(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.window.tabGroups.onDidChangeTabs(update),
    vscode.window.tabGroups.onDidChangeTabGroups(update),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('leadership')) update();
    }),
    new vscode.Disposable(() => {
      clearTimeout(hiding);
    }),
  );
}

function show(item: vscode.StatusBarItem, card: Card, you: UserStanding | undefined): void {
  const { text, label } = textFor(card, you);
  const tooltip = new vscode.MarkdownString(cardMarkdown(card, you) ?? verdict(card, you));
  // VS Code redraws the item even if the text is the same.
  if (item.text !== text) item.text = text;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label, role: 'button' };
  item.show();
}

function textFor(
  card: Card,
  you: UserStanding | undefined,
): { readonly text: string; readonly label: string } {
  const told = verdict(card, you, maxNames);
  if (card.status !== 'owned') return { text: `$(organization) ${told}`, label: told };
  const domain = short(domainName(card), 30);
  const owners = card.owners.map(({ name }) => name).join(', ');
  return {
    text: `$(organization) ${labelText(`${domain} · ${told}`)}`,
    label: vscode.l10n.t('{0}, owned by {1}. {2}', domain, visibleLine(owners), verdict(card, you)),
  };
}
