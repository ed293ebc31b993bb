import * as vscode from 'vscode';
import { registerImportHints } from './importHints.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCompletion } from './completion.ts';
import { registerContextKeys } from './contextKeys.ts';
import { registerDecorations } from './decorations.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerDomainLens } from './domainLens.ts';
import { registerEnterRules } from './enterRules.ts';
import { GitRepositories } from './gitRepositories.ts';
import { registerHover } from './hover.ts';
import { registerMessageCompletion } from './intent/completion.ts';
import { registerMessageFindings } from './intent/findings.ts';
import { registerMessageHover } from './intent/hover.ts';
import { OpenMessages } from './intent/messages.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerLanguageStatus } from './languageStatus.ts';
import { registerLeadershipHover } from './leadershipHover.ts';
import { registerLinks } from './links.ts';
import { registerNavigation } from './navigation.ts';
import { registerOutline } from './outline.ts';
import { outsideOwners } from './outsideOwners.ts';
import { RepositoryIndexes } from './repositoryIndex.ts';
import { RuleReference } from './ruleReference.ts';
import { registerStatusBar } from './statusBar.ts';
import { registerStructure } from './structure.ts';
import { registerViews } from './views/views.ts';
import type { Workspace } from './workspace.ts';
import { translateBy } from '../text/l10n.ts';
import type { Steps } from '../text/steps.ts';
import { inSlices } from './slices.ts';

export { analyzeSteps as analyzing } from '../analyze.ts';
export { reportUnsound } from '../text/soundEdits.ts';
export { commandHandlers } from './commands/handlers.ts';

/**
 * Registers the features that need a leadership file. They are a separate bundle, loaded when the first leadership
 * file is found. Pauses between the registrations keep VS Code responsive.
 */
export function registerFeatures(workspace: Workspace, extensionUri: vscode.Uri): Promise<vscode.Disposable> {
  translateBy(vscode.l10n.bundle);
  const indexes = new RepositoryIndexes(workspace);
  const reference = new RuleReference(extensionUri);
  const git = new GitRepositories();
  const outside = outsideOwners(workspace);
  const messages = new OpenMessages(workspace, git, outside);
  return inSlices(
    inTurn(
      () => indexes,
      () => git,
      () => outside,
      () => registerDiagnostics(workspace, reference),
      () => registerContextKeys(workspace),
      () => registerStatusBar(workspace),
      () => registerDecorations(workspace),
      () => registerLanguageStatus(workspace),
      () => registerCompletion(workspace, outside),
      () => registerCodeActions(workspace, outside),
      () => registerEnterRules(),
      () => registerHover(workspace, indexes),
      () => registerImportHints(workspace, indexes),
      () => registerLeadershipHover(workspace),
      () => registerInlayHints(workspace),
      () => registerDomainLens(workspace),
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

function* inTurn(...registrations: readonly (() => Registered)[]): Steps<vscode.Disposable> {
  const registered: Registered[] = [];
  for (const register of registrations) {
    registered.push(register());
    yield;
  }
  return vscode.Disposable.from(...registered);
}
