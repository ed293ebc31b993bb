import type { Analysis } from '../../analyze.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';

/** The number of paths between two pauses. */
const slice = 256;

/** The unowned files, and the folders around them in which new files are unowned, in steps; at most `most`. */
export function* claimable({ files, coverage, ownership }: Analysis, most: number): Task<RepoPath[]> {
  const leadershipFiles = new Set(files.map(({ path }) => path));
  const seen = new Set<RepoPath>(['']);
  const found: RepoPath[] = [];
  let steps = 0;
  for (const { path: file } of files)
    for (const path of coverage?.unownedIn(file).paths ?? []) {
      if (++steps % slice === 0) yield;
      if (leadershipFiles.has(path)) continue;
      found.push(path);
      for (let folder = folderOf(path); !seen.has(folder); folder = folderOf(folder)) {
        seen.add(folder);
        if (ownership.lookup(`${folder}/`).status === 'unowned') found.push(folder);
      }
      if (found.length >= most) return found.slice(0, most);
    }
  return found;
}
