import * as vscode from 'vscode';
import type { Fix } from '../../text/finding.ts';
import { soundEdits } from '../../text/soundEdits.ts';
import { toRange } from '../convert.ts';
import type { Folder } from '../folder.ts';

/** Applies a fix for a text in an editor, where it is visible and can be undone. The file stays unsaved. */
export async function applyShown(
  folder: Folder,
  path: string,
  text: string,
  { title, edits }: Fix,
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
  const [first] = edits;
  if (first === undefined) return;
  const start = document.positionAt(first.span.start);
  const end = document.positionAt(first.span.start + first.newText.length);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
