import * as vscode from 'vscode';
import { linksIn, type Link } from '../../features/language/navigation/links.ts';
import { toRange } from '../host/convert.ts';
import type { Folder } from '../workspace/folder.ts';
import { leadershipFiles } from '../host/selectors.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** Registers the links on web addresses, email addresses, and files in leadership files. */
export function registerLinks(workspace: Workspace): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(leadershipFiles, {
    provideDocumentLinks: async (document) => {
      const folder = workspace.folderOf(document.uri);
      const file = await workspace.analyzedFile(document);
      if (folder === undefined || file === undefined) return undefined;
      return linksIn(file, folder.files).map(
        ({ span, target }) => new vscode.DocumentLink(toRange(file.lines, span), uriOf(folder, target)),
      );
    },
  });
}

function uriOf(folder: Folder, target: Link['target']): vscode.Uri {
  switch (target.kind) {
    case 'address':
      return vscode.Uri.parse(target.address);
    case 'file':
      return folder.uriOf(target.path).with({ fragment: target.fragment });
  }
}
