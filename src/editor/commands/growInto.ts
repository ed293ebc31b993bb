import * as vscode from 'vscode';
import { domainTitle } from '../../answers/patternFiles.ts';
import { gapsOf, type Gap } from '../../answers/views/requirements.ts';
import type { Fix } from '../../text/finding.ts';
import { toRange } from '../convert.ts';
import type { Folder } from '../folder.ts';
import { choice, choose } from '../quickPick.ts';
import type { Workspace } from '../workspace.ts';
import { tellNoFile } from './tell.ts';

/**
 * Lets somebody grow into what a domain requires: writes it into their entry, and shows the place. Nothing is saved,
 * and one undo takes it back. `row` is that of a gap in a view; without one, the gap is chosen from all there are.
 */
export async function growInto(workspace: Workspace, row: unknown): Promise<void> {
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  if (workspace.folders.every(({ analysis }) => analysis === undefined)) return tellNoFile();
  const all = workspace.folders.flatMap((folder) =>
    (folder.analysis === undefined ? [] : gapsOf(folder.analysis)).map((gap) => ({ folder, gap })),
  );
  const key = gapNamed(row);
  const chosen = all.find(({ folder, gap }) => folder === key?.folder && gap.key === key.gap);
  if (chosen !== undefined) return take(chosen.folder, chosen.gap);
  if (all.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('There is no gap: what domains require, somebody holds or grows into.'),
    );
    return;
  }
  await choose(
    all.map(({ folder, gap }) =>
      choice(
        {
          icon: 'mortar-board',
          label: `${gap.competency}: ${gap.level}`,
          description: domainTitle(gap.place.domain),
        },
        () => take(folder, gap),
      ),
    ),
    {
      title: vscode.l10n.t('Gaps to take on'),
      placeHolder: vscode.l10n.t('Choose what somebody is to grow into'),
    },
  );
}

async function take(folder: Folder, { file, finding, competency, level }: Gap): Promise<void> {
  const { fixes } = finding;
  const [only] = fixes;
  if (only === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('There is no safe place for it: declare the owners under "people" in {0}.', file.path),
    );
    return;
  }
  if (fixes.length === 1) return apply(folder, file.path, file.text, only);
  await choose(
    fixes.map((fix) =>
      choice({ icon: 'person', label: fix.title }, () => apply(folder, file.path, file.text, fix)),
    ),
    {
      title: vscode.l10n.t('Who is to grow to {0} in {1}?', level, competency),
      placeHolder: vscode.l10n.t('Choose somebody to write it into their entry'),
    },
  );
}

/** Makes the edit where it can be seen and undone. */
async function apply(folder: Folder, path: string, text: string, { edits }: Fix): Promise<void> {
  const document = await vscode.workspace.openTextDocument(folder.uriOf(path));
  await folder.upToDate(document);
  const file = folder.analyzedFile(document);
  // What was read may be older than what is written by now.
  if (file?.text !== text) return;
  const editor = await vscode.window.showTextDocument(document);
  await editor.edit((builder) => {
    for (const { span, newText } of edits) builder.replace(toRange(file.lines, span), newText);
  });
  const [first] = edits;
  if (first === undefined) return;
  const start = document.positionAt(first.span.start);
  const end = document.positionAt(first.span.start + first.newText.length);
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The gap that a row of a view is about. */
function gapNamed(row: unknown): { readonly folder: unknown; readonly gap: string } | undefined {
  if (typeof row !== 'object' || row === null || !('node' in row) || !('folder' in row)) return undefined;
  const { node, folder } = row;
  if (typeof node !== 'object' || node === null || !('action' in node)) return undefined;
  const { action } = node;
  if (typeof action !== 'object' || action === null || !('gap' in action)) return undefined;
  return typeof action.gap === 'string' ? { folder, gap: action.gap } : undefined;
}
