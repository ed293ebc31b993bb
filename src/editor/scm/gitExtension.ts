import * as vscode from 'vscode';

// The used part of version 1 of the API of VS Code's Git extension:
// https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts

export interface GitApi {
  readonly repositories: readonly GitRepository[];
  readonly onDidOpenRepository: vscode.Event<GitRepository>;
  readonly onDidCloseRepository: vscode.Event<GitRepository>;
  readonly getRepository: (uri: vscode.Uri) => GitRepository | null;
}

export interface GitRepository {
  readonly rootUri: vscode.Uri;
  /** The commit box. Assigning `value` changes its visible text. */
  readonly inputBox: { value: string };
  readonly state: {
    /** The latest commit, if there is one. */
    readonly HEAD: { readonly commit?: string } | undefined;
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    /** Absent in versions that list untracked files among the changes. */
    readonly untrackedChanges?: readonly GitChange[];
    readonly onDidChange: vscode.Event<void>;
  };
}

export interface GitChange {
  readonly uri: vscode.Uri;
  /** The previous location of a renamed file. */
  readonly originalUri: vscode.Uri;
}

interface GitExtension {
  readonly enabled: boolean;
  readonly getAPI: (version: 1) => GitApi;
}

/** The API of VS Code's Git extension; undefined if the extension is missing, disabled, or not trusted. */
export async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (extension === undefined) return undefined;
  try {
    const git = extension.isActive ? extension.exports : await extension.activate();
    return git.enabled ? git.getAPI(1) : undefined;
  } catch {
    return undefined;
  }
}
