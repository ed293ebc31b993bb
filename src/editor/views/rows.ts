import * as vscode from 'vscode';
import { menuOf, placeOf, type Icon, type ViewNode } from '../../features/views/viewNode.ts';
import { commands } from '../host/commandIds.ts';
import type { Folder } from '../workspace/folder.ts';
import { gitApi } from '../scm/gitExtension.ts';
import { copyHandles } from '../host/copyHandles.ts';
import { openAt } from '../host/openAt.ts';

/** The command that a click on a row runs. Its argument is the row. */
export const clickRow = 'leadership.views.click';

/** A row of a view: a folder, or an item in it. Commands in its context menu receive it as their argument. */
export interface Row {
  readonly view: RowView;
  readonly folder: Folder;
  /** Undefined for a folder row. Folder rows exist only in workspaces with several folders. */
  readonly node: ViewNode | undefined;
  readonly parent: Row | undefined;
  /** The file or folder that commands about a path apply to. */
  readonly resourceUri: vscode.Uri | undefined;
}

/** What a row needs of its view. */
export interface RowView {
  /** The same row now: the place that it opens can have moved since it was shown. */
  readonly current: (row: Row) => Row;
  /** Gives the focus back to a row. */
  readonly focus: (row: Row) => Promise<void>;
}

const rows = new WeakSet();

export function rowOf(
  view: RowView,
  folder: Folder,
  node: ViewNode | undefined,
  parent: Row | undefined,
): Row {
  const path = node?.path;
  const row = {
    view,
    folder,
    node,
    parent,
    resourceUri: path === undefined ? undefined : folder.uriOf(path),
  };
  rows.add(row);
  return row;
}

/** The row that a command received, as it is now. Undefined for any other argument, which is untrusted. */
export function asRow(argument: unknown): Row | undefined {
  return isRow(argument) ? argument.view.current(argument) : undefined;
}

function isRow(argument: unknown): argument is Row {
  return typeof argument === 'object' && argument !== null && rows.has(argument);
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
    item.accessibilityInformation = { label: vscode.l10n.t('Folder {0}', name), role: 'treeitem' };
    return item;
  }
  const { label, description, tooltip, markdown, spoken, icon, isFile, fold, opens } = node;
  const item = new vscode.TreeItem(label, fold === undefined ? None : fold === 'open' ? Expanded : Collapsed);
  item.id = keyOf(row);
  item.contextValue = menuOf(node);
  item.tooltip =
    markdown === undefined
      ? (tooltip ?? (description === undefined ? label : `${label}\n${description}`))
      : new vscode.MarkdownString(markdown);
  item.accessibilityInformation = { label: spoken, role: 'treeitem' };
  if (description !== undefined) item.description = description;
  if (icon !== undefined) item.iconPath = themeIcon(icon);
  if (isFile === true && row.resourceUri !== undefined) {
    item.resourceUri = row.resourceUri;
    item.iconPath = vscode.ThemeIcon.File;
  }
  if (opens !== undefined)
    item.command = { title: vscode.l10n.t('Open'), command: clickRow, arguments: [row] };
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

/** Two clicks on the same row within this time are a double click, in milliseconds. VS Code does not tell which it was. */
const doubleClick = 500;
let lastClick: { readonly key: string; readonly time: number } | undefined;

/**
 * Opens a row that was clicked. As in VS Code's own trees, the focus stays in the view and the editor is a preview, unless
 * it was a double click.
 */
export async function click(argument: unknown): Promise<void> {
  const row = asRow(argument);
  if (row === undefined) return;
  const now = { key: keyOf(row), time: Date.now() };
  const isDouble = lastClick?.key === now.key && now.time - lastClick.time < doubleClick;
  lastClick = isDouble ? undefined : now;
  await openIn(row, { preserveFocus: !isDouble, preview: !isDouble });
}

/** Opens the file, commit, or list of a row, and moves the focus there. */
export async function openItem(argument: unknown): Promise<void> {
  const row = asRow(argument);
  const opens = row?.node?.opens;
  if (row === undefined) return;
  if (opens?.kind === 'changes' || (opens?.kind === 'path' && !opens.path.endsWith('/')))
    await vscode.commands.executeCommand('vscode.open', row.folder.uriOf(opens.path), { preview: false });
  else if (opens?.kind === 'path')
    await vscode.commands.executeCommand('revealInExplorer', row.folder.uriOf(opens.path));
  else await openIn(row, { preserveFocus: false, preview: false });
}

/** Opens the leadership file at the entry of a row. */
export async function revealItem(argument: unknown): Promise<void> {
  const row = asRow(argument);
  const place = row?.node && placeOf(row.node);
  if (row !== undefined && place !== undefined)
    await openAt(row.folder.uriOf(place.file), place.line, { preview: false });
}

/** Copies the handles of the people of a row. */
export async function copyItem(argument: unknown): Promise<void> {
  const handles = asRow(argument)?.node?.handles;
  if (handles !== undefined) await copyHandles(handles);
}

type How = Required<Pick<vscode.TextDocumentShowOptions, 'preserveFocus' | 'preview'>>;

async function openIn(row: Row, how: How): Promise<void> {
  const { folder, node } = row;
  const opens = node?.opens;
  switch (opens?.kind) {
    case undefined:
      return;
    case 'place':
      return openAt(folder.uriOf(opens.file), opens.line, how);
    case 'path':
      // A folder has no editor.
      await (opens.path.endsWith('/')
        ? vscode.commands.executeCommand(commands.showOwners, row)
        : vscode.commands.executeCommand('vscode.open', folder.uriOf(opens.path), how));
      return;
    case 'files':
      await vscode.commands.executeCommand(
        commands.showDomainFiles,
        folder.uriOf(opens.file).toString(),
        opens.position,
      );
      return;
    case 'commit':
      await showCommit(folder, opens.commit);
      break;
    case 'changes':
      await vscode.commands.executeCommand('git.openChange', folder.uriOf(opens.path));
      break;
    case 'handles':
      return copyItem(row);
    case 'unowned':
      await vscode.commands.executeCommand(commands.showUnowned);
      return;
  }
  // The commands of the Git extension move the focus to the editor.
  if (how.preserveFocus) await row.view.focus(row);
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
