import type { LoggedCommit, LoggedMerge } from '../text/loggedCommit.ts';
import { LogReader, logOptions, type LoggedFields } from './logReader.ts';
import { commitOf } from './revision.ts';
import { isAborted, runGit, streamGit } from './run.ts';

export interface HistoryLimits {
  /** The maximum number of commits to read, without merges. */
  readonly maxCommits: number;
  /** The time before the latest commit to read, in seconds. */
  readonly maxAge: number;
  /** The maximum time to read, in milliseconds. */
  readonly maxTime: number;
  /** The maximum number of files for each commit. */
  readonly maxPaths: number;
}

/** What was read of a history. */
export interface GitHistory {
  /** Latest first, without merges. */
  readonly commits: readonly LoggedCommit[];
  /** The date before which no commit was looked for, in seconds since 1970. */
  readonly since: number;
  /** The limit because of which older commits are missing. */
  readonly cut: 'commits' | 'time' | 'size' | undefined;
  /** The merges of pull requests in the same time, latest first. */
  readonly merges: readonly LoggedMerge[];
  /** Whether the clone has only a part of the history. */
  readonly isShallow: boolean;
}

export interface HistoryReading {
  readonly signal?: AbortSignal;
  /** Called from time to time with the number of commits so far. */
  readonly onProgress?: (count: number) => void;
}

/** The maximum number of bytes to read, because messages can have any length. */
const maxBytes = 256 * 1024 * 1024;
/** Of a longer message, half of it at the beginning and half of it at the end, where the trailers are. */
const maxMessage = 8192;

/**
 * The commits before `HEAD`, in one call of `git log` that needs commits and trees only: no content of a file is read, so
 * renames are not looked for, and a clone without blobs fetches nothing. `root` is the root of the repository. Undefined
 * if `signal` ends it. Throws a `GitFailure`.
 */
export async function gitHistory(
  root: string,
  now: number,
  { maxCommits, maxAge, maxTime, maxPaths }: HistoryLimits,
  { signal, onProgress }: HistoryReading = {},
): Promise<GitHistory | undefined> {
  if ((await commitOf(root, 'HEAD')) === undefined)
    return { commits: [], since: now - maxAge, cut: undefined, merges: [], isShallow: false };
  const isShallow = (await runGit(root, ['rev-parse', '--is-shallow-repository'])).trim() === 'true';
  const latest = Number(
    await runGit(root, ['log', '-1', '--no-show-signature', '--format=%ct', 'HEAD', '--']),
  );
  // A repository that has rested for years still shows who knew it.
  const since = Math.max(0, Math.min(latest, now) - maxAge);
  const commits: LoggedCommit[] = [];
  const reader = new LogReader((commit) => commits.push(commitFrom(commit)), fields, maxPaths);
  const enough = new AbortController();
  let bytes = 0;
  let cut: GitHistory['cut'];
  const end = (limit: GitHistory['cut']): void => {
    cut ??= limit;
    enough.abort();
  };
  const timer = setTimeout(() => {
    end('time');
  }, maxTime);
  try {
    const isDone = await streamGit(
      root,
      [
        'log',
        // One more shows that there are more.
        `--max-count=${String(maxCommits + 1)}`,
        sinceOption(since),
        ...logOptions(fields),
        'HEAD',
        '--',
      ],
      (chunk) => {
        bytes += chunk.length;
        if (bytes > maxBytes) end('size');
        else reader.take(chunk);
        onProgress?.(commits.length);
      },
      signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]),
      // The first commit can take as long as all of them, where few are found.
      maxTime + 1000,
    );
    if (isAborted(signal)) return undefined;
    // What is cut can end within a commit.
    if (isDone) reader.end();
  } finally {
    clearTimeout(timer);
  }
  if (commits.length > maxCommits) cut = 'commits';
  const merges = await mergesSince(root, since, maxCommits);
  return { commits: commits.slice(0, maxCommits), since, cut, merges, isShallow };
}

/**
 * The merges of pull requests, whose message on GitHub names the account that the branch belongs to:
 * `Merge pull request #12 from ana/branch`.
 */
async function mergesSince(root: string, since: number, maxCount: number): Promise<LoggedMerge[]> {
  const lines = await runGit(root, [
    'log',
    '--merges',
    `--max-count=${String(maxCount)}`,
    sinceOption(since),
    '--no-show-signature',
    '--encoding=UTF-8',
    '--format=%P %s',
    'HEAD',
    '--',
  ]);
  return Array.from(
    lines.matchAll(/^[\da-f]{40,64} ([\da-f]{40,64}) Merge pull request #\d+ from ([\w-]+)\//gm),
    ([, head = '', account = '']) => ({ head, account }),
  );
}

/** Seconds since 1970 as an option of `git log`. */
function sinceOption(since: number): string {
  return `--since=${new Date(since * 1000).toISOString()}`;
}

const fields = ['%H', '%P', '%aN', '%aE', '%at', '%cN', '%cE', '%ct', '%B'];

function commitFrom({ fields: read, paths }: LoggedFields): LoggedCommit {
  const [id = '', parents = '', name = '', email = '', authored = '', by = '', byEmail = '', committed = ''] =
    read;
  const message = read[8] ?? '';
  return {
    id,
    isRoot: parents === '',
    author: { name, email },
    committer: { name: by, email: byEmail },
    authored: Number(authored),
    committed: Number(committed),
    message:
      message.length <= maxMessage
        ? message
        : `${message.slice(0, maxMessage / 2)}\n${message.slice(-maxMessage / 2)}`,
    paths,
  };
}
