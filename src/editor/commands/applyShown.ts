import * as vscode from 'vscode';
import type { Fix } from '../../text/finding.ts';
import { soundEdits } from '../../text/soundEdits.ts';
import type { Span } from '../../text/span.ts';
import { toRange } from '../host/convert.ts';
import type { Folder } from '../workspace/folder.ts';

/**
 * Applies a fix for a text in an editor, where it is visible and can be undone. The file stays unsaved. `selected` is the
 * part of the text after the fix to select; else the cursor goes to the start of its first edit.
 */
export async function applyShown(
  folder: Folder,
  path: string,
  text: string,
  { title, edits }: Fix,
  selected?: Span,
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(folder.uriOf(path));
  await folder.upToDate(document);
  const file = folder.analyzedFile(document);
  // The file can have changed since it was analyzed.
  if (file?.text !== text || soundEdits(title, text, edits) === undefined) return;
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((builder) => {
    for (const { span, newText } of edits) builder.replace(toRange(file.lines, span), newText);
  });
  const start = selected?.start ?? edits[0]?.span.start;
  if (start === undefined) return;
  const end = selected?.end ?? start;
  editor.selection = new vscode.Selection(document.positionAt(start), document.positionAt(end));
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
