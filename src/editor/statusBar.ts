import * as vscode from 'vscode';
import { domainName, type Card } from '../answers/card.ts';
import { cardMarkdown } from '../answers/hover/cardMarkdown.ts';
import { unownedInWords } from '../answers/cardWords.ts';
import { youInWords, type You } from '../answers/you.ts';
import { phraseOf } from '../model/ladder.ts';
import { short } from '../text/short.ts';
import { commands } from './commands.ts';
import { withoutIcons } from './convert.ts';
import { settingsFor } from './settings.ts';
import { activeResource } from './subject.ts';
import type { Workspace } from './workspace.ts';

/** For so many milliseconds no editor is in front while another one is opened: nothing is hidden for that. */
const settling = 100;

/** In the status bar, the domain of the file in front, and what who works here says there before they act. */
export function registerStatusBar(workspace: Workspace): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('leadership.here', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Who Leads Here');
  item.command = commands.whoLeadsHere;
  let hiding: ReturnType<typeof setTimeout> | undefined;

  const update = (): void => {
    clearTimeout(hiding);
    const uri = activeResource();
    const folder = uri === undefined ? undefined : workspace.folderOf(uri);
    const path = uri === undefined ? undefined : folder?.pathOf(uri);
    const card = path === undefined ? undefined : folder?.cardOf(path);
    if (
      uri === undefined ||
      folder === undefined ||
      card === undefined ||
      settingsFor(uri).position === 'off'
    ) {
      hiding = setTimeout(() => {
        item.hide();
      }, settling);
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

function show(item: vscode.StatusBarItem, card: Card, you: You | undefined): void {
  const { text, label } = textFor(card, you);
  const tooltip = new vscode.MarkdownString(cardMarkdown(card, { you }) ?? unownedInWords(card));
  // A text that is set again is drawn again.
  if (item.text !== text) item.text = text;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label, role: 'button' };
  item.show();
}

function textFor(card: Card, you: You | undefined): { readonly text: string; readonly label: string } {
  if (card.status !== 'owned') {
    const text = card.status === 'unowned' ? vscode.l10n.t('Nobody leads here') : unownedInWords(card);
    return { text: `$(organization) ${text}`, label: unownedInWords(card) };
  }
  const domain = short(domainName(card), 30);
  const rung = you === undefined ? '' : ` · ${phraseOf(you.rung)}`;
  const owners = card.owners.map(({ name }) => name).join(', ');
  return {
    text: `$(organization) ${withoutIcons(domain)}${rung}`,
    label: vscode.l10n.t('{0}, led by {1}. {2}', domain, owners, you === undefined ? '' : youInWords(you)),
  };
}
