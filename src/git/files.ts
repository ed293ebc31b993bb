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

/**
 * Lists the files below a folder: tracked and untracked files, without ignored and deleted ones. Calls `add`
 * for each file in git's order, with its folder relative to `folder`, so that no step is long and no output
 * is kept. Resolves to `listed`, or to why Git has no list here: `aborted`, `no-repository`, or `not-installed`. Throws a
 * `GitFailure` if Git fails in a repository.
 */
export async function gitFiles(
  folder: string,
  add: (folder: RepoPath, name: string) => void,
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
 * twice: first as tracked, then with the tag `R`. The folder string is reused if the previous path has the
 * same folder.
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
