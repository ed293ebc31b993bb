import * as vscode from 'vscode';
import { unownedInWords } from '../../features/card/cardWords.ts';
import { commands } from '../host/commandIds.ts';
import type { Subject } from '../workspace/subject.ts';

/** Explains why a command has no result, with a button for the remedy. */
export async function tellNobodyLeads(subject: Subject | undefined): Promise<void> {
  if (subject === undefined) return tellNoFile();
  const { card, uri } = subject;
  const claim = vscode.l10n.t('Claim Path…');
  const message = `${card.path === '' ? '/' : card.path}: ${unownedInWords(card)}`;
  const answer = await vscode.window.showInformationMessage(
    message,
    ...(card.status === 'unowned' ? [claim] : []),
  );
  if (answer === claim) await vscode.commands.executeCommand(commands.claimPath, uri.toString());
}

/** Reports that there is no leadership file. */
export async function tellNoFile(): Promise<void> {
  const create = vscode.l10n.t('Create Leadership File');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('No leadership file applies here. Open a folder that has one, or create one.'),
    create,
  );
  if (answer === create) await vscode.commands.executeCommand(commands.createFile);
}
