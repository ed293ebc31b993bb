import * as vscode from 'vscode';
import { domainName } from '../../features/card/card.ts';
import { cardMenu, type MenuAction } from '../../features/card/cardMenu.ts';
import { verdict } from '../../features/card/verdict.ts';
import { commands } from '../host/commandIds.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose, separator, type Choice } from '../host/quickPick.ts';
import { knowersAt } from '../workspace/folderHistory.ts';
import { subjectOf, type Subject } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { explainOwnership } from './explainOwnership.ts';
import { tellNoFile } from './tell.ts';

/**
 * Shows the owners of a path as a quick pick, with the commands for the path. Without an active file, prompts for
 * a path.
 */
export async function showOwners(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  if (subject === undefined)
    return address === undefined ? explainOwnership(workspace, undefined) : tellNoFile();
  const { card, folder, path, uri } = subject;
  const knowers = card.status === 'unowned' ? await knowersAt(workspace, subject) : [];
  const choices: Choice[] = [];
  let group: string | undefined;
  for (const entry of cardMenu(
    card,
    folder.youAt(card),
    knowers.map(({ name }) => name),
  )) {
    if (entry.group !== group) choices.push(separator(entry.group));
    group = entry.group;
    choices.push(choice(entry, () => act(entry.does, subject)));
  }
  const hide = choice({ icon: 'eye-closed', label: vscode.l10n.t('Hide Code Lens') }, async () => {
    await vscode.commands.executeCommand(commands.toggleCodeLens, uri.toString());
  });
  await choose([...choices, separator(''), hide], {
    title: `${card.status === 'owned' ? domainName(card) : verdict(card, undefined)} · ${path === '' ? '/' : path}`,
    placeHolder: vscode.l10n.t('Select an item or action'),
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
      return about(commands.copyOwners);
    case 'copy':
      await vscode.env.clipboard.writeText(action.text);
      return;
    case 'browse':
      await vscode.env.openExternal(vscode.Uri.parse(action.address));
      return;
    case 'intent':
      return about(commands.stateIntent);
    case 'self':
      await vscode.commands.executeCommand('workbench.action.openSettings', 'leadership.me');
      return;
    case 'criteria':
      return about(commands.showCriteria);
    case 'claim':
      return about(commands.claimPath);
    case 'explain':
      return about(commands.explainOwnership);
  }
}
