import * as vscode from 'vscode';
import { cardMarkdown, type CardLinks } from '../../features/card/cardMarkdown.ts';
import { pathAt } from '../../features/paths/pathAt.ts';
import { textKind } from '../../features/paths/textKind.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { commands } from '../host/commandIds.ts';
import type { Folder } from '../workspace/folder.ts';
import { rootOfBox } from '../scm/messages.ts';
import { leadershipHoverAt } from '../language/leadershipHover.ts';
import type { RepositoryIndexes } from '../workspace/repositoryIndex.ts';
import { anyText, leadershipFiles } from '../host/selectors.ts';
import { settingsFor } from '../host/settings.ts';
import { within } from '../host/within.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The maximum time the first hover of a folder waits for the import settings, in milliseconds. */
const timeoutMs = 150;

/** Registers the hovers: in a leadership file on its entries, and in any text on a path. */
export function registerHover(workspace: Workspace, indexes: RepositoryIndexes): vscode.Disposable {
  const onPath = (document: vscode.TextDocument, position: vscode.Position) =>
    pathHoverAt(document, position, workspace, indexes);
  return vscode.Disposable.from(
    vscode.languages.registerHoverProvider(leadershipFiles, {
      provideHover: async (document, position) =>
        (await leadershipHoverAt(workspace, document, position)) ?? onPath(document, position),
    }),
    vscode.languages.registerHoverProvider(anyText, {
      provideHover: (document, position) =>
        vscode.languages.match(leadershipFiles, document) > 0 ? undefined : onPath(document, position),
    }),
  );
}

/** The hover on a path: its owners and their decision criteria. */
async function pathHoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  workspace: Workspace,
  indexes: RepositoryIndexes,
): Promise<vscode.Hover | undefined> {
  if (!settingsFor(document.uri).hover) return undefined;
  const folders = foldersFor(workspace, document);
  const hover = (): vscode.Hover | undefined => hoverAt(document, position, folders, indexes);
  const waiting = folders.filter((folder) => folder.files !== undefined && indexes.of(folder) === undefined);
  if (waiting.length === 0) return hover();
  const ready = Promise.all(waiting.map((folder) => indexes.ready(folder)));
  return hover() ?? within(ready, timeoutMs).then(hover);
}

function hoverAt(
  document: vscode.TextDocument,
  position: vscode.Position,
  folders: readonly Folder[],
  indexes: RepositoryIndexes,
): vscode.Hover | undefined {
  const { line } = position;
  const text = document.lineAt(line).text;
  const kind = textKind({
    language: document.languageId,
    scheme: document.uri.scheme,
    path: document.uri.path,
  });
  const found = folders.flatMap((folder) => {
    const { files } = folder;
    if (files === undefined) return [];
    const { modules, javaFiles } = indexes.of(folder) ?? {};
    const file = fileOf(folder, document);
    const path = pathAt(text, position.character, {
      files,
      file,
      kind,
      root: folder.root.fsPath,
      modules,
      javaFiles,
    });
    const card = path === undefined ? undefined : folder.cardOf(path.path);
    return path === undefined || card === undefined ? [] : [{ ...path, card, folder }];
  });
  // A path in a log is ambiguous if several folders contain it.
  const [only] = found.length === 1 ? found : [];
  if (only === undefined) return undefined;
  const { card, folder } = only;
  const markdown = cardMarkdown(card, folder.youAt(card), linksOf(folder, folder.uriOf(only.path)));
  if (markdown === undefined) return undefined;
  const content = new vscode.MarkdownString(markdown);
  content.isTrusted = { enabledCommands: [commands.showOwners, commands.openFile] };
  return new vscode.Hover(content, new vscode.Range(line, only.span.start, line, only.span.end));
}

/** The folder of a file, the repository of a commit box, or all folders: a log can contain paths of any folder. */
function foldersFor(workspace: Workspace, { uri }: vscode.TextDocument): readonly Folder[] {
  const own = workspace.folderOf(rootOfBox(uri) ?? inWorkingTree(uri));
  return own === undefined ? workspace.folders : [own];
}

/** The path of a document in a folder; undefined for a commit message. */
function fileOf(folder: Folder, { uri }: vscode.TextDocument): RepoPath | undefined {
  const path = folder.pathOf(inWorkingTree(uri));
  return path === undefined || path.startsWith('.git/') ? undefined : path;
}

/** An old version of a file from Git has the same paths as its current version. */
function inWorkingTree(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === 'git' ? uri.with({ scheme: 'file', query: '' }) : uri;
}

function linksOf(folder: Folder, uri: vscode.Uri): CardLinks {
  const link = (command: string, ...args: readonly unknown[]): string =>
    `command:${command}?${encodeURIComponent(JSON.stringify(args))}`;
  return {
    more: link(commands.showOwners, uri.toString()),
    toCriterion: ({ from }) => link(commands.openFile, folder.uriOf(from.file).toString(), from.line),
  };
}
