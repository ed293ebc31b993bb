import * as vscode from 'vscode';
import { domainTitle } from '../../features/reports/patternFiles.ts';
import { gapsOf, type Gap } from '../../features/views/requirements.ts';
import { visibleLine } from '../../text/visible.ts';
import type { Folder } from '../workspace/folder.ts';
import { applyShown } from './applyShown.ts';
import { choice, choose } from '../host/quickPick.ts';
import { asRow } from '../views/rows.ts';
import type { Workspace } from '../workspace/workspace.ts';
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
  const { folder, node } = asRow(row) ?? {};
  const key = node?.action?.kind === 'grow' ? node.action.gap : undefined;
  const chosen = all.find((one) => one.folder === folder && one.gap.key === key);
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
  if (fixes.length === 1) return applyShown(folder, file.path, file.text, only);
  await choose(
    fixes.map((fix) =>
      choice({ icon: 'person', label: fix.title }, () => applyShown(folder, file.path, file.text, fix)),
    ),
    {
      title: vscode.l10n.t('Who Will Grow to {0} in {1}?', level, competency),
      placeHolder: vscode.l10n.t('Select a person to add a "growing" entry for'),
    },
  );
}
