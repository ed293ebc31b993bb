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
  const shown = new Map<string, { readonly version: number; readonly hints: string }>();
  const tooltips = new WeakMap<vscode.InlayHint, () => string | undefined>();

  const hintsOf = (document: vscode.TextDocument): vscode.InlayHint[] => {
    if (!settingsFor(document.uri).inlayHints) return [];
    const folder = workspace.folderOf(document.uri);
    const file = folder?.analyzedFile(document);
    const { analysis, files } = folder ?? {};
    if (file === undefined || analysis === undefined || files === undefined) return [];
    return patternHints(file, { start: 0, end: file.text.length }, files).map(({ offset, label }) => {
      const hint = new vscode.InlayHint(toPosition(file.lines, offset), label);
      hint.paddingLeft = true;
      tooltips.set(hint, () => hintTooltip(file, offset, analysis, files));
      return hint;
    });
  };
  const isStale = (document: vscode.TextDocument): boolean => {
    const before = shown.get(document.uri.toString());
    // After an edit VS Code asks by itself.
    if (before !== undefined && before.version !== document.version) return false;
    return before?.hints !== signature(hintsOf(document));
  };
  const refresh = (folder: Folder): void => {
    const visible = vscode.window.visibleTextEditors
      .map(({ document }) => document)
      .filter((document) => workspace.folderOf(document.uri) === folder)
      .filter((document) => vscode.languages.match(leadershipFiles, document) > 0);
    if (visible.some(isStale)) changed.fire();
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
        const hints = hintsOf(document);
        shown.set(document.uri.toString(), { version: document.version, hints: signature(hints) });
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
