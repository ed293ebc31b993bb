import * as vscode from 'vscode';
import { lensFor, type LensText } from '../../features/card/lens.ts';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import { commands } from '../host/commandIds.ts';
import { labelText } from '../host/convert.ts';
import { registerLenses } from '../workspace/lenses.ts';
import { registerForFiles } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The code lens at the top of every owned file: its owners, and the top decision criterion. */
export function registerCodeLens(workspace: Workspace): vscode.Disposable {
  return registerForFiles((selector) =>
    registerLenses(workspace, {
      selector,
      setting: 'leadership.codeLens',
      lensesOf: (document) => lensesOf(workspace, document),
    }),
  );
}

function lensesOf(workspace: Workspace, { uri }: vscode.TextDocument): vscode.CodeLens[] {
  const folder = workspace.folderOf(uri);
  const path = folder?.pathOf(uri);
  if (folder === undefined || path === undefined || isLeadershipFile(path) || path.startsWith('.git/'))
    return [];
  const { codeLens: isOn, show, template, hideInOwnFiles } = settingsFor(uri);
  const card = isOn ? folder.cardOf(path) : undefined;
  if (card === undefined) return [];
  const you = folder.youAt(card);
  const lens =
    hideInOwnFiles && you?.relation === 'owner' ? undefined : lensFor(card, { show, template }, you);
  const top = new vscode.Range(0, 0, 0, 0);
  // VS Code drops an ordinary space after an icon.
  const codeLens = (icon: string, { title, tooltip }: LensText, command: string): vscode.CodeLens =>
    new vscode.CodeLens(top, {
      title: `$(${icon})\u00a0${labelText(title)}`,
      tooltip,
      command,
      arguments: [uri.toString()],
    });
  return [
    ...(lens?.owners === undefined ? [] : [codeLens('organization', lens.owners, commands.showOwners)]),
    ...(lens?.criteria === undefined ? [] : [codeLens('law', lens.criteria, commands.showCriteria)]),
  ];
}
