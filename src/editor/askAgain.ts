import * as vscode from 'vscode';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

export interface AskAgainSource {
  readonly selector: vscode.DocumentSelector;
  /** The setting that switches off what is shown. */
  readonly setting: string;
  /** What it depends on beside the leadership files and the list of files. */
  readonly alsoChangesWith?: vscode.Event<Folder> | undefined;
  /** What would be shown for a document now, as a text. */
  readonly signatureOf: (document: vscode.TextDocument) => string;
}

/** When VS Code is to ask again for what stands between the lines: only where something that is shown has changed. */
export interface AskAgain {
  readonly event: vscode.Event<void>;
  /** Takes note of what VS Code gets for a document. */
  readonly isShown: (document: vscode.TextDocument, signature: string) => void;
  readonly dispose: () => void;
}

/** Asks again for lenses or hints of the documents that are seen. */
export function askAgain(
  workspace: Workspace,
  { selector, setting, alsoChangesWith, signatureOf }: AskAgainSource,
): AskAgain {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, { readonly version: number; readonly signature: string }>();

  const isStale = (document: vscode.TextDocument): boolean => {
    const before = shown.get(document.uri.toString());
    // After an edit VS Code asks by itself.
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
