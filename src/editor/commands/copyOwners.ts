import { ownerHandles } from '../../features/card/ownerHandles.ts';
import { copyHandles } from '../host/copyHandles.ts';
import { subjectOf } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNobodyLeads } from './tell.ts';

/** Copies the handles of the owners of a path, ready to paste into a message. */
export async function copyOwners(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  const analysis = subject?.folder.analysis;
  if (subject === undefined || analysis === undefined || subject.card.owners.length === 0)
    return tellNobodyLeads(subject);
  await copyHandles(ownerHandles(analysis, subject.card).join(' '));
}
