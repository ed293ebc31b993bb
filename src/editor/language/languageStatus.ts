import * as vscode from 'vscode';
import type { Finding } from '../../text/finding.ts';
import { gitProblemInWords, type GitProblem } from '../../text/gitProblem.ts';
import { leavesSchemaTo } from './redHatYaml.ts';
import { leadershipFiles } from '../host/selectors.ts';
import type { Workspace } from '../workspace/workspace.ts';

/**
 * Registers the language status item of leadership files: the number of problems, and who validates the schema. If Git
 * fails in a folder, another item for every file explains why.
 */
export function registerLanguageStatus(workspace: Workspace): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('leadership.status', leadershipFiles);
  item.name = 'Leadership as Code';
  item.text = 'Leadership v1';
  item.command = { title: vscode.l10n.t('Problems'), command: 'workbench.actions.view.problems' };

  let gitItem: vscode.LanguageStatusItem | undefined;
  let shownFailure: GitProblem | undefined;
  const updateGit = (): void => {
    const failure = workspace.folders.find(({ gitFailure }) => gitFailure !== undefined)?.gitFailure;
    if (failure === shownFailure) return;
    shownFailure = failure;
    gitItem?.dispose();
    gitItem = undefined;
    if (failure === undefined) return;
    gitItem = vscode.languages.createLanguageStatusItem('leadership.git', { pattern: '**' });
    gitItem.name = vscode.l10n.t('Leadership: Git');
    gitItem.severity = vscode.LanguageStatusSeverity.Error;
    gitItem.text = vscode.l10n.t('Git failed, so file counts are unknown');
    gitItem.detail = gitProblemInWords(failure);
  };

  const update = (): void => {
    updateGit();
    const document = vscode.window.activeTextEditor?.document;
    if (document === undefined || vscode.languages.match(leadershipFiles, document) === 0) return;
    const folder = workspace.folderOf(document.uri);
    const path = folder?.pathOf(document.uri);
    const file = folder?.analysis?.files.find((file) => file.path === path);
    item.severity = severityOf(file?.findings ?? []);
    item.detail = [
      ...(file === undefined ? [] : [numberOf(file.findings)]),
      ...(folder !== undefined && path !== undefined && folder.isOutside(path)
        ? [vscode.l10n.t('outside the opened folder, not watched')]
        : []),
      ...(folder?.listedBy === 'editor' ? [vscode.l10n.t('files listed without Git')] : []),
      ...(leavesSchemaTo(document) ? [vscode.l10n.t('schema checked by Red Hat YAML')] : []),
    ].join(', ');
  };
  update();

  return vscode.Disposable.from(
    item,
    new vscode.Disposable(() => gitItem?.dispose()),
    workspace.onDidChange(update),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.extensions.onDidChange(update),
    vscode.workspace.onDidChangeConfiguration(update),
  );
}

/** Hints do not count, as in the Problems panel. */
function numberOf(findings: readonly Finding[]): string {
  const count = findings.filter(({ severity }) => severity !== 'hint').length;
  return count === 0
    ? vscode.l10n.t('no problems')
    : count === 1
      ? vscode.l10n.t('1 problem')
      : vscode.l10n.t('{0} problems', count);
}

function severityOf(findings: readonly Finding[]): vscode.LanguageStatusSeverity {
  if (findings.some(({ severity }) => severity === 'error')) return vscode.LanguageStatusSeverity.Error;
  if (findings.some(({ severity }) => severity === 'warning')) return vscode.LanguageStatusSeverity.Warning;
  return vscode.LanguageStatusSeverity.Information;
}
