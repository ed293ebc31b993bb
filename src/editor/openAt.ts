import * as vscode from 'vscode';

/** Opens a file with the cursor at the start of a line (zero-based). */
export async function openAt(uri: vscode.Uri, line: number): Promise<void> {
  const start = new vscode.Position(line, 0);
  await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
}
