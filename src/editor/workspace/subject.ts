import * as vscode from 'vscode';
import type { Card } from '../../features/card/card.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

/** The file or folder that a command applies to. */
export interface Subject {
  readonly uri: vscode.Uri;
  readonly folder: Folder;
  /** Ends with `/` for a folder. */
  readonly path: RepoPath;
  readonly card: Card;
}

/**
 * The file or folder that a command applies to: the URI that a code lens, a hover, a view, or the Explorer passes,
 * or else the active file. Undefined if no folder with a leadership file contains it.
 */
export async function subjectOf(workspace: Workspace, address: unknown): Promise<Subject | undefined> {
  const uri = addressed(address);
  const folder = uri === undefined ? undefined : workspace.folderOf(uri);
  await folder?.ready;
  const name = uri === undefined ? undefined : (folder?.pathOf(uri) ?? rootPath(folder, uri));
  if (uri === undefined || folder === undefined || name === undefined) return undefined;
  const path = name === '' || folder.files?.hasFolder(name) === true ? `${name.replace(/\/$/, '')}/` : name;
  const card = folder.cardOf(path === '/' ? '' : path);
  return card === undefined ? undefined : { uri, folder, path: path === '/' ? '' : path, card };
}

/** The URI that was passed to a command, or else the URI of the active file. */
export function addressed(address: unknown): vscode.Uri | undefined {
  if (typeof address === 'string') return parsed(address);
  if (isRow(address)) return address.resourceUri;
  return address instanceof vscode.Uri ? address : activeResource();
}

/** The URI of the active file: a text, a notebook, an image, or the newer side of a diff. */
export function activeResource(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputTextDiff || input instanceof vscode.TabInputNotebookDiff)
    return input.modified;
  if (
    input instanceof vscode.TabInputText ||
    input instanceof vscode.TabInputNotebook ||
    input instanceof vscode.TabInputCustom
  )
    return input.uri;
  return vscode.window.activeTextEditor?.document.uri;
}

/** A row of a view or of source control that has a file or folder. */
function isRow(address: unknown): address is { readonly resourceUri: vscode.Uri } {
  return (
    typeof address === 'object' &&
    address !== null &&
    'resourceUri' in address &&
    address.resourceUri instanceof vscode.Uri
  );
}

function parsed(address: string): vscode.Uri | undefined {
  try {
    return vscode.Uri.parse(address, true);
  } catch {
    return undefined;
  }
}

/** The path of the opened folder itself. */
export function rootPath(folder: Folder | undefined, uri: vscode.Uri): RepoPath | undefined {
  return folder?.uri.toString() === uri.toString() ? '' : undefined;
}
