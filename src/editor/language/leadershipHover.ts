import * as vscode from 'vscode';
import { leadershipHover } from '../../features/language/hover/leadershipHover.ts';
import { pitfallHoverAt } from '../../features/language/hover/pitfallHover.ts';
import { toRange } from '../host/convert.ts';
import { checksYaml, leavesSchemaTo } from './redHatYaml.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * The hover at a position of a leadership file: on keys, authority levels, competency levels, ids, and patterns. Where
 * Red Hat's YAML extension shows its parser's message, it explains the YAML pitfall. Undefined if there is none.
 */
export async function leadershipHoverAt(
  workspace: Workspace,
  document: vscode.TextDocument,
  position: vscode.Position,
): Promise<vscode.Hover | undefined> {
  const file = await workspace.analyzedFile(document);
  const { analysis, files } = workspace.folderOf(document.uri) ?? {};
  if (file === undefined || analysis === undefined) return undefined;
  const settings = settingsFor(document.uri);
  const offset = document.offsetAt(position);
  const pitfall = settings.schema !== 'on' && checksYaml(document) ? pitfallHoverAt(file, offset) : undefined;
  const hover =
    pitfall ??
    (settings.hover
      ? leadershipHover(file, offset, analysis, files, { keys: !leavesSchemaTo(document) })
      : undefined);
  return (
    hover && new vscode.Hover(new vscode.MarkdownString(hover.markdown), toRange(file.lines, hover.span))
  );
}
