import * as vscode from 'vscode';
import { changeSetting, settingsFor } from '../host/settings.ts';
import { addressed } from '../workspace/subject.ts';

/** Hides or shows the code lens. The status bar item stays. */
export async function toggleCodeLens(address: unknown): Promise<void> {
  const uri = addressed(address) ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri === undefined) return;
  const isOn = settingsFor(uri).codeLens;
  await changeSetting('codeLens.enabled', !isOn, uri);
  if (!isOn) return;
  const back = vscode.l10n.t('Show Code Lens');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('The code lens is hidden. The status bar still shows the owning domain.'),
    back,
  );
  if (answer === back) await changeSetting('codeLens.enabled', true, uri);
}
