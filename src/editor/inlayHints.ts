import * as vscode from 'vscode';
import { hintTooltip, patternHints } from '../answers/inlayHints.ts';
import { askAgain } from './askAgain.ts';
import { toPosition } from './convert.ts';
import { leadershipFiles } from './selectors.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Registers the inlay hints that show the number of files after each pattern in a leadership file. */
export function registerInlayHints(workspace: Workspace): vscode.Disposable {
  const tooltips = new WeakMap<vscode.InlayHint, () => string | undefined>();

  const hintsOf = (document: vscode.TextDocument): vscode.InlayHint[] => {
    if (!settingsFor(document.uri).inlayHints) return [];
    const folder = workspace.folderOf(document.uri);
    const file = folder?.analyzedFile(document);
    const analysis = folder?.analysis;
    if (file === undefined || analysis?.coverage === undefined) return [];
    return patternHints(file, { start: 0, end: file.text.length }, analysis.coverage).map(
      ({ offset, label }) => {
        const hint = new vscode.InlayHint(toPosition(file.lines, offset), label);
        hint.paddingLeft = true;
        tooltips.set(hint, () => hintTooltip(file, offset, analysis));
        return hint;
      },
    );
  };
  const again = askAgain(workspace, {
    selector: leadershipFiles,
    setting: 'leadership.inlayHints',
    signatureOf: (document) => signature(hintsOf(document)),
  });

  return vscode.Disposable.from(
    again,
    vscode.languages.registerInlayHintsProvider(leadershipFiles, {
      onDidChangeInlayHints: again.event,
      provideInlayHints: async (document, range) => {
        await workspace.folderOf(document.uri)?.upToDate(document);
        const hints = hintsOf(document);
        again.isShown(document, signature(hints));
        return hints.filter(({ position }) => range.contains(position));
      },
      resolveInlayHint: (hint) => {
        hint.tooltip = tooltips.get(hint)?.();
        return hint;
      },
    }),
  );
}

function signature(hints: readonly vscode.InlayHint[]): string {
  return JSON.stringify(hints.map(({ position: { line, character }, label }) => [line, character, label]));
}
