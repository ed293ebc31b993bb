import * as vscode from 'vscode';
import { registerCodeLens } from './editor/codeLens.ts';
import { registerCommands } from './editor/commands.ts';
import { Workspace } from './editor/workspace.ts';
import { translateBy } from './text/l10n.ts';

/** Called once by VS Code when a folder has a leadership file, or a YAML file is opened. */
export function activate({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  translateBy(vscode.l10n.bundle);
  const log = vscode.window.createOutputChannel('Leadership', { log: true });
  const workspace: Workspace = new Workspace(log, async () => {
    const { analyze, registerFeatures } = await import('./editor/features.ts');
    subscriptions.push(registerFeatures(workspace, extensionUri));
    return analyze;
  });
  subscriptions.push(log, workspace, registerCodeLens(workspace), registerCommands(workspace));
}
