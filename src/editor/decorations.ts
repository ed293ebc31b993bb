import * as vscode from 'vscode';
import type { Analysis } from '../analyze.ts';
import { domainName, type Card } from '../answers/card.ts';
import { unownedInWords } from '../answers/cardWords.ts';
import { domainLetters } from '../answers/domainLetters.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { remembered } from '../text/remember.ts';
import type { Folder } from './folder.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** Debounce before the Explorer decorations are updated, in milliseconds. */
const settling = 400;

/** Registers the Explorer decorations: two letters of the domain, or a mark on unowned files. Off by default. */
export function registerDecorations(workspace: Workspace): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let drawing: ReturnType<typeof setTimeout> | undefined;
  const drawAgain = (): void => {
    clearTimeout(drawing);
    drawing = setTimeout(() => {
      changed.fire(undefined);
    }, settling);
  };
  const isOn = ({ uri }: Folder): boolean => settingsFor(uri).decorations !== 'off';

  return vscode.Disposable.from(
    changed,
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) => decorationOf(workspace, uri),
    }),
    workspace.onDidChange((folder) => {
      if (isOn(folder)) drawAgain();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('leadership.explorer.decorations')) changed.fire(undefined);
    }),
    new vscode.Disposable(() => {
      clearTimeout(drawing);
    }),
  );
}

function decorationOf(workspace: Workspace, uri: vscode.Uri): vscode.FileDecoration | undefined {
  const folder = workspace.folderOf(uri);
  const path = folder?.pathOf(uri);
  const { analysis, files } = folder ?? {};
  if (folder === undefined || path === undefined || analysis === undefined || files === undefined)
    return undefined;
  const { decorations } = settingsFor(uri);
  if (decorations === 'off') return undefined;
  const isFolder = files.hasFolder(path);
  const card = folder.cardOf(isFolder ? `${path}/` : path);
  if (card === undefined) return undefined;
  if (card.status === 'unowned') {
    // An unowned folder gets no mark if all its files have owners, from deeper patterns.
    const isQuestion = isFolder ? unownedFolders(analysis).has(path) : files.hasFile(path);
    return isQuestion ? new vscode.FileDecoration('∅', unownedInWords(card)) : undefined;
  }
  return decorations === 'domains' && card.status === 'owned' ? ofDomain(analysis, card) : undefined;
}

function ofDomain(analysis: Analysis, card: Card): vscode.FileDecoration | undefined {
  const { matchedBy } = analysis.ownership.lookup(card.path);
  const letters = matchedBy?.domain === undefined ? undefined : domainLetters(analysis).get(matchedBy.domain);
  if (letters === undefined) return undefined;
  const owners = card.owners.map(({ name }) => name).join(', ');
  return new vscode.FileDecoration(letters, `${domainName(card)} · ${owners}`);
}

/** The outermost folders whose files are all unowned. */
const unownedFolders: (analysis: Analysis) => ReadonlySet<RepoPath> = remembered(({ files, coverage }) => {
  const leadershipFiles = files.map(({ path }) => path);
  const places = leadershipFiles.flatMap((path) => coverage?.unownedPlacesIn(path, leadershipFiles) ?? []);
  return new Set(
    places.flatMap(({ path, isAll }) => (isAll && path.endsWith('/') ? [path.slice(0, -1)] : [])),
  );
});
