import * as vscode from 'vscode';
import type { Card } from '../answers/card.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

/** A file or folder that a command is about. */
export interface Subject {
  readonly uri: vscode.Uri;
  readonly folder: Folder;
  /** A folder ends in `/`. */
  readonly path: RepoPath;
  readonly card: Card;
}

/**
 * What a command is about: the address that a lens, a hover, a view or the explorer passes, or else the file that
 * is open in front. Undefined for what belongs to no folder with a leadership file.
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

/** The address that a command was given, or else that of what is open in front. */
export function addressed(address: unknown): vscode.Uri | undefined {
  if (typeof address === 'string') return parsed(address);
  if (isRow(address)) return address.resourceUri;
  return address instanceof vscode.Uri ? address : activeResource();
}

/** The file in front: a text, a notebook, a picture, the newer side of a comparison. */
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

/** A row of a view, or of source control, that is about a file or folder. */
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

function rootPath(folder: Folder | undefined, uri: vscode.Uri): RepoPath | undefined {
  return folder?.uri.toString() === uri.toString() ? '' : undefined;
}
