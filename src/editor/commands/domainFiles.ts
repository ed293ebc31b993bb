import * as vscode from 'vscode';
import type { AnalyzedFile } from '../../analyze.ts';
import { domainFilesIn, type DomainFiles } from '../../features/reports/domainFiles.ts';
import { countOfFiles } from '../../features/reports/patternFiles.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { touches } from '../../text/span.ts';
import type { Folder } from '../workspace/folder.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose, separator, type Choice } from '../host/quickPick.ts';
import type { Workspace } from '../workspace/workspace.ts';

/** The maximum number of files listed. */
const maxListed = 500;

/**
 * Lists the files of a domain, the files that other domains override, and its decision criteria. Opens the
 * selected item. `position` is the position of the domain in a leadership file. Without it, uses the domain at the
 * cursor in a leadership file, or the domain that owns the file.
 */
export async function showDomainFiles(
  workspace: Workspace,
  uri: vscode.Uri | undefined,
  position: number | undefined,
): Promise<void> {
  const folder = uri === undefined ? undefined : workspace.folderOf(uri);
  await folder?.ready;
  const path = uri === undefined ? undefined : folder?.pathOf(uri);
  const content = folder === undefined || path === undefined ? undefined : contentOf(folder, path, position);
  if (folder === undefined || content === undefined) {
    await vscode.window.showInformationMessage(
      vscode.l10n.t('Place the cursor in a domain in leadership.yaml, or open a file that has an owner.'),
    );
    return;
  }
  const { title, owned } = content;
  await choose(choicesFor(content, folder), {
    title: owned === undefined ? title : `${title}: ${countOfFiles(owned.count)}`,
    placeHolder: vscode.l10n.t('Search by name or id'),
  });
}

function contentOf(folder: Folder, path: RepoPath, position: number | undefined): DomainFiles | undefined {
  const { analysis } = folder;
  if (analysis === undefined) return undefined;
  const own = analysis.files.find((file) => file.path === path);
  if (own !== undefined) {
    const at = position ?? domainAtCursor(own);
    if (at !== undefined) return domainFilesIn(own, analysis, maxListed)(at);
  }
  const { matchedBy } = analysis.ownership.lookup(path);
  const file = analysis.files.find(
    ({ lastGoodModel }) => lastGoodModel?.leadership === matchedBy?.leadership,
  );
  const at = matchedBy?.leadership.domains.items.findIndex((domain) => domain === matchedBy.domain) ?? -1;
  return file === undefined || at < 0 ? undefined : domainFilesIn(file, analysis, maxListed)(at);
}

function domainAtCursor({ lastGoodModel, text }: AnalyzedFile): number | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.getText() !== text) return undefined;
  const offset = editor.document.offsetAt(editor.selection.active);
  const at = lastGoodModel?.leadership.domains.items.findIndex(({ span }) => touches(span, offset)) ?? -1;
  return at < 0 ? undefined : at;
}

function choicesFor({ owned, taken, criteria }: DomainFiles, folder: Folder): Choice[] {
  const fileChoice = (path: RepoPath): Choice =>
    choice({ icon: 'file', label: path.slice(path.lastIndexOf('/') + 1), description: folderOf(path) }, () =>
      openAt(folder.uriOf(path), 0),
    );
  const listed = owned?.paths ?? [];
  const more = (owned?.count ?? 0) - listed.length;
  return [
    separator(vscode.l10n.t('Decision criteria')),
    ...criteria.map(({ statement, from }, position) =>
      choice(
        {
          label: `${String(position + 1)}. ${statement}`,
          description: `${from.file}:${String(from.line)}`,
        },
        () => openAt(folder.uriOf(from.file), from.line - 1),
      ),
    ),
    ...taken.flatMap(({ by, files }) => [
      separator(`${countOfFiles(files.count)} ${by.taken}`),
      ...files.paths.map(fileChoice),
    ]),
    ...listed.flatMap((path, position) => {
      const previous = listed[position - 1];
      const isNewFolder = previous === undefined || folderOf(previous) !== folderOf(path);
      return [...(isNewFolder ? [separator(`${folderOf(path)}/`)] : []), fileChoice(path)];
    }),
    ...(more > 0 ? [separator(vscode.l10n.t('and {0} more', more))] : []),
  ];
}
