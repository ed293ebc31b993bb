import * as vscode from 'vscode';
import { visibleLine } from '../../text/visible.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/** Reads all leadership files and lists all files again, then shows the problems. */
export async function checkAllFiles(workspace: Workspace): Promise<void> {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Checking leadership files…') },
    async () => {
      await Promise.all(workspace.folders.map((folder) => folder.readAgain()));
    },
  );
  const files = workspace.folders.flatMap(({ analysis }) => analysis?.files ?? []);
  if (files.length === 0) return tellNoFile();
  // The Problems panel does not list hints.
  const findings = files.flatMap((file) => file.findings.filter(({ severity }) => severity !== 'hint'));
  if (findings.length > 0) {
    await vscode.commands.executeCommand('workbench.actions.view.problems');
    return;
  }
  void vscode.window.showInformationMessage(
    files.length === 1
      ? vscode.l10n.t('No problems found in {0}.', visibleLine(files[0]?.path ?? ''))
      : vscode.l10n.t('No problems found in {0} leadership files.', files.length),
  );
}
