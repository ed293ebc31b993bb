import * as vscode from 'vscode';
import { domainName } from '../../features/card/card.ts';
import { ownershipDiff, type FileChange, type Side } from '../../features/reports/ownershipDiff.ts';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import { allOf } from '../../text/sentence.ts';
import { choice, choose } from '../host/quickPick.ts';
import { openAt } from '../host/openAt.ts';
import { unsavedEdits } from '../language/editMoves.ts';
import type { Folder } from '../workspace/folder.ts';
import { addressed } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The maximum number of files in a list. */
const maxFiles = 1000;

/** Lists what the unsaved edits of leadership files move, and then the files. */
export async function showMoves(workspace: Workspace, address: unknown): Promise<void> {
  const uri: vscode.Uri | undefined = addressed(address);
  const folder = uri && workspace.folderOf(uri);
  const edit = folder && unsavedEdits(workspace).of(folder);
  const changes =
    folder?.files === undefined || edit === undefined
      ? []
      : ownershipDiff(edit.before, edit.after, folder.files).changes;
  if (folder === undefined || changes.length === 0) return;
  await choose(
    changes.map((change) =>
      choice(
        {
          icon: 'arrow-swap',
          label: titleOf(change),
          description: countOfFiles(change.files),
          detail: change.changesOwners
            ? `${ownersOf(change.from)} → ${ownersOf(change.to)}`
            : vscode.l10n.t('same owners'),
        },
        () => showFiles(folder, change),
      ),
    ),
    {
      title: vscode.l10n.t('Files That This Edit Moves'),
      placeHolder: vscode.l10n.t('Select a change to see its files'),
    },
  );
}

function showFiles(folder: Folder, change: FileChange): Promise<void> {
  return choose(
    change.paths
      .slice(0, maxFiles)
      .map((path) => choice({ icon: 'file', label: path }, () => openAt(folder.uriOf(path), 0))),
    {
      title: titleOf(change),
      placeHolder:
        change.files > maxFiles
          ? vscode.l10n.t('The first {0} of {1}. Select a file to open', maxFiles, change.files)
          : vscode.l10n.t('Select a file to open'),
    },
  );
}

/** The domains before and after, or the one that gets other owners. */
function titleOf({ from, to }: FileChange): string {
  const names = [sideName(from), sideName(to)];
  return [...new Set(names)].join(' → ');
}

function sideName(side: Side): string {
  switch (side.status) {
    case 'owned':
      return 'domain' in side ? domainName(side) : ownersOf(side);
    case 'unowned':
      return vscode.l10n.t('unowned');
    case 'intentionally-unowned':
      return vscode.l10n.t('intentionally unowned');
  }
}

function ownersOf(side: Side): string {
  return side.status === 'owned' ? allOf(side.owners.map(({ name }) => name)) : vscode.l10n.t('no owner');
}
