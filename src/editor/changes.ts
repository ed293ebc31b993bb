import * as vscode from 'vscode';
import {
  changesByOwner,
  lowestAuthorityInWords,
  type Change,
  type ChangesOfDomain,
} from '../answers/changesByOwner.ts';
import { escapeMarkdown } from '../answers/markdown.ts';
import { cardMarkdown } from '../answers/hover/cardMarkdown.ts';
import { visibleLine } from '../text/visible.ts';
import { commands } from './commands.ts';
import type { Folder } from './folder.ts';
import { changesIn } from './gitChanges.ts';
import type { GitRepositories } from './gitRepositories.ts';
import type { Workspace } from './workspace.ts';

/** Debounce in milliseconds: Git reports one change as several events. */
const settling = 300;
/** The maximum number of files listed per domain. */
const maxFiles = 200;

/** A row of the view: a domain, the people to inform of its changes, or a changed file. */
type Row =
  | { readonly kind: 'domain'; readonly folder: Folder; readonly group: ChangesOfDomain }
  | { readonly kind: 'tell'; readonly folder: Folder; readonly group: ChangesOfDomain }
  | { readonly kind: 'file'; readonly folder: Folder; readonly change: Change }
  | { readonly kind: 'more'; readonly count: number };

/**
 * Registers the source control view that groups changes by domain, with the authority level and the people to
 * inform.
 */
export function registerChanges(workspace: Workspace, git: GitRepositories): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let seen: string | undefined;

  const groupsOf = (folder: Folder): ChangesOfDomain[] =>
    folder.analysis === undefined
      ? []
      : changesByOwner(folder.analysis, changesIn(folder, git.api?.repositories ?? []), folder.self);
  const provider: vscode.TreeDataProvider<Row> = {
    onDidChangeTreeData: changed.event,
    getChildren: (row) => {
      if (row !== undefined) return below(row);
      const rows = workspace.folders.flatMap((folder) =>
        groupsOf(folder).map((group) => ({ kind: 'domain' as const, folder, group })),
      );
      return rows;
    },
    getTreeItem: itemOf,
  };
  const view = vscode.window.createTreeView('leadership.changes', {
    treeDataProvider: provider,
    showCollapseAll: true,
  });
  const update = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      const folders = workspace.folders.map((folder) => ({
        uri: folder.uri.toString(),
        groups: groupsOf(folder),
      }));
      const now = JSON.stringify([folders, git.api !== undefined]);
      if (now === seen) return;
      seen = now;
      const isEmpty = git.api !== undefined && folders.every(({ groups }) => groups.length === 0);
      view.message = isEmpty
        ? vscode.l10n.t('No changed or staged files.')
        : (folders.map(({ groups }) => lowestAuthorityInWords(groups)).find((words) => words !== undefined) ??
          '');
      changed.fire(undefined);
    }, settling);
  };
  update();

  return vscode.Disposable.from(
    changed,
    view,
    workspace.onDidChange(update),
    git.onDidChange(update),
    new vscode.Disposable(() => {
      clearTimeout(waiting);
    }),
  );
}

function below(row: Row): Row[] {
  if (row.kind !== 'domain') return [];
  const { folder, group } = row;
  const files = group.changes.slice(0, maxFiles).map((change) => ({ kind: 'file' as const, folder, change }));
  const rest = group.changes.length - files.length;
  return [
    ...(group.tell.length === 0 ? [] : [{ kind: 'tell' as const, folder, group }]),
    ...files,
    ...(rest > 0 ? [{ kind: 'more' as const, count: rest }] : []),
  ];
}

function itemOf(row: Row): vscode.TreeItem {
  switch (row.kind) {
    case 'domain':
      return domainItem(row.folder, row.group);
    case 'tell':
      return tellItem(row.folder, row.group);
    case 'file':
      return fileItem(row.folder, row.change);
    case 'more':
      return new vscode.TreeItem(vscode.l10n.t('and {0} more', row.count));
  }
}

function domainItem(
  folder: Folder,
  { key, title, description, card, you }: ChangesOfDomain,
): vscode.TreeItem {
  const item = new vscode.TreeItem(visibleLine(title), vscode.TreeItemCollapsibleState.Expanded);
  item.id = `${folder.uri.toString()}\0${key}`;
  item.description = description;
  item.iconPath = new vscode.ThemeIcon(card.status === 'owned' ? 'organization' : 'question');
  item.contextValue = card.status;
  item.tooltip = new vscode.MarkdownString(cardMarkdown(card, you) ?? escapeMarkdown(title));
  item.accessibilityInformation = { label: visibleLine([title, description].join(', ')) };
  return item;
}

function tellItem(folder: Folder, { key, tell, card }: ChangesOfDomain): vscode.TreeItem {
  const item = new vscode.TreeItem(
    vscode.l10n.t('Inform {0}', tell.map(({ name }) => visibleLine(name)).join(', ')),
  );
  item.id = `${folder.uri.toString()}\0${key}\0tell`;
  item.iconPath = new vscode.ThemeIcon('megaphone');
  item.command = {
    title: vscode.l10n.t('Copy Owners'),
    command: commands.copyOwners,
    arguments: [folder.uriOf(card.path).toString()],
  };
  item.tooltip = vscode.l10n.t('Copy Handles');
  return item;
}

function fileItem(folder: Folder, { path, isStaged, from }: Change): vscode.TreeItem {
  const uri = folder.uriOf(path);
  const item = new vscode.TreeItem(uri);
  item.iconPath = vscode.ThemeIcon.File;
  const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const description = [
    parent,
    ...(isStaged ? [vscode.l10n.t('staged')] : []),
    ...(from === undefined ? [] : [vscode.l10n.t('from {0}', from)]),
  ]
    .filter((part) => part !== '')
    .join(' · ');
  item.description = visibleLine(description);
  item.command = { title: vscode.l10n.t('Open Changes'), command: 'git.openChange', arguments: [uri] };
  return item;
}
