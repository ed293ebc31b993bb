import * as vscode from 'vscode';
import { stepFixes } from '../../features/views/ladderSteps.ts';
import { asRow } from '../views/rows.ts';
import { applyShown } from './applyShown.ts';

/**
 * Adds what a domain needs for its next authority level, with a placeholder to replace, and reveals it. `argument` is the
 * row of the step in the Control view.
 */
export async function addMissing(argument: unknown): Promise<void> {
  const row = asRow(argument);
  const action = row?.node?.action;
  const analysis = row?.folder.analysis;
  if (row === undefined || analysis === undefined || action?.kind !== 'add') return;
  const found = stepFixes(analysis, action);
  const [fix] = found?.fixes ?? [];
  if (found === undefined || fix === undefined) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Cannot add the entry here. Select the item to open the domain, and add it there.'),
    );
    return;
  }
  await applyShown(row.folder, found.file.path, found.file.text, fix);
}
