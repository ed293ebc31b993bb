import * as vscode from 'vscode';
import { registerCodeLens } from './editor/codeLens.ts';
import { registerCommands } from './editor/commands.ts';
import { registerDiagnostics } from './editor/diagnostics.ts';
import { registerHover } from './editor/hover.ts';
import { registerCodeActions } from './editor/codeActions.ts';
import { Workspace } from './editor/workspace.ts';

/** Called once by VS Code when a folder has a leadership file, or a YAML file is opened. */
export function activate({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Leadership', { log: true });
  const workspace = new Workspace(log);
  subscriptions.push(
    log,
    workspace,
    registerDiagnostics(workspace, extensionUri),
    registerCodeActions(workspace),
    registerCodeLens(workspace),
    registerHover(workspace),
    registerCommands(workspace),
  );
}
