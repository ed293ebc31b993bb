import * as vscode from 'vscode';
import { leadershipHover, type LeadershipHover } from '../answers/leadershipHover.ts';
import { toRange } from './convert.ts';
import { leadershipFiles } from './selectors.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** A hover on the words of a leadership file: keys, rungs and levels, the entries behind ids, patterns. */
export function registerLeadershipHover(workspace: Workspace): vscode.Disposable {
  return vscode.languages.registerHoverProvider(leadershipFiles, {
    provideHover: (document, position) => {
      const lines = workspace.folderOf(document.uri)?.analyzedFile(document)?.lines;
      const hover = leadershipHoverAt(workspace, document, position);
      if (lines === undefined || hover === undefined) return undefined;
      return new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(lines, hover.span));
    },
  });
}

/** What this hover says at a place; undefined where it leaves the word to the hover on paths. */
export function leadershipHoverAt(
  workspace: Workspace,
  document: vscode.TextDocument,
  position: vscode.Position,
): LeadershipHover | undefined {
  if (!settingsFor(document.uri).hover) return undefined;
  const folder = workspace.folderOf(document.uri);
  const file = folder?.analyzedFile(document);
  const { analysis, files } = folder ?? {};
  if (file === undefined || analysis === undefined) return undefined;
  return leadershipHover(file, document.offsetAt(position), analysis, files, { keys: true });
}
