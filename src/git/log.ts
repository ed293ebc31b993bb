import type { Commit } from '../text/commit.ts';
import type { RepoPath } from '../text/repoPath.ts';
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
  const reader = new LogReader((commit) => commits.push(commit), maxPaths);
  const enough = new AbortController();
  let bytes = 0;
  const isDone = await streamGit(
    folder,
    [
      'log',
      '-z',
      `--max-count=${String(maxCommits)}`,
      ...(since === undefined ? [] : [`--since=${since}`]),
      '--no-merges',
      '--no-show-signature',
      '--no-renames',
      // The new commit of a submodule is a change, as for staged files.
      '--ignore-submodules=dirty',
      '--no-ext-diff',
      '--no-textconv',
      '--encoding=UTF-8',
      '--name-only',
      '--relative',
      `--format=${fields}`,
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

/**
 * An empty field, the five fields of a commit, and an empty field that `-z` terminates. No file has an empty
 * name.
 */
const fields = '%x00%H%x00%aN%x00%aE%x00%as%x00%B%x00';

/** Parses the output of git as it arrives. */
class LogReader {
  readonly #found: (commit: Commit) => void;
  readonly #maxPaths: number;
  readonly #decoder = new TextDecoder('utf-8');
  #rest = '';
  /** The fields of the current commit, and then its files. */
  #head: string[] | undefined;
  #paths: RepoPath[] = [];

  constructor(found: (commit: Commit) => void, maxPaths: number) {
    this.#found = found;
    this.#maxPaths = maxPaths;
  }

  take(chunk: Uint8Array): void {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#part(part);
  }

  end(): void {
    this.#finish();
  }

  /** After the fields, one empty part ends them. The next empty part starts another commit. */
  #part(part: string): void {
    if (this.#head === undefined) this.#head = part === '' ? [] : undefined;
    else if (this.#head.length < 6) this.#head.push(part);
    else if (part === '') {
      this.#finish();
      this.#head = [];
    } else if (this.#paths.length < this.#maxPaths) this.#paths.push(part.replace(/^\n/, ''));
  }

  #finish(): void {
    const [id = '', name = '', email = '', day = '', text = ''] = this.#head ?? [];
    if (this.#head?.length === 6 && /^[\da-f]{40,64}$/.test(id))
      this.#found({ id, author: { name, email }, day, text, paths: this.#paths });
    this.#head = undefined;
    this.#paths = [];
  }
}
