import * as vscode from 'vscode';
import { askAgain } from './askAgain.ts';
import type { Folder } from './folder.ts';
import { within } from './within.ts';
import type { Workspace } from './workspace.ts';

/** How long the first lens of a folder waits for it to be loaded, in milliseconds, so that no line jumps. */
const patience = 150;

export interface LensSource {
  readonly selector: vscode.DocumentSelector;
  /** The setting that switches the lenses off. */
  readonly setting: string;
  /** What they depend on beside the leadership files and the list of files. */
  readonly alsoChangesWith?: vscode.Event<Folder>;
  /** From memory. */
  readonly lensesOf: (document: vscode.TextDocument) => vscode.CodeLens[];
}

/** Shows lenses that are answered from memory, and asks for them again only where one that is shown has changed. */
export function registerLenses(
  workspace: Workspace,
  { selector, setting, alsoChangesWith, lensesOf }: LensSource,
): vscode.Disposable {
  const again = askAgain(workspace, {
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
        if (folder === undefined || !(await within(folder.ready, patience))) return undefined;
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
