import * as vscode from 'vscode';
import { intentLog } from '../../answers/intent/intentLog.ts';
import { intentMarkdown } from '../../answers/intent/intentMarkdown.ts';
import { gitLog } from '../../git/log.ts';
import type { Folder } from '../folder.ts';
import { gitFolder } from '../gitFolder.ts';
import { choice, choose } from '../quickPick.ts';
import { inSlices } from '../slices.ts';
import { maxCommits } from '../views/folderLogs.ts';
import type { Workspace } from '../workspace.ts';
import { tellNoFile } from './tell.ts';

/** Opens what people intended since some time as a page of Markdown that is not saved. */
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
    { title: vscode.l10n.t('Intents'), placeHolder: vscode.l10n.t('Choose a folder') },
  );
}

async function choosePeriod(folder: Folder): Promise<void> {
  const period = (label: string, since: string | undefined) =>
    choice({ icon: 'history', label }, () => open(folder, since));
  await choose(
    [
      period(vscode.l10n.t('The last two weeks'), '2 weeks ago'),
      period(vscode.l10n.t('The last three months'), '3 months ago'),
      period(vscode.l10n.t('The latest {0} commits', maxCommits), undefined),
    ],
    {
      title: vscode.l10n.t('Intents'),
      placeHolder: vscode.l10n.t('Choose since when'),
    },
  );
}

async function open(folder: Folder, since: string | undefined): Promise<void> {
  const root = gitFolder(folder.root);
  const commits = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Reading the history…'),
      cancellable: true,
    },
    async (_progress, token) => {
      const stopping = new AbortController();
      token.onCancellationRequested(() => {
        stopping.abort();
      });
      return root === undefined
        ? undefined
        : gitLog(root, { maxCommits, ...(since === undefined ? {} : { since }) }, stopping.signal);
    },
  );
  if (commits === undefined || folder.analysis === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t('There is no history here that git can tell.'));
    return;
  }
  const log = await inSlices(intentLog(commits, folder.analysis));
  const content = intentMarkdown(log, { since, isCut: commits.length === maxCommits });
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ language: 'markdown', content }),
  );
}
