import { gitHistory, type GitHistory, type HistoryLimits } from '../../git/history.ts';
import { historyOf, maxFiles, type History } from '../../ownership/history/history.ts';
import { counted } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';

const limits: HistoryLimits = {
  maxCommits: 20_000,
  maxAge: 3 * 365.25 * 86_400,
  maxTime: 60_000,
  maxPaths: maxFiles + 1,
};

/** Why older commits are missing. */
export type HistoryCut = NonNullable<GitHistory['cut']> | 'shallow';

/** Reads the history of the repository at `root`, and says how far it is. Throws a `GitFailure`. */
export async function readHistory(
  root: string,
  progress: Terminal['progress'],
): Promise<{ readonly read: GitHistory; readonly history: History }> {
  const now = Math.floor(Date.now() / 1000);
  progress('Reading the history…');
  const read = await gitHistory(root, now, limits, {
    onProgress: (count) => {
      progress(`Reading the history… ${counted(count, 'commit')}`);
    },
  });
  if (read === undefined) throw new Error('reading the history was aborted');
  return { read, history: historyOf({ ...read, now }) };
}

/** Why older commits are missing; undefined if none are. */
export function cutOf({ cut, isShallow }: GitHistory): HistoryCut | undefined {
  return cut ?? (isShallow ? 'shallow' : undefined);
}

/** Why older commits are missing, as a sentence with what to do, if anything helps. */
export function cutInWords(cut: HistoryCut): string {
  switch (cut) {
    case 'commits':
      return 'Only the latest 20,000 commits were read. Older changes do not count.';
    case 'time':
      return 'Reading stopped after 60 seconds. Older changes do not count.';
    case 'size':
      return 'Reading stopped after 256 MiB. Older changes do not count.';
    case 'shallow':
      return 'This clone is shallow, so older changes do not count. To download them, run "git fetch --unshallow".';
  }
}
