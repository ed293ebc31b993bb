import fs from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../../text/repoPath.ts';

/** Reports changes in the folders of a repository. */
export interface FolderWatch {
  /** Sets the folders to watch. */
  readonly setFolders: (folders: ReadonlySet<RepoPath>) => void;
  /** Settles after the next change, as soon as changes pause for a moment. */
  readonly changed: () => Promise<void>;
  readonly close: () => void;
}

/** The pause without changes before the files are read again, in milliseconds. */
const quiet = 100;
/** The longest wait for such a pause, in milliseconds. */
const timeoutMs = 3000;
/** The interval of polling, in milliseconds. */
const pollEvery = 2000;
/** With more folders, files are polled, since systems limit the number of watchers. */
const maxFolders = 5000;

/**
 * Watches the folders below a root: with one watcher if the system supports whole trees, else with one per folder, and
 * without enough watchers by polling. Changes inside a file are reported only if `matters` is true for the file.
 */
export function watchFolders(root: string, matters: (file: RepoPath) => boolean): FolderWatch {
  const hasTrees = process.platform === 'darwin' || process.platform === 'win32';
  const watchers = new Map<RepoPath, fs.FSWatcher>();
  let poll: NodeJS.Timeout | undefined;
  let isClosed = false;
  const events = eventQueue();

  const closeWatchers = (): void => {
    for (const watcher of watchers.values()) watcher.close();
    watchers.clear();
  };
  const startPolling = (): void => {
    closeWatchers();
    poll ??= setInterval(events.add, pollEvery);
  };
  const watch = (folder: RepoPath, recursive: boolean): void => {
    try {
      const watcher = fs.watch(path.join(root, folder), { recursive }, (kind, name) => {
        const file = [folder, name?.replaceAll(path.sep, '/')].filter(Boolean).join('/');
        if (isOfGit(file)) return;
        if (name === null || kind === 'rename' || matters(file) || file.endsWith('.gitignore')) events.add();
      });
      watcher.on('error', () => {
        watcher.close();
        watchers.delete(folder);
        events.add();
      });
      watchers.set(folder, watcher);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOENT' && code !== 'ENOTDIR') startPolling();
    }
  };

  return {
    setFolders: (folders) => {
      if (poll !== undefined || isClosed) return;
      if (hasTrees) {
        if (!watchers.has('')) watch('', true);
        return;
      }
      const wanted = withFoldersAbove(folders);
      if (wanted.size > maxFolders) {
        startPolling();
        return;
      }
      for (const [folder, watcher] of watchers)
        if (!wanted.has(folder)) {
          watcher.close();
          watchers.delete(folder);
        }
      for (const folder of wanted)
        if (!watchers.has(folder)) {
          watch(folder, false);
          // Files may have been added before the folder was watched.
          if (watchers.has(folder)) events.add();
        }
    },
    changed: events.settled,
    close: () => {
      isClosed = true;
      clearInterval(poll);
      closeWatchers();
    },
  };
}

/** Whether a file is in `.git`, except the index, which lists the tracked files. */
function isOfGit(file: RepoPath): boolean {
  return /^\.git(?:\/|$)/.test(file) && file !== '.git/index';
}

function withFoldersAbove(folders: ReadonlySet<RepoPath>): Set<RepoPath> {
  const all = new Set<RepoPath>(['', '.git']);
  for (const folder of folders) {
    let at = folder;
    while (at !== '' && !all.has(at)) {
      all.add(at);
      at = at.slice(0, Math.max(0, at.lastIndexOf('/')));
    }
  }
  return all;
}

/** Collects events until there is a moment without one. */
function eventQueue(): { readonly add: () => void; readonly settled: () => Promise<void> } {
  let first = 0;
  let last = 0;
  let wake: (() => void) | undefined;
  const add = (): void => {
    last = Date.now();
    if (first === 0) first = last;
    wake?.();
  };
  const settled = async (): Promise<void> => {
    if (first === 0) await new Promise<void>((resolve) => (wake = resolve));
    wake = undefined;
    for (;;) {
      const now = Date.now();
      const left = Math.min(last + quiet, first + timeoutMs) - now;
      if (left <= 0) break;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
    first = 0;
  };
  return { add, settled };
}
