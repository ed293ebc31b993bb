import * as vscode from 'vscode';
import { registerCodeLens } from './editor/owners/codeLens.ts';
import { registerCommands } from './editor/host/commandIds.ts';
import { Workspace } from './editor/workspace/workspace.ts';
import { translateBy } from './text/l10n.ts';

/** Loaded on first use. */
const features = () => import('./editor/features.ts');

/** Called once by VS Code, when a folder has a leadership file or a YAML file is opened. */
export function activate({ subscriptions, extensionUri, workspaceState }: vscode.ExtensionContext): void {
  translateBy(vscode.l10n.bundle);
  const log = vscode.window.createOutputChannel('Leadership', { log: true });
  const workspace: Workspace = new Workspace(log, workspaceState, async () => {
    const { registerFeatures, reportUnsound, ...stages } = await features();
    reportUnsound((edit) => {
      log.error(`Refused an unsound edit, which is a fault of this extension: ${edit}`);
    });
    subscriptions.push(await registerFeatures(workspace, extensionUri));
    return stages;
  });
  const commands = registerCommands(async () => (await features()).commandHandlers(workspace));
  subscriptions.push(log, workspace, registerCodeLens(workspace), commands);
}
