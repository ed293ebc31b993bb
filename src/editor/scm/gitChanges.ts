import type { Change } from '../../features/reports/changesByOwner.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Folder } from '../workspace/folder.ts';
import type { GitChange, GitRepository } from './gitExtension.ts';

/**
 * The changes of some repositories inside a folder, each file once. A file counts as staged if all or a part of it
 * is staged.
 */
export function changesIn(folder: Folder, repositories: readonly GitRepository[]): Change[] {
  const changes = new Map<RepoPath, Change>();
  const add = (change: GitChange, isStaged: boolean): void => {
    const path = folder.pathOf(change.uri);
    if (path === undefined) return;
    const from = folder.pathOf(change.originalUri);
    const known = changes.get(path);
    changes.set(path, {
      path,
      isStaged: isStaged || known?.isStaged === true,
      ...(from === undefined || from === path ? {} : { from }),
    });
  };
  for (const { state } of repositories) {
    for (const change of state.indexChanges) add(change, true);
    for (const change of [
      ...state.mergeChanges,
      ...state.workingTreeChanges,
      ...(state.untrackedChanges ?? []),
    ])
      add(change, false);
  }
  return [...changes.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
}
