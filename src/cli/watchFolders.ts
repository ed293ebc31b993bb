import fs from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../text/repoPath.ts';

/** Tells when something has changed in the folders of a repository. */
export interface FolderWatch {
  /** The folders in which files are added and taken away. */
  readonly setFolders: (folders: ReadonlySet<RepoPath>) => void;
  /** Settles when something has changed since the last call, and nothing has for a moment. */
  readonly changed: () => Promise<void>;
  readonly close: () => void;
}

/** How long nothing may have changed before the files are read again, in milliseconds. */
const quiet = 100;
/** How long that is waited for, where something changes all the time. */
const patience = 3000;
/** How often files are looked at where the system does not tell of changes. */
const pollEvery = 2000;
/** A system tells of changes in so many folders only. */
const maxFolders = 5000;

/**
 * Watches the folders below a root: with one watcher where the system has one for a whole tree, else with one a
 * folder, and where it has no more of them by looking at the files again and again. What is written into a file
 * counts only where `matters` says so.
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
          // What came into the folder before it was watched has to be seen too.
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

/** Of git's own files only the list of what is tracked says something about the files. */
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

/** Gathers events until there is a moment without one. */
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
      const left = Math.min(last + quiet, first + patience) - now;
      if (left <= 0) break;
      await new Promise((resolve) => setTimeout(resolve, left));
    }
    first = 0;
  };
  return { add, settled };
}
