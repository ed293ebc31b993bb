import * as vscode from 'vscode';
import type { AnalyzedFile } from '../analyze.ts';
import { leadershipHover, type LeadershipHover } from '../answers/hover/leadershipHover.ts';
import { trapHoverAt, type TrapHover } from '../answers/hover/trapHover.ts';
import { toRange } from './convert.ts';
import { checksYaml, leavesSchemaTo } from './redHatYaml.ts';
import { leadershipFiles } from './selectors.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** A hover on the words of a leadership file: keys, rungs and levels, the entries behind ids, patterns. */
export function registerLeadershipHover(workspace: Workspace): vscode.Disposable {
  return vscode.languages.registerHoverProvider(leadershipFiles, {
    provideHover: async (document, position) => {
      const file = await workspace.analyzedFile(document);
      if (file === undefined) return undefined;
      const hover = foreignTrap(file, document, position) ?? leadershipHoverAt(workspace, document, position);
      if (hover === undefined) return undefined;
      return new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(file.lines, hover.span));
    },
  });
}

/** What our finding would say of a trap of YAML, where Red Hat's extension draws it in the words of its parser. */
function foreignTrap(
  file: AnalyzedFile,
  document: vscode.TextDocument,
  position: vscode.Position,
): TrapHover | undefined {
  const { schema } = settingsFor(document.uri);
  return schema !== 'on' && checksYaml(document) ? trapHoverAt(file, document.offsetAt(position)) : undefined;
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
  return leadershipHover(file, document.offsetAt(position), analysis, files, {
    keys: !leavesSchemaTo(document),
  });
}
