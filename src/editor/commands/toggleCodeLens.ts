import * as vscode from 'vscode';
import { changeSetting, settingsFor } from '../settings.ts';
import { addressed } from '../subject.ts';

/** Takes the code lens away, which leaves the status bar, or brings it back. */
export async function toggleCodeLens(address: unknown): Promise<void> {
  const uri = addressed(address) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri === undefined) return;
  const isOn = settingsFor(uri).position === 'top';
  await changeSetting('codeLens.position', isOn ? 'statusBar' : 'top', uri);
  if (!isOn) return;
  const back = vscode.l10n.t('Show It Again');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The code lens is hidden. Who leads here stays in the status bar.'),
    back,
  );
  if (answer === back) await changeSetting('codeLens.position', 'top', uri);
}
