import * as vscode from 'vscode';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

export interface RefreshSource {
  readonly selector: vscode.DocumentSelector;
  /** The setting that turns the feature off. */
  readonly setting: string;
  /** Further events that can change the result, besides changes to leadership files and the file list. */
  readonly alsoChangesWith?: vscode.Event<Folder> | undefined;
  /** The result for a document now, serialized for comparison. */
  readonly signatureOf: (document: vscode.TextDocument) => string;
}

/** Tells VS Code to request code lenses or inlay hints again, but only if a visible result has changed. */
export interface RefreshOnChange {
  readonly event: vscode.Event<void>;
  /** Records the result that VS Code received for a document. */
  readonly isShown: (document: vscode.TextDocument, signature: string) => void;
  readonly dispose: () => void;
}

/** Refreshes the code lenses or inlay hints of visible documents. */
export function refreshOnChange(
  workspace: Workspace,
  { selector, setting, alsoChangesWith, signatureOf }: RefreshSource,
): RefreshOnChange {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, { readonly version: number; readonly signature: string }>();

  const isStale = (document: vscode.TextDocument): boolean => {
    const before = shown.get(document.uri.toString());
    // VS Code requests again by itself after an edit.
    if (before !== undefined && before.version !== document.version) return false;
    return before?.signature !== signatureOf(document);
  };
  const refresh = (folder: Folder): void => {
    const visible = vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .filter((document) => workspace.folderOf(document.uri) === folder)
      .filter((document) => vscode.languages.match(selector, document) > 0);
    if (visible.some(isStale)) changed.fire();
  };

  const subscriptions = vscode.Disposable.from(
    changed,
    workspace.onDidChange(refresh),
    ...(alsoChangesWith === undefined ? [] : [alsoChangesWith(refresh)]),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) changed.fire();
    }),
  );
  return {
    event: changed.event,
    isShown: (document, signature) => {
      shown.set(document.uri.toString(), { version: document.version, signature });
    },
    dispose: () => {
      subscriptions.dispose();
    },
  };
}
