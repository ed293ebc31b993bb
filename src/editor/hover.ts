import * as vscode from 'vscode';
import { cardMarkdown } from '../answers/hover/cardMarkdown.ts';
import { pathAt } from '../answers/pathAt.ts';
import { folderOf } from '../text/repoPath.ts';
import { commands } from './commands.ts';
import type { Folder } from './folder.ts';
import { leadershipHoverAt } from './leadershipHover.ts';
import { anyText, leadershipFiles } from './selectors.ts';
import { settingsFor } from './settings.ts';
import type { Workspace } from './workspace.ts';

/** A hover on a path in any text: who leads there, and by what criteria they decide. */
export function registerHover(workspace: Workspace): vscode.Disposable {
  return vscode.languages.registerHoverProvider(anyText, {
    provideHover: (document, position) => {
      if (!settingsFor(document.uri).hover) return undefined;
      const isLeadershipFile = vscode.languages.match(leadershipFiles, document) > 0;
      if (isLeadershipFile && leadershipHoverAt(workspace, document, position) !== undefined)
        return undefined;
      const line = document.lineAt(position.line).text;
      for (const folder of foldersFor(workspace, document)) {
        const { files } = folder;
        if (files === undefined) continue;
        const found = pathAt(line, position.character, {
          files,
          folder: relativeTo(folder, document),
          root: folder.uri.fsPath,
        });
        const card = found === undefined ? undefined : folder.cardOf(found.path);
        if (found === undefined || card === undefined) continue;
        const markdown = cardMarkdown(card, {
          links: linksTo(folder.uriOf(found.path)),
          you: folder.youAt(card),
        });
        if (markdown === undefined) continue;
        const text = new vscode.MarkdownString(markdown);
        text.isTrusted = { enabledCommands: [commands.openDomain, commands.showCriteria] };
        const { line: at } = position;
        return new vscode.Hover(text, new vscode.Range(at, found.span.start, at, found.span.end));
      }
      return undefined;
    },
  });
}

/** The folder of a file, the repository of a commit box, or else every folder: a log may be about any. */
function foldersFor(workspace: Workspace, document: vscode.TextDocument): readonly Folder[] {
  const root =
    document.uri.scheme === 'vscode-scm' ? new URLSearchParams(document.uri.query).get('rootUri') : null;
  const own = workspace.folderOf(root === null ? document.uri : vscode.Uri.parse(root));
  return own === undefined ? workspace.folders : [own];
}

/** The folder that relative paths in a document start from; a commit message has none. */
function relativeTo(folder: Folder, document: vscode.TextDocument): string | undefined {
  const path = folder.pathOf(document.uri);
  return path === undefined || path.startsWith('.git/') ? undefined : folderOf(path);
}

function linksTo(uri: vscode.Uri): string[] {
  const link = (title: string, command: string): string =>
    `[${title}](command:${command}?${encodeURIComponent(JSON.stringify([uri.toString()]))})`;
  return [link('Open domain', commands.openDomain), link('Decision criteria', commands.showCriteria)];
}
