import * as vscode from 'vscode';
import { intentLog } from '../../features/commit/intentLog.ts';
import { intentMarkdown } from '../../features/commit/intentMarkdown.ts';
import { gitLog } from '../../git/log.ts';
import type { Folder } from '../workspace/folder.ts';
import { gitFolder } from '../workspace/gitFolder.ts';
import { cancellable } from '../host/cancellable.ts';
import { choice, choose } from '../host/quickPick.ts';
import { runSliced } from '../host/runSliced.ts';
import { maxCommits } from '../views/folderLogs.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/** Opens the intents since a selected time as an unsaved Markdown document. */
export async function exportIntents(workspace: Workspace): Promise<void> {
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  const folders = workspace.folders.filter(({ analysis }) => analysis !== undefined);
  const [only] = folders;
  if (only === undefined) return tellNoFile();
  if (folders.length === 1) return choosePeriod(only);
  await choose(
    folders.map((folder) =>
      choice({ icon: 'folder', label: folder.uri.path.split('/').at(-1) ?? '' }, () => choosePeriod(folder)),
    ),
    { title: vscode.l10n.t('Intents'), placeHolder: vscode.l10n.t('Select a folder') },
  );
}

async function choosePeriod(folder: Folder): Promise<void> {
  const period = (label: string, since: string | undefined) =>
    choice({ icon: 'history', label }, () => open(folder, since));
  await choose(
    [
      period(vscode.l10n.t('Last 2 Weeks'), '2 weeks ago'),
      period(vscode.l10n.t('Last 3 Months'), '3 months ago'),
      period(vscode.l10n.t('Latest {0} Commits', maxCommits), undefined),
    ],
    {
      title: vscode.l10n.t('Intents'),
      placeHolder: vscode.l10n.t('Select a time range'),
    },
  );
}

async function open(folder: Folder, since: string | undefined): Promise<void> {
  const root = gitFolder(folder.root);
  const options = { maxCommits, ...(since === undefined ? {} : { since }) };
  const commits =
    root === undefined
      ? undefined
      : await cancellable(vscode.l10n.t('Reading Git history…'), (signal) =>
          gitLog(root, options, signal).catch(() => undefined),
        );
  if (commits === undefined || folder.analysis === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No Git history is available here.'));
    return;
  }
  const log = await runSliced(intentLog(commits, folder.analysis));
  const content = intentMarkdown(log, { since, truncated: commits.length === maxCommits });
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'markdown', content }),
  );
}
