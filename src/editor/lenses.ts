import * as vscode from 'vscode';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

/** How long the first lens of a folder waits for it to be loaded, in milliseconds, so that no line jumps. */
const patience = 150;

export interface LensSource {
  readonly selector: vscode.DocumentSelector;
  /** The setting that switches the lenses off. */
  readonly setting: string;
  /** From memory. */
  readonly lensesOf: (document: vscode.TextDocument) => vscode.CodeLens[];
}

/** Shows lenses that are answered from memory, and asks for them again only where one that is shown has changed. */
export function registerLenses(
  workspace: Workspace,
  { selector, setting, lensesOf }: LensSource,
): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, { readonly version: number; readonly lenses: string }>();

  const provide = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const lenses = lensesOf(document);
    shown.set(document.uri.toString(), { version: document.version, lenses: signature(lenses) });
    return lenses;
  };
  const isStale = (document: vscode.TextDocument): boolean => {
    const before = shown.get(document.uri.toString());
    // After an edit VS Code asks by itself.
    if (before !== undefined && before.version !== document.version) return false;
    return before?.lenses !== signature(lensesOf(document));
  };
  const refresh = (folder: Folder): void => {
    const visible = vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .filter((document) => workspace.folderOf(document.uri) === folder)
      .filter((document) => vscode.languages.match(selector, document) > 0);
    if (visible.some(isStale)) changed.fire();
  };

  return vscode.Disposable.from(
    changed,
    workspace.onDidChange(refresh),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(setting)) changed.fire();
    }),
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: changed.event,
      provideCodeLenses: (document) => {
        const folder = workspace.folderOf(document.uri);
        if (folder === undefined) return undefined;
        if (folder.isReady) return provide(document);
        return within(folder.ready, patience).then((isReady) => (isReady ? provide(document) : undefined));
      },
    }),
  );
}

function signature(lenses: readonly vscode.CodeLens[]): string {
  return JSON.stringify(
    lenses.map(({ range, command }) => [range.start.line, command?.title, command?.tooltip]),
  );
}

/** Whether a promise settles within so many milliseconds. */
async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, milliseconds, false);
  });
  const isInTime = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return isInTime;
}
