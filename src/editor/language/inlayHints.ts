import * as vscode from 'vscode';
import { hintTooltip, patternHints } from '../../features/language/hints/inlayHints.ts';
import { toPosition } from '../host/convert.ts';
import { registerHints } from '../workspace/hints.ts';
import { leadershipFiles } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

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
        tooltips.set(hint, () => hintTooltip(file, offset, analysis));
        return hint;
      },
    );
  };
  return registerHints(workspace, {
    selector: leadershipFiles,
    setting: 'leadership.inlayHints',
    hintsOf,
    tooltipOf: (hint) => tooltips.get(hint)?.(),
  });
}
