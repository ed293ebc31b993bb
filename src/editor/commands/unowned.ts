import * as vscode from 'vscode';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { commands } from '../host/commandIds.ts';
import type { Folder } from '../workspace/folder.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose, separator, type Choice } from '../host/quickPick.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNoFile } from './tell.ts';

/** The maximum numbers of folders and files listed. The list ends with the number of the remaining ones. */
const maxPlaces = 10;
const maxFiles = 200;

/** Lists the folders and files that are unowned. Selecting a folder claims it, selecting a file opens it. */
export async function showUnowned(workspace: Workspace): Promise<void> {
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  if (workspace.folders.every(({ analysis }) => analysis === undefined)) return tellNoFile();
  const parts = workspace.folders.map(unownedIn);
  const count = parts.reduce((sum, part) => sum + part.count, 0);
  if (count === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No unowned files.'));
    return;
  }
  await choose(
    parts.flatMap(({ choices }) => choices),
    {
      title: vscode.l10n.t('Unowned: {0}', countOfFiles(count)),
      placeHolder: vscode.l10n.t('Select a folder to claim, or a file to open'),
    },
  );
}

function unownedIn(folder: Folder): { readonly count: number; readonly choices: Choice[] } {
  const { analysis } = folder;
  if (analysis?.coverage === undefined) return { count: 0, choices: [] };
  const { coverage, files, ownership } = analysis;
  const leadershipFiles = files.map(({ path }) => path);
  const places = files.flatMap(({ path }) => coverage.unownedPlacesIn(path, leadershipFiles));
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const claim = (path: RepoPath) => async (): Promise<void> => {
    await vscode.commands.executeCommand(commands.claimPath, folder.uriOf(path).toString());
  };
  const largest = places
    .filter(({ path }) => ownership.lookup(path).status === 'unowned')
    .toSorted((one, other) => other.count - one.count)
    .slice(0, maxPlaces);
  const listed = firstFiles(
    files.map(({ path }) => coverage.unownedIn(path).paths),
    new Set(leadershipFiles),
  );
  const rest = count - listed.length;
  return {
    count,
    choices: [
      separator(vscode.l10n.t('Folders with the most unowned files')),
      ...largest.map((place) =>
        choice({ icon: 'add', label: place.path, description: countOfFiles(place.count) }, claim(place.path)),
      ),
      separator(vscode.l10n.t('Files')),
      ...listed.map((path) => choice({ icon: 'file', label: path }, () => openAt(folder.uriOf(path), 0))),
      ...(rest > 0 ? [separator(vscode.l10n.t('and {0} more', rest))] : []),
    ],
  };
}

function firstFiles(sets: readonly Iterable<RepoPath>[], except: ReadonlySet<RepoPath>): RepoPath[] {
  const first: RepoPath[] = [];
  for (const paths of sets)
    for (const path of paths) {
      if (first.length >= maxFiles) return first;
      if (!except.has(path)) first.push(path);
    }
  return first;
}
