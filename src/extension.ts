import * as vscode from 'vscode';
import { registerCodeLens } from './editor/owners/codeLens.ts';
import { registerCommands } from './editor/host/commandIds.ts';
import { Workspace } from './editor/workspace/workspace.ts';
import { translateBy } from './text/l10n.ts';
import { reportUnsound } from './text/soundEdits.ts';

// What shows the first owners is loaded first.
const analysis = () => import('./analyze.ts');
const features = () => import('./editor/features.ts');

/** Called once by VS Code, when a folder has a leadership file or a YAML file is opened. */
export function activate({ subscriptions, extensionUri, workspaceState }: vscode.ExtensionContext): void {
  translateBy(vscode.l10n.bundle);
  const log = vscode.window.createOutputChannel('Leadership', { log: true });
  reportUnsound((edit) => {
    log.error(`Refused an unsound edit, which is a fault of this extension: ${edit}`);
  });
  const workspace: Workspace = new Workspace(log, workspaceState, async () => {
    const stages = await analysis();
    void register();
    return stages;
  });
  const register = async (): Promise<void> => {
    try {
      const { registerFeatures } = await features();
      subscriptions.push(await registerFeatures(workspace, extensionUri));
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
    }
  };
  const commands = registerCommands(async () => (await features()).commandHandlers(workspace));
  subscriptions.push(log, workspace, registerCodeLens(workspace), commands);
}
