import * as vscode from 'vscode';
import type { Icon, ViewNode } from '../../answers/views/viewNode.ts';
import { commands } from '../commands.ts';
import type { Folder } from '../folder.ts';
import { gitApi } from '../gitExtension.ts';
import { openAt } from '../openAt.ts';

/** The command that a click on a row runs. Its argument is the row. */
export const openRow = 'leadership.views.open';

/** A row of a view: a folder, or an item in it. Commands in its context menu receive it as their argument. */
export interface Row {
  readonly folder: Folder;
  /** Undefined for a folder row. Folder rows exist only in workspaces with several folders. */
  readonly node: ViewNode | undefined;
  readonly parent: Row | undefined;
  /** The path that “Claim Unowned Path…” claims. */
  readonly resourceUri: vscode.Uri | undefined;
}

export function rowOf(folder: Folder, node: ViewNode | undefined, parent: Row | undefined): Row {
  const claim = node?.action?.kind === 'claim' ? node.action.path : undefined;
  return { folder, node, parent, resourceUri: claim === undefined ? undefined : folder.uriOf(claim) };
}

/** A key that identifies a row across updates. */
export function keyOf(row: Row | undefined): string {
  return row === undefined ? '' : `${row.folder.uri.toString()}\0${row.node?.id ?? ''}`;
}

/** Converts a row to a VS Code tree item. */
export function itemOf(row: Row): vscode.TreeItem {
  const { folder, node } = row;
  const { None, Collapsed, Expanded } = vscode.TreeItemCollapsibleState;
  if (node === undefined) {
    const name = vscode.workspace.getWorkspaceFolder(folder.uri)?.name ?? folder.uri.path;
    const item = new vscode.TreeItem(name, Expanded);
    item.id = keyOf(row);
    item.iconPath = vscode.ThemeIcon.Folder;
    item.contextValue = 'folder';
    return item;
  }
  const { label, description, tooltip, spoken, icon, kind, fold, opens } = node;
  const item = new vscode.TreeItem(label, fold === undefined ? None : fold === 'open' ? Expanded : Collapsed);
  item.id = keyOf(row);
  item.contextValue = kind;
  item.tooltip = tooltip ?? (description === undefined ? label : `${label}\n${description}`);
  item.accessibilityInformation = { label: spoken, role: 'treeitem' };
  if (description !== undefined) item.description = description;
  if (icon !== undefined) item.iconPath = themeIcon(icon);
  if (opens !== undefined)
    item.command = { title: vscode.l10n.t('Open'), command: openRow, arguments: [row] };
  return item;
}

function themeIcon({ name, tone }: Icon): vscode.ThemeIcon {
  return tone === undefined
    ? new vscode.ThemeIcon(name)
    : new vscode.ThemeIcon(name, new vscode.ThemeColor(colors[tone]));
}

const colors: Readonly<Record<NonNullable<Icon['tone']>, string>> = {
  good: 'testing.iconPassed',
  warning: 'list.warningForeground',
  bad: 'list.errorForeground',
};

export async function open({ folder, node }: Row): Promise<void> {
  const opens = node?.opens;
  switch (opens?.kind) {
    case undefined:
      return;
    case 'place':
      return openAt(folder.uriOf(opens.file), opens.line);
    case 'path': {
      const isFolder = opens.path.endsWith('/');
      await vscode.commands.executeCommand(
        isFolder ? 'revealInExplorer' : 'vscode.open',
        folder.uriOf(opens.path),
      );
      return;
    }
    case 'files':
      await vscode.commands.executeCommand(
        commands.showDomainFiles,
        folder.uriOf(opens.file).toString(),
        opens.position,
      );
      return;
    case 'commit':
      await showCommit(folder, opens.commit);
      return;
    case 'unowned':
      await vscode.commands.executeCommand(commands.showUnowned);
      return;
  }
}

/**
 * Shows the commit with VS Code's Git extension if possible: the command for it is not a public API. Otherwise
 * copies the commit id.
 */
async function showCommit(folder: Folder, commit: string): Promise<void> {
  const repository = (await gitApi())?.getRepository(folder.root);
  try {
    if (repository !== undefined && repository !== null) {
      await vscode.commands.executeCommand('git.viewCommit', repository.rootUri, commit);
      return;
    }
  } catch {
    // Fall back to copying the id.
  }
  await vscode.env.clipboard.writeText(commit);
  void vscode.window.showInformationMessage(vscode.l10n.t('Copied commit hash {0}.', commit));
}
