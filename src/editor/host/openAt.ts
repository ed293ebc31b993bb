import * as vscode from 'vscode';

/** Opens a file with the cursor at the start of a line (zero-based). */
export async function openAt(
  uri: vscode.Uri,
  line: number,
  options?: Pick<vscode.TextDocumentShowOptions, 'preserveFocus' | 'preview'>,
): Promise<void> {
  const start = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(uri, { ...options, selection: new vscode.Range(start, start) });
}
