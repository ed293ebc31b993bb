import * as vscode from 'vscode';
import { registerImportHints } from './owners/importHints.ts';
import { registerCodeActions } from './language/codeActions.ts';
import { registerCodeowners } from './language/codeowners.ts';
import { registerCompletion } from './language/completion.ts';
import { registerContextKeys } from './workspace/contextKeys.ts';
import { registerDecorations } from './owners/decorations.ts';
import { registerDiagnostics } from './language/diagnostics.ts';
import { registerDomainLens } from './language/domainLens.ts';
import { registerEnterRules } from './language/enterRules.ts';
import { GitRepositories } from './scm/gitRepositories.ts';
import { registerHover } from './owners/hover.ts';
import { registerMessageCompletion } from './scm/completion.ts';
import { registerMessageFindings } from './scm/findings.ts';
import { registerMessageHover } from './scm/hover.ts';
import { OpenMessages } from './scm/messages.ts';
import { registerInlayHints } from './language/inlayHints.ts';
import { registerLanguageStatus } from './language/languageStatus.ts';
import { registerLinks } from './language/links.ts';
import { registerNavigation } from './language/navigation.ts';
import { registerOutline } from './language/outline.ts';
import { outsideOwners } from './language/outsideOwners.ts';
import { folderHistories } from './workspace/folderHistory.ts';
import { RepositoryIndexes } from './workspace/repositoryIndex.ts';
import { RuleReference } from './language/ruleReference.ts';
import { registerStatusBar } from './owners/statusBar.ts';
import { registerStructure } from './language/structure.ts';
import { registerViews } from './views/views.ts';
import type { Workspace } from './workspace/workspace.ts';
import type { Task } from '../text/task.ts';
import { runSliced } from './host/runSliced.ts';

export { commandHandlers } from './commands/handlers.ts';

/**
 * Registers the features that need a leadership file. They are loaded when the first leadership file is found, after the
 * analysis, which may be running or have ended already. Pauses between the registrations keep VS Code responsive.
 */
export function registerFeatures(workspace: Workspace, extensionUri: vscode.Uri): Promise<vscode.Disposable> {
  const indexes = new RepositoryIndexes(workspace);
  const reference = new RuleReference(extensionUri);
  const git = new GitRepositories();
  const outside = outsideOwners(workspace);
  const histories = folderHistories(workspace);
  const messages = new OpenMessages(workspace, git, outside);
  return runSliced(
    inTurn(
      () => indexes,
      () => git,
      () => outside,
      () => histories,
      () => registerStatusBar(workspace),
      () => registerDiagnostics(workspace, reference),
      () => registerContextKeys(workspace),
      () => registerDecorations(workspace),
      () => registerLanguageStatus(workspace),
      () => registerCompletion(workspace, outside),
      () => registerCodeActions(workspace, outside, histories),
      () => registerEnterRules(),
      () => registerHover(workspace, indexes),
      () => registerImportHints(workspace, indexes),
      () => registerInlayHints(workspace),
      () => registerDomainLens(workspace),
      () => registerCodeowners(workspace),
      () => registerNavigation(workspace),
      () => registerOutline(workspace),
      () => registerStructure(workspace),
      () => registerLinks(workspace),
      () => registerViews(workspace, git),
      () => messages,
      () => registerMessageCompletion(messages),
      () => registerMessageHover(messages),
      () => registerMessageFindings(workspace, messages, git, reference),
    ),
  );
}

interface Registered {
  readonly dispose: () => unknown;
}

function* inTurn(...registrations: readonly (() => Registered)[]): Task<vscode.Disposable> {
  const registered: Registered[] = [];
  for (const register of registrations) {
    registered.push(register());
    yield;
  }
  return vscode.Disposable.from(...registered);
}
