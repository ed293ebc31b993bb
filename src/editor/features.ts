import * as vscode from 'vscode';
import { registerBorderLens } from './borderLens.ts';
import { registerChanges } from './changes.ts';
import { registerCodeActions } from './codeActions.ts';
import { registerCompletion } from './completion.ts';
import { registerContextKeys } from './contextKeys.ts';
import { registerDecorations } from './decorations.ts';
import { registerDiagnostics } from './diagnostics.ts';
import { registerDomainLens } from './domainLens.ts';
import { registerHover } from './hover.ts';
import { registerInlayHints } from './inlayHints.ts';
import { registerLanguageStatus } from './languageStatus.ts';
import { registerLeadershipHover } from './leadershipHover.ts';
import { registerLinks } from './links.ts';
import { registerNavigation } from './navigation.ts';
import { registerOutline } from './outline.ts';
import { RepositoryIndexes } from './repositoryIndex.ts';
import { registerStatusBar } from './statusBar.ts';
import { registerStructure } from './structure.ts';
import { registerViews } from './views/views.ts';
import type { Workspace } from './workspace.ts';
import { translateBy } from '../text/l10n.ts';
import type { Steps } from '../text/steps.ts';
import { inSlices } from './slices.ts';

export { analyzing } from '../analyze.ts';
export { commandHandlers } from './commands/handlers.ts';

/**
 * What there is to see once there is a leadership file: loaded then, as a bundle of its own. It is put in place piece by
 * piece, with pauses.
 */
export function registerFeatures(workspace: Workspace, extensionUri: vscode.Uri): Promise<vscode.Disposable> {
  translateBy(vscode.l10n.bundle);
  const indexes = new RepositoryIndexes(workspace);
  return inSlices(
    inTurn(
      () => indexes,
      () => registerDiagnostics(workspace, extensionUri),
      () => registerContextKeys(workspace),
      () => registerStatusBar(workspace),
      () => registerChanges(workspace),
      () => registerDecorations(workspace),
      () => registerLanguageStatus(workspace),
      () => registerCompletion(workspace),
      () => registerCodeActions(workspace),
      () => registerHover(workspace, indexes),
      () => registerBorderLens(workspace, indexes),
      () => registerLeadershipHover(workspace),
      () => registerInlayHints(workspace),
      () => registerDomainLens(workspace),
      () => registerNavigation(workspace),
      () => registerOutline(workspace),
      () => registerStructure(workspace),
      () => registerLinks(workspace),
      () => registerViews(workspace),
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
