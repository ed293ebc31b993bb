import * as vscode from 'vscode';
import { domainName } from '../../features/card/card.ts';
import { commands } from '../host/commandIds.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose, separator } from '../host/quickPick.ts';
import { subjectOf } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNobodyLeads } from './tell.ts';

/** Lists the decision criteria of a path, nearest first. */
export async function showCriteria(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  if (subject === undefined || subject.card.criteria.length === 0) return tellNobodyLeads(subject);
  const { uri, folder, card } = subject;
  const criteria = card.criteria.map(({ statement, from }, position) =>
    choice(
      {
        label: `${String(position + 1)}. ${statement}`,
        description: `${from.file}:${String(from.line)}`,
      },
      () => openAt(folder.uriOf(from.file), from.line - 1),
    ),
  );
  const hide = choice({ icon: 'eye-closed', label: vscode.l10n.t('Hide Code Lens') }, async () => {
    await vscode.commands.executeCommand(commands.toggleCodeLens, uri.toString());
  });
  await choose([...criteria, separator(''), hide], {
    title: vscode.l10n.t('Decision Criteria: {0}', card.status === 'owned' ? domainName(card) : card.path),
    placeHolder: vscode.l10n.t('Nearest first. Select one to open it.'),
  });
}
