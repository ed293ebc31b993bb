import type { Commit } from '../text/commit.ts';
import { LogReader, logOptions } from './logReader.ts';
import { commitOf } from './revision.ts';
import { askGit, isAborted, runGit, streamGit } from './run.ts';

export interface LogQuestion {
  /** The maximum number of commits to read. */
  readonly maxCommits: number;
  /** Reads these commits and their ancestors, given by full id. Default: `HEAD`. */
  readonly from?: string;
  /** Excludes this commit and its ancestors. */
  readonly without?: string;
  /** The earliest date, in any form that git understands. */
  readonly since?: string;
  /** The maximum number of files for each commit. */
  readonly maxPaths?: number;
}

/** The maximum number of bytes to read, because messages can have any length. */
const maxBytes = 64 * 1024 * 1024;

/**
 * The commits of a history without merges, latest first. Paths are relative to the folder. In a folder below
 * the root of the repository, only commits that change files in it. Empty without commits, undefined if `signal` ends it. If the output is too
 * long, the oldest commits are left out. Throws a `GitFailure`.
 */
export async function gitLog(
  folder: string,
  { maxCommits, from = 'HEAD', without, since, maxPaths = 2000 }: LogQuestion,
  signal?: AbortSignal,
): Promise<Commit[] | undefined> {
  if (isAborted(signal)) return undefined;
  if (from === 'HEAD' && (await commitOf(folder, from)) === undefined) return [];
  const commits: Commit[] = [];
  // At the root of the repository, commits without changes count too.
  const prefix = await runGit(folder, ['rev-parse', '--show-prefix']);
  const within = prefix.trim() === '' ? [] : ['.'];
  const reader = new LogReader(
    ({ fields: [id = '', name = '', email = '', day = '', text = ''], paths }) =>
      commits.push({ id, author: { name, email }, day, text, paths }),
    fields,
    maxPaths,
  );
  const enough = new AbortController();
  let bytes = 0;
  const isDone = await streamGit(
    folder,
    [
      'log',
      `--max-count=${String(maxCommits)}`,
      ...(since === undefined ? [] : [`--since=${since}`]),
      '--relative',
      ...logOptions(fields),
      from,
      ...(without === undefined ? [] : [`^${without}`]),
      '--',
      ...within,
    ],
    (chunk) => {
      bytes += chunk.length;
      if (bytes > maxBytes) enough.abort();
      else reader.take(chunk);
    },
    signal === undefined ? enough.signal : AbortSignal.any([signal, enough.signal]),
  );
  reader.end();
  return isDone || (bytes > maxBytes && !isAborted(signal)) ? commits : undefined;
}

/** Whether Git understands a text as a date. `git log --since` takes any other one as now, and then finds nothing. */
export async function isDate(folder: string, text: string): Promise<boolean> {
  // As expiry dates, Git also knows these two words.
  if (/^(?:all|false)$/i.test(text)) return false;
  const key = 'leadership.since';
  const args = ['-c', `${key}=${text}`, 'config', '--expiry-date', '--get', key];
  return (await askGit(folder, args, [128])) !== undefined;
}

/** The fields of a commit. */
const fields = ['%H', '%aN', '%aE', '%as', '%B'];
