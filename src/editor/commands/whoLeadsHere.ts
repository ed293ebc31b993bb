import * as vscode from 'vscode';
import { domainName } from '../../answers/card.ts';
import { cardMenu, type MenuAction } from '../../answers/cardMenu.ts';
import { unownedInWords } from '../../answers/cardWords.ts';
import { commands } from '../commands.ts';
import { openAt } from '../openAt.ts';
import { choice, choose, separator, type Choice } from '../quickPick.ts';
import { subjectOf, type Subject } from '../subject.ts';
import type { Workspace } from '../workspace.ts';
import { explainOwner } from './explainOwner.ts';
import { tellNoFile } from './tell.ts';

/**
 * The card of a path as a list: what one wants to know, and what one can do about it. With no file in front, a path can
 * be typed.
 */
export async function whoLeadsHere(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  if (subject === undefined) return address === undefined ? explainOwner(workspace, undefined) : tellNoFile();
  const { card, folder, path, uri } = subject;
  const choices: Choice[] = [];
  let group: string | undefined;
  for (const entry of cardMenu(card, folder.youAt(card))) {
    if (entry.group !== group) choices.push(separator(entry.group));
    group = entry.group;
    choices.push(choice(entry, () => act(entry.does, subject)));
  }
  const hide = choice({ icon: 'eye-closed', label: vscode.l10n.t('Hide the Code Lens') }, async () => {
    await vscode.commands.executeCommand(commands.toggleCodeLens, uri.toString());
  });
  await choose([...choices, separator(''), hide], {
    title: `${card.status === 'owned' ? domainName(card) : unownedInWords(card)} · ${path === '' ? '/' : path}`,
    placeHolder: vscode.l10n.t('Choose one to open it or to do it'),
  });
}

async function act(action: MenuAction, { uri, folder }: Subject): Promise<void> {
  const about = async (command: string): Promise<void> => {
    await vscode.commands.executeCommand(command, uri.toString());
  };
  switch (action.kind) {
    case 'open':
      return openAt(folder.uriOf(action.file), action.line - 1);
    case 'open-domain':
      return about(commands.openDomain);
    case 'copy-owner':
      return about(commands.copyOwner);
    case 'copy':
      await vscode.env.clipboard.writeText(action.text);
      return;
    case 'browse':
      await vscode.env.openExternal(vscode.Uri.parse(action.address));
      return;
    case 'intent':
      return about(commands.declareIntent);
    case 'criteria':
      return about(commands.showCriteria);
    case 'claim':
      return about(commands.claimPath);
    case 'explain':
      return about(commands.explainOwner);
  }
}
