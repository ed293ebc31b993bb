import * as vscode from 'vscode';
import { registerCodeLens } from './editor/codeLens.ts';
import { registerCommands } from './editor/commands.ts';
import { registerCompletion } from './editor/completion.ts';
import { registerDiagnostics } from './editor/diagnostics.ts';
import { registerDomainLens } from './editor/domainLens.ts';
import { registerHover } from './editor/hover.ts';
import { registerInlayHints } from './editor/inlayHints.ts';
import { registerLeadershipHover } from './editor/leadershipHover.ts';
import { registerLinks } from './editor/links.ts';
import { registerNavigation } from './editor/navigation.ts';
import { registerOutline } from './editor/outline.ts';
import { registerLanguageStatus } from './editor/languageStatus.ts';
import { registerQuickFixes } from './editor/quickFixes.ts';
import { registerStructure } from './editor/structure.ts';
import { Workspace } from './editor/workspace.ts';

/** Called once by VS Code when a folder has a leadership file, or a YAML file is opened. */
export function activate({ subscriptions, extensionUri }: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Leadership', { log: true });
  const workspace = new Workspace(log);
  subscriptions.push(
    log,
    workspace,
    registerDiagnostics(workspace, extensionUri),
    registerLanguageStatus(workspace),
    registerQuickFixes(workspace),
    registerCodeLens(workspace),
    registerHover(workspace),
    registerLeadershipHover(workspace),
    registerInlayHints(workspace),
    registerDomainLens(workspace),
    registerNavigation(workspace),
    registerOutline(workspace),
    registerStructure(workspace),
    registerLinks(workspace),
    registerCommands(workspace),
    registerCompletion(workspace),
  );
}
