import type * as vscode from 'vscode';
import { gitHistory, type HistoryLimits } from '../../git/history.ts';
import { historyOf, maxFiles, type History } from '../../ownership/history/history.ts';
import { knowersOf, type Knower } from '../../features/reports/knowers.ts';
import { within } from '../host/within.ts';
import { memoize } from '../../text/memoize.ts';
import type { Folder } from './folder.ts';
import { gitFolder } from './gitFolder.ts';
import type { Subject } from './subject.ts';
import type { Workspace } from './workspace.ts';

/** One year, in few enough commits that VS Code stays responsive. */
const limits: HistoryLimits = {
  maxCommits: 5000,
  maxAge: 365.25 * 86_400,
  maxTime: 20_000,
  maxPaths: maxFiles + 1,
};

/** How long a history is used, in milliseconds. */
const freshness = 3_600_000;
/** How long a quick fix, and a command, wait for a history that is being read, in milliseconds. */
export const patience = { fix: 150, command: 500 } as const;

interface Known {
  readonly reading: Promise<History | undefined>;
  readonly startedAt: number;
  readonly stop: AbortController;
  history: History | undefined;
}

/**
 * The Git histories of folders in the last year, read on first use. Nothing is read in Restricted Mode, and if Git fails,
 * nothing is known.
 */
export class FolderHistories implements vscode.Disposable {
  readonly #known = new Map<Folder, Known>();
  readonly #subscription: vscode.Disposable;

  constructor(workspace: Workspace) {
    this.#subscription = workspace.onDidRemove((folder) => {
      this.#known.get(folder)?.stop.abort();
      this.#known.delete(folder);
    });
  }

  /** The history of a folder, if it is known within some milliseconds; undefined while it is being read. */
  async of(folder: Folder, milliseconds: number): Promise<History | undefined> {
    const inGit = gitFolder(folder.root);
    if (inGit === undefined) return undefined;
    let known = this.#known.get(folder);
    if (known === undefined || performance.now() - known.startedAt > freshness) {
      const earlier = known?.history;
      known = reading(inGit, earlier);
      this.#known.set(folder, known);
    }
    if (known.history === undefined) await within(known.reading, milliseconds);
    return known.history;
  }

  /** The same, however long it takes; undefined if `signal` ends the waiting. */
  async whenRead(folder: Folder, signal: AbortSignal): Promise<History | undefined> {
    if ((await this.of(folder, 0)) === undefined) {
      const ended = new Promise<void>((resolve) => {
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
      await Promise.race([this.#known.get(folder)?.reading, ended]);
    }
    return this.#known.get(folder)?.history;
  }

  dispose(): void {
    this.#subscription.dispose();
    for (const { stop } of this.#known.values()) stop.abort();
    this.#known.clear();
  }
}

function reading(root: string, earlier: History | undefined): Known {
  const stop = new AbortController();
  const now = Math.floor(Date.now() / 1000);
  const read = gitHistory(root, now, limits, { signal: stop.signal })
    .then((found) => found && historyOf({ ...found, now }))
    .catch(() => undefined);
  const known: Known = { reading: read, startedAt: performance.now(), stop, history: earlier };
  void read.then((history) => {
    known.history = history ?? known.history;
  });
  return known;
}

/** The people who know a path; none while the history is being read. */
export async function knowersAt(
  workspace: Workspace,
  { folder, path }: Pick<Subject, 'folder' | 'path'>,
): Promise<Knower[]> {
  const history = await folderHistories(workspace).of(folder, patience.command);
  const { ownership } = folder.analysis ?? {};
  return history === undefined || ownership === undefined
    ? []
    : knowersOf(history, ownership.lookup(path).scope, path);
}

/** The histories of a workspace, created on first use. */
export const folderHistories = memoize((workspace: Workspace) => new FolderHistories(workspace));
