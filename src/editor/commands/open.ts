import * as vscode from 'vscode';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import { folderOf, isWithin } from '../../text/repoPath.ts';
import { positionAt } from '../../text/span.ts';
import { governedFolder } from '../../model/leadershipFile.ts';
import { openAt } from '../host/openAt.ts';
import { choice, choose } from '../host/quickPick.ts';
import { activeResource, addressed, subjectOf } from '../workspace/subject.ts';
import type { Workspace } from '../workspace/workspace.ts';
import { tellNobodyLeads, tellNoFile } from './tell.ts';

/** Opens the leadership file at the domain that owns a path. */
export async function openDomain(workspace: Workspace, address: unknown): Promise<void> {
  const subject = await subjectOf(workspace, address);
  const place = subject?.card.matchedBy;
  if (subject === undefined || place === undefined) return tellNobodyLeads(subject);
  const { folder, card } = subject;
  const answers = folder.analysis?.files.find(({ path }) => path === place.file)?.lastGoodModel;
  const domain = answers?.leadership.domains.items.find(({ id }) => id.value === card.domain);
  const line =
    answers === undefined || domain === undefined
      ? place.line - 1
      : positionAt(answers.lines, domain.span.start).line;
  await openAt(folder.uriOf(place.file), line);
}

/**
 * Opens the given leadership file at a line (one-based); without one, the nearest that applies to the active file, or
 * else any.
 */
export async function openFile(workspace: Workspace, address?: unknown, line?: unknown): Promise<void> {
  await Promise.all(workspace.folders.map(({ ready }) => ready));
  const given = typeof address === 'string' ? addressed(address) : undefined;
  const inFolder = given === undefined ? undefined : workspace.folderOf(given)?.pathOf(given);
  if (given !== undefined && inFolder !== undefined && isLeadershipFile(inFolder))
    return openAt(given, typeof line === 'number' && line > 0 ? line - 1 : 0);
  const uri = activeResource();
  const own = uri === undefined ? undefined : workspace.folderOf(uri);
  const path = uri === undefined ? undefined : own?.pathOf(uri);
  if (own !== undefined && path !== undefined && !isLeadershipFile(path)) {
    const above = (own.analysis?.files ?? [])
      .filter((file) => isWithin(governedFolder(file.path), folderOf(path)))
      .sort((one, other) => governedFolder(other.path).length - governedFolder(one.path).length);
    const [nearest] = above;
    if (nearest !== undefined) return openAt(own.uriOf(nearest.path), 0);
  }
  const all = workspace.folders.flatMap((folder) =>
    (folder.analysis?.files ?? []).map((file) => ({ folder, file })),
  );
  const [only] = all;
  if (only === undefined) return tellNoFile();
  if (all.length === 1) return openAt(only.folder.uriOf(only.file.path), 0);
  await choose(
    all.map(({ folder, file }) =>
      choice(
        { icon: 'file', label: file.path, description: vscode.workspace.asRelativePath(folder.uri) },
        () => openAt(folder.uriOf(file.path), 0),
      ),
    ),
    { title: vscode.l10n.t('Leadership Files'), placeHolder: vscode.l10n.t('Select a file to open') },
  );
}
