import * as vscode from 'vscode';
import { refreshOnChange } from './refreshOnChange.ts';
import type { Folder } from './folder.ts';
import { within } from '../host/within.ts';
import type { Workspace } from './workspace.ts';

/**
 * The maximum time the first code lens of a folder waits for the folder to load, in milliseconds. Waiting avoids a
 * layout shift.
 */
const timeoutMs = 150;

export interface LensSource {
  readonly selector: vscode.DocumentSelector;
  /** The setting that turns the code lenses off. */
  readonly setting: string;
  /** Further events that can change the code lenses, besides changes to leadership files and the file list. */
  readonly alsoChangesWith?: vscode.Event<Folder>;
  /** Synchronous: reads only cached data. */
  readonly lensesOf: (document: vscode.TextDocument) => vscode.CodeLens[];
}

/** Registers code lenses that are computed from cached data, and refreshes them only if a visible one has changed. */
export function registerLenses(
  workspace: Workspace,
  { selector, setting, alsoChangesWith, lensesOf }: LensSource,
): vscode.Disposable {
  const again = refreshOnChange(workspace, {
    selector,
    setting,
    alsoChangesWith,
    signatureOf: (document) => signature(lensesOf(document)),
  });
  const provide = (document: vscode.TextDocument): vscode.CodeLens[] => {
    const lenses = lensesOf(document);
    again.isShown(document, signature(lenses));
    return lenses;
  };

  return vscode.Disposable.from(
    again,
    vscode.languages.registerCodeLensProvider(selector, {
      onDidChangeCodeLenses: again.event,
      provideCodeLenses: async (document) => {
        const folder = workspace.folderOf(document.uri);
        if (folder === undefined || !(await within(folder.ready, timeoutMs))) return undefined;
        await folder.upToDate(document);
        return provide(document);
      },
    }),
  );
}

function signature(lenses: readonly vscode.CodeLens[]): string {
  return JSON.stringify(
    lenses.map(({ range, command }) => [range.start.line, command?.title, command?.tooltip]),
  );
}
