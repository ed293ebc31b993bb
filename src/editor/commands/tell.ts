import * as vscode from 'vscode';
import { unownedInWords } from '../../answers/cardWords.ts';
import { commands } from '../commands.ts';
import type { Subject } from '../subject.ts';

/** Says why a command has nothing to show, with the button that changes it. */
export async function tellNobodyLeads(subject: Subject | undefined): Promise<void> {
  if (subject === undefined) return tellNoFile();
  const { card, uri } = subject;
  const claim = vscode.l10n.t('Claim It…');
  const message = `${card.path === '' ? '/' : card.path}: ${unownedInWords(card)}`;
  const answer = await vscode.window.showInformationMessage(
    message,
    ...(card.status === 'unowned' ? [claim] : []),
  );
  if (answer === claim) await vscode.commands.executeCommand(commands.claimPath, uri.toString());
}

/** Says that there is no leadership file where one is needed. */
export async function tellNoFile(): Promise<void> {
  const create = vscode.l10n.t('Create Leadership File');
  const answer = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open a file of a folder that has a leadership.yaml, or create one.'),
    create,
  );
  if (answer === create) await vscode.commands.executeCommand(commands.createFile);
}
