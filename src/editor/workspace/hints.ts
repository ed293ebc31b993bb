import * as vscode from 'vscode';
import { refreshOnChange } from './refreshOnChange.ts';
import type { Folder } from './folder.ts';
import type { Workspace } from './workspace.ts';

export interface HintSource {
  readonly selector: vscode.DocumentSelector;
  /** The setting that turns the inlay hints off. */
  readonly setting: string;
  /** Further events that can change the inlay hints, besides changes to leadership files and the file list. */
  readonly alsoChangesWith?: vscode.Event<Folder>;
  /** Synchronous: reads only cached data. */
  readonly hintsOf: (document: vscode.TextDocument) => vscode.InlayHint[];
  readonly tooltipOf?: (hint: vscode.InlayHint) => string | undefined;
}

/** Registers inlay hints that are computed from cached data, and refreshes them only if a visible one has changed. */
export function registerHints(
  workspace: Workspace,
  { selector, setting, alsoChangesWith, hintsOf, tooltipOf }: HintSource,
): vscode.Disposable {
  const again = refreshOnChange(workspace, {
    selector,
    setting,
    alsoChangesWith,
    signatureOf: (document) => signature(hintsOf(document)),
  });
  return vscode.Disposable.from(
    again,
    vscode.languages.registerInlayHintsProvider(selector, {
      onDidChangeInlayHints: again.event,
      provideInlayHints: async (document, range) => {
        await workspace.folderOf(document.uri)?.upToDate(document);
        const hints = hintsOf(document);
        again.isShown(document, signature(hints));
        for (const hint of hints) hint.paddingLeft = true;
        return hints.filter(({ position }) => range.contains(position));
      },
      resolveInlayHint: (hint) => {
        if (tooltipOf !== undefined) hint.tooltip = tooltipOf(hint);
        return hint;
      },
    }),
  );
}

function signature(hints: readonly vscode.InlayHint[]): string {
  return JSON.stringify(
    hints.map(({ position: { line, character }, label }) => [
      line,
      character,
      typeof label === 'string' ? label : label.map(({ value }) => value),
    ]),
  );
}
