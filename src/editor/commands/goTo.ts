import * as vscode from 'vscode';
import { domainDirectory, peopleDirectory, type DirectoryEntry } from '../../features/reports/directory.ts';
import type { Folder } from '../workspace/folder.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose } from '../host/quickPick.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/** Lists all domains and opens the selected one. */
export async function goToDomain(workspace: Workspace): Promise<void> {
  await goTo(workspace, {
    icon: 'organization',
    title: vscode.l10n.t('Domains'),
    entriesOf: ({ analysis, self }) => (analysis === undefined ? [] : domainDirectory(analysis, self)),
  });
}

/** Lists all people and teams and opens the selected one. */
export async function goToPersonOrTeam(workspace: Workspace): Promise<void> {
  await goTo(workspace, {
    icon: 'person',
    title: vscode.l10n.t('People and Teams'),
    entriesOf: ({ analysis }) => (analysis === undefined ? [] : peopleDirectory(analysis)),
  });
}

interface Directory {
  readonly icon: string;
  readonly title: string;
  readonly entriesOf: (folder: Folder) => readonly DirectoryEntry[];
}

async function goTo(workspace: Workspace, { icon, title, entriesOf }: Directory): Promise<void> {
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  const choices = workspace.folders.flatMap((folder) =>
    entriesOf(folder).map(({ name, description, detail, file, line }) =>
      choice({ icon, label: name, description, detail }, () => openAt(folder.uriOf(file), line)),
    ),
  );
  if (workspace.folders.every(({ analysis }) => analysis === undefined)) return tellNoFile();
  await choose(choices, { title, placeHolder: vscode.l10n.t('Search by name or id') });
}
