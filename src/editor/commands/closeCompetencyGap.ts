import * as vscode from 'vscode';
import { domainTitle } from '../../answers/patternFiles.ts';
import { gapsOf, type Gap } from '../../answers/views/requirements.ts';
import type { Fix } from '../../text/finding.ts';
import { soundEdits } from '../../text/soundEdits.ts';
import { visibleLine } from '../../text/visible.ts';
import { toRange } from '../convert.ts';
import type { Folder } from '../folder.ts';
import { choice, choose } from '../quickPick.ts';
import type { Workspace } from '../workspace.ts';
import { tellNoFile } from './tell.ts';

/**
 * Adds a required competency to what a person is growing toward, and reveals the edit. The file stays unsaved; one
 * undo reverts the edit. `row` is a gap's row in a view. Without it, the user selects from all gaps.
 */
export async function closeCompetencyGap(workspace: Workspace, row: unknown): Promise<void> {
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
      vscode.l10n.t('No competency gaps: every requirement is covered or in progress.'),
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
      title: vscode.l10n.t('Competency Gaps'),
      placeHolder: vscode.l10n.t('Select the gap to close'),
    },
  );
}

async function take(folder: Folder, { file, finding, competency, level }: Gap): Promise<void> {
  const { fixes } = finding;
  const [only] = fixes;
  if (only === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t(
        'Cannot add a "growing" entry. Declare the owners under "people" in {0} first.',
        visibleLine(file.path),
      ),
    );
    return;
  }
  if (fixes.length === 1) return apply(folder, file.path, file.text, only);
  await choose(
    fixes.map((fix) =>
      choice({ icon: 'person', label: fix.title }, () => apply(folder, file.path, file.text, fix)),
    ),
    {
      title: vscode.l10n.t('Who Will Grow to {0} in {1}?', level, competency),
      placeHolder: vscode.l10n.t('Select a person to add a "growing" entry for'),
    },
  );
}

/** Applies the edit in an editor, where it is visible and can be undone. */
async function apply(folder: Folder, path: string, text: string, { title, edits }: Fix): Promise<void> {
  const document = await vscode.workspace.openTextDocument(folder.uriOf(path));
  await folder.upToDate(document);
  const file = folder.analyzedFile(document);
  // The file can have changed since it was analyzed.
  if (file?.text !== text || soundEdits(title, text, edits) === undefined) return;
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

/** The gap of a view row. */
function gapNamed(row: unknown): { readonly folder: unknown; readonly gap: string } | undefined {
  if (typeof row !== 'object' || row === null || !('node' in row) || !('folder' in row)) return undefined;
  const { node, folder } = row;
  if (typeof node !== 'object' || node === null || !('action' in node)) return undefined;
  const { action } = node;
  if (typeof action !== 'object' || action === null || !('gap' in action)) return undefined;
  return typeof action.gap === 'string' ? { folder, gap: action.gap } : undefined;
}
