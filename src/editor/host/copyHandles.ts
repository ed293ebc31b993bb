import * as vscode from 'vscode';
import { labelText } from './convert.ts';

/** Copies handles, and says so. */
export async function copyHandles(handles: string): Promise<void> {
  await vscode.env.clipboard.writeText(handles);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied {0}.', labelText(handles)), 4000);
}
