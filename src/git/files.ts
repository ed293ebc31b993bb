import type { RepoPath } from '../text/repoPath.ts';
import { GitFailure } from './failure.ts';
import { streamGit } from './run.ts';

/** Options for listing files. */
export interface Listing {
  /** Files and folders to list, as paths relative to the folder. All files if undefined. */
  readonly only?: readonly RepoPath[];
  readonly signal?: AbortSignal;
  /** Called from time to time with the number of files so far. */
  readonly onProgress?: (count: number) => void;
}

/** Takes the bytes of a path. They stay as they are until the next call. */
export type AddFile = (bytes: Uint8Array, start: number, end: number) => void;

/**
 * Lists the files below a folder: tracked and untracked files, without ignored and deleted ones. Calls `add`
 * for each file in git's order, with the bytes of its path relative to `folder`, which start and end there, so that no
 * step is long and no output is kept. Resolves to `listed`, or to why Git has no list here: `aborted`, `no-repository`, or `not-installed`. Throws a
 * `GitFailure` if Git fails in a repository.
 */
export async function gitFiles(
  folder: string,
  add: AddFile,
  { only, signal, onProgress }: Listing = {},
): Promise<'listed' | 'aborted' | 'no-repository' | 'not-installed'> {
  const reader = entryReader(add);
  let isDone: boolean;
  try {
    isDone = await streamGit(
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
  } catch (error) {
    if (error instanceof GitFailure && (error.kind === 'no-repository' || error.kind === 'not-installed'))
      return error.kind;
    throw error;
  }
  reader.end();
  return isDone ? 'listed' : 'aborted';
}

/**
 * Reads entries of a tag, a space, a path, and NUL, from chunks that can end anywhere. A deleted file occurs
 * twice: first as tracked, then with the tag `R`. A file with a merge conflict occurs once for each side.
 */
function entryReader(add: AddFile): {
  readonly read: (chunk: Buffer) => void;
  readonly end: () => void;
  readonly count: () => number;
} {
  let rest: Buffer = Buffer.alloc(0);
  let count = 0;
  let pending: Entry | undefined;
  const settle = (): void => {
    if (pending === undefined) return;
    add(pending.bytes, pending.start, pending.end);
    count++;
    pending = undefined;
  };
  return {
    read: (chunk) => {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
        const entry = { bytes, start: start + 2, end };
        const isDeleted = bytes[start] === 0x52;
        const isAgain = pending !== undefined && isSamePath(pending, entry);
        start = end + 1;
        if (isDeleted && isAgain) pending = undefined;
        if (isDeleted || isAgain) continue;
        settle();
        pending = entry;
      }
      rest = bytes.subarray(start);
    },
    end: settle,
    count: () => count,
  };
}

interface Entry {
  readonly bytes: Buffer;
  /** Where its path starts and ends. */
  readonly start: number;
  readonly end: number;
}

/** Compares from the end, where neighbors differ. */
function isSamePath(one: Entry, other: Entry): boolean {
  const length = one.end - one.start;
  if (other.end - other.start !== length) return false;
  for (let offset = length - 1; offset >= 0; offset--)
    if (one.bytes[one.start + offset] !== other.bytes[other.start + offset]) return false;
  return true;
}
