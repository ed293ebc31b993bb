import * as vscode from 'vscode';
import type { AnalyzedFile } from '../../analyze.ts';
import { leadershipHover, type LeadershipHover } from '../../features/language/hover/leadershipHover.ts';
import { pitfallHoverAt, type PitfallHover } from '../../features/language/hover/pitfallHover.ts';
import { toRange } from '../host/convert.ts';
import { checksYaml, leavesSchemaTo } from './redHatYaml.ts';
import { leadershipFiles } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Registers the hover in leadership files: on keys, authority levels, competency levels, ids, and patterns. */
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

/** Our explanation of a YAML pitfall, for a place where Red Hat's YAML extension shows its parser's message. */
function foreignTrap(
  file: AnalyzedFile,
  document: vscode.TextDocument,
  position: vscode.Position,
): PitfallHover | undefined {
  const { schema } = settingsFor(document.uri);
  return schema !== 'on' && checksYaml(document)
    ? pitfallHoverAt(file, document.offsetAt(position))
    : undefined;
}

/** The hover at a position; undefined if the hover on paths handles it. */
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
