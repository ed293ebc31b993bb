import * as vscode from 'vscode';
import { hintTooltip, patternHints } from '../answers/inlayHints.ts';
import type { Folder } from './folder.ts';
import { toPosition } from './convert.ts';
import { leadershipFiles } from './selectors.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** The number of files behind each pattern of a leadership file. */
export function registerInlayHints(workspace: Workspace): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const shown = new Map<string, string>();
  const tooltips = new WeakMap<vscode.InlayHint, () => string | undefined>();

  const hintsOf = (document: vscode.TextDocument, range: vscode.Range): vscode.InlayHint[] => {
    if (!settingsFor(document.uri).inlayHints) return [];
    const folder = workspace.folderOf(document.uri);
    const file = folder?.analyzedFile(document);
    const { analysis, files } = folder ?? {};
    if (file === undefined || analysis === undefined || files === undefined) return [];
    const span = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    return patternHints(file, span, files).map(({ offset, label }) => {
      const hint = new vscode.InlayHint(toPosition(file.lines, offset), label);
      hint.paddingLeft = true;
      tooltips.set(hint, () => hintTooltip(file, offset, analysis, files));
      return hint;
    });
  };
  /** What is typed has the hints asked for anyway: only new files, or another leadership file, change them else. */
  const refresh = (folder: Folder): void => {
    const isStale = vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .filter((document) => workspace.folderOf(document.uri) === folder)
      .filter((document) => vscode.languages.match(leadershipFiles, document) > 0)
      .some(
        (document) => shown.get(document.uri.toString()) !== signature(hintsOf(document, whole(document))),
      );
    if (isStale) changed.fire();
  };

  return vscode.Disposable.from(
    changed,
    workspace.onDidChange(refresh),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => shown.delete(uri.toString())),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('leadership.inlayHints')) changed.fire();
    }),
    vscode.languages.registerInlayHintsProvider(leadershipFiles, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints: (document, range) => {
        shown.set(document.uri.toString(), signature(hintsOf(document, whole(document))));
        return hintsOf(document, range);
      },
      resolveInlayHint: (hint) => {
        hint.tooltip = tooltips.get(hint)?.();
        return hint;
      },
    }),
  );
}

function whole({ lineCount }: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, lineCount, 0);
}

function signature(hints: readonly vscode.InlayHint[]): string {
  return JSON.stringify(hints.map(({ position: { line, character }, label }) => [line, character, label]));
}
