import * as vscode from 'vscode';
import type { Analysis } from '../../analyze.ts';
import { domainName, type Card } from '../../features/card/card.ts';
import { namesOf, unownedInWords } from '../../features/card/cardWords.ts';
import { domainLetters } from '../../features/reports/domainLetters.ts';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import type { Folder } from '../workspace/folder.ts';
import { rootPath } from '../workspace/subject.ts';
import { settingsFor } from '../host/settings.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Debounce before the Explorer decorations are updated, in milliseconds. */
const debounceMs = 400;
/** Marks unowned files, and the folders that contain them. */
const mark = '∅';

/**
 * Registers the Explorer decorations: the letters of domains, and a mark on unowned files and the folders that contain
 * them. Off by default.
 */
export function registerDecorations(workspace: Workspace): vscode.Disposable {
  const changed = new vscode.EventEmitter<undefined>();
  let drawing: ReturnType<typeof setTimeout> | undefined;
  const drawAgain = (): void => {
    clearTimeout(drawing);
    drawing = setTimeout(() => {
      changed.fire(undefined);
    }, debounceMs);
  };
  const isOn = ({ uri }: Folder): boolean => settingsFor(uri).decorations !== 'off';
  const register = (provide: (place: Place) => vscode.FileDecoration | undefined): vscode.Disposable =>
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: (uri) => {
        const place = placeAt(workspace, uri);
        return place && provide(place);
      },
    });

  return vscode.Disposable.from(
    changed,
    // Two providers, because VS Code shows the decorations of several beside each other, the latest first.
    register(ofUnowned),
    register(ofDomain),
    workspace.onDidChange((folder) => {
      // While files are counted, the last marks stay.
      if (isOn(folder) && folder.analysis?.coverage?.isComplete !== false) drawAgain();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('leadership.explorer.decorations')) changed.fire(undefined);
    }),
    new vscode.Disposable(() => {
      clearTimeout(drawing);
    }),
  );
}

/** A file or folder to decorate. */
interface Place {
  readonly path: RepoPath;
  readonly isFolder: boolean;
  /** The card of a folder is that of a new file in it. */
  readonly card: Card;
  readonly analysis: Analysis;
  readonly decorations: 'unowned' | 'domains';
}

function placeAt(workspace: Workspace, uri: vscode.Uri): Place | undefined {
  const folder = workspace.folderOf(uri);
  const path = folder?.pathOf(uri) ?? rootPath(folder, uri);
  const { analysis, files } = folder ?? {};
  const { decorations } = settingsFor(uri);
  if (path === undefined || analysis === undefined || files === undefined || decorations === 'off')
    return undefined;
  const isFolder = files.hasFolder(path);
  if (!isFolder && !files.hasFile(path)) return undefined;
  const card = folder?.cardOf(isFolder && path !== '' ? `${path}/` : path);
  return card && { path, isFolder, card, analysis, decorations };
}

/**
 * The domain and its owners. A file has letters only if its folder has others: VS Code shows the decorations of files
 * in tabs, in Source Control, and in search results too.
 */
function ofDomain({ path, isFolder, card, analysis, decorations }: Place): vscode.FileDecoration | undefined {
  if (decorations !== 'domains' || card.status !== 'owned') return undefined;
  const lettersOf = (path: RepoPath): string | undefined => {
    const { matchedBy } = analysis.ownership.lookup(path);
    return matchedBy?.domain && domainLetters(analysis).get(matchedBy.domain);
  };
  const letters = lettersOf(card.path);
  const isSaid = !isFolder && path.includes('/') && lettersOf(`${folderOf(path)}/`) === letters;
  return new vscode.FileDecoration(
    isSaid ? undefined : letters,
    `${domainName(card)} · ${namesOf(card.owners)}`,
  );
}

function ofUnowned({ path, isFolder, card, analysis }: Place): vscode.FileDecoration | undefined {
  const { coverage, ownership } = analysis;
  const leadershipFiles = analysis.files.map(({ path }) => path);
  if (isFolder) {
    const count = coverage?.unownedBelow(path, leadershipFiles) ?? 0;
    if (count === 0) return undefined;
    return new vscode.FileDecoration(mark, vscode.l10n.t('Unowned: {0}', countOfFiles(count)));
  }
  // The same files as those that are counted.
  const counts =
    card.status === 'unowned' &&
    !leadershipFiles.includes(path) &&
    ownership.scopeIn(folderOf(path)).chain.length > 0;
  return counts ? new vscode.FileDecoration(mark, unownedInWords(card)) : undefined;
}
