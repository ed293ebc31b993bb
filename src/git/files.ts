import type { RepoPath } from '../text/repoPath.ts';
import { streamGit } from './run.ts';

/** What to list, and when to give up. */
export interface Listing {
  /** Files and folders to look at, as paths from the folder; all there is without it. */
  readonly only?: readonly RepoPath[];
  readonly signal?: AbortSignal;
  /** Called now and then with the number of files so far. */
  readonly onProgress?: (count: number) => void;
}

/**
 * Lists the files below a folder that git knows or would take up: tracked and untracked, without the ignored and the
 * deleted. Each is handed over as git names it, with its folder as a path from the one that is asked about, so that
 * no step is long and nothing is held. Whether all were: not where there is no git, no repository or no answer in
 * time, or when it was given up.
 */
export async function gitFiles(
  folder: string,
  add: (folder: RepoPath, name: string) => void,
  { only, signal, onProgress }: Listing = {},
): Promise<boolean> {
  const reader = entryReader(add);
  const isDone = await streamGit(
    folder,
    [
      'ls-files',
      '-z',
      '-t',
      '--cached',
      '--others',
      '--deleted',
      '--exclude-standard',
      '--',
      ...(only ?? []).map((path) => `:(literal)${path}`),
    ],
    (chunk) => {
      reader.read(chunk);
      onProgress?.(reader.count());
    },
    signal,
  );
  reader.end();
  return isDone;
}

/**
 * Reads entries of a tag, a blank, a path and NUL, from chunks that end anywhere. What is deleted comes once as
 * known and then, marked by `R`, again. The folder of a path is taken over from the one before where it is the same.
 */
function entryReader(add: (folder: RepoPath, name: string) => void): {
  readonly read: (chunk: Buffer) => void;
  readonly end: () => void;
  readonly count: () => number;
} {
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  let folder = '';
  let folderBytes: Buffer = Buffer.alloc(0);
  let pending: { readonly folder: RepoPath; readonly name: string } | undefined;
  const settle = (): void => {
    if (pending === undefined) return;
    add(pending.folder, pending.name);
    count++;
    pending = undefined;
  };
  const take = (bytes: Buffer, start: number, end: number): void => {
    const slash = bytes.lastIndexOf(0x2f, end - 1);
    const folderEnd = Math.max(slash, start + 2);
    if (bytes.compare(folderBytes, 0, folderBytes.length, start + 2, folderEnd) !== 0) {
      folderBytes = Buffer.from(bytes.subarray(start + 2, folderEnd));
      folder = folderBytes.toString('utf8');
    }
    const name = bytes.toString('utf8', slash < start + 2 ? start + 2 : slash + 1, end);
    const isDeleted = bytes[start] === 0x52;
    const isAgain = pending?.folder === folder && pending.name === name;
    if (isDeleted && isAgain) pending = undefined;
    if (isDeleted || isAgain) return;
    settle();
    pending = { folder, name };
  };
  return {
    read: (chunk) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
        take(bytes, start, end);
        start = end + 1;
      }
      rest = Buffer.from(bytes.subarray(start));
    },
    end: settle,
    count: () => count,
  };
}
