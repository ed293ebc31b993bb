import * as vscode from 'vscode';
import { messageStart } from '../../answers/messageStart.ts';
import { changesIn } from '../gitChanges.ts';
import { gitApi } from '../gitExtension.ts';
import { activeResource, subjectOf } from '../subject.ts';
import type { Workspace } from '../workspace.ts';
import { tellNobodyLeads } from './tell.ts';

/**
 * Begins the commit message for a path by what one says there, where the commit box is empty, and shows the box. With no
 * file in front, the first one that is staged or changed is meant.
 */
export async function declareIntent(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address ?? activeResource() ?? (await firstChange(workspace)));
  if (subject === undefined) return tellNobodyLeads(subject);
  const { card, folder, uri } = subject;
  const repository = (await gitApi())?.getRepository(uri);
  if (repository === undefined || repository === null) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t(
        'There is no commit box for this file: it is in no git repository that VS Code has open.',
      ),
    );
    return;
  }
  await vscode.commands.executeCommand('workbench.view.scm');
  if (repository.inputBox.value.trim() === '')
    repository.inputBox.value = messageStart(card, folder.youAt(card));
}

async function firstChange(workspace: Workspace): Promise<vscode.Uri | undefined> {
  const git = await gitApi();
  const changes = workspace.folders.flatMap((folder) =>
    folder.analysis === undefined
      ? []
      : changesIn(folder, git).map(({ path, isStaged }) => ({ uri: folder.uriOf(path), isStaged })),
  );
  return (changes.find(({ isStaged }) => isStaged) ?? changes[0])?.uri;
}
