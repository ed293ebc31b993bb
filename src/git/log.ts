import type { Commit } from '../intent/commit.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { runGit, streamGit } from './run.ts';

export interface LogQuestion {
  /** So many commits are looked at, */
  readonly maxCommits: number;
  /** of those behind these commits, given by their full ids; the latest ones unless told. */
  readonly from?: string;
  /** and not behind this one; */
  readonly without?: string;
  /** and since then, in whatever words git understands. */
  readonly since?: string;
}

/** So many files of a commit are told. */
const maxPaths = 2000;
/** No more is read of a history than so many bytes: somebody may have written messages of any length. */
const maxBytes = 64 * 1024 * 1024;

/**
 * The commits of a history but for merges, latest first, with paths from a folder: all of the repository, or of a folder
 * below its root those that change something in it. Undefined where there is no git, no repository or no commit. What is too long is cut off at its end, oldest commits
 * first.
 */
export async function gitLog(
  folder: string,
  { maxCommits, from = 'HEAD', without, since }: LogQuestion,
  signal?: AbortSignal,
): Promise<Commit[] | undefined> {
  const commits: Commit[] = [];
  // At the root of the repository, commits without a change count too.
  const prefix = await runGit(folder, ['rev-parse', '--show-prefix']);
  const within = prefix === undefined || prefix.trim() === '' ? [] : ['.'];
  const reader = new LogReader((commit) => commits.push(commit));
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
      '--ignore-submodules',
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
  return isDone || (bytes > maxBytes && signal?.aborted !== true) ? commits : undefined;
}

/** An empty field, the five of a commit, and an empty one, which a field of `-z` ends. No file has an empty name. */
const fields = '%x00%H%x00%aN%x00%aE%x00%as%x00%B%x00';

/** Takes what git prints apart as it comes. */
class LogReader {
  readonly #found: (commit: Commit) => void;
  readonly #decoder = new TextDecoder('utf-8');
  #rest = '';
  /** The fields of the commit that is being read, and then its files. */
  #head: string[] | undefined;
  #paths: RepoPath[] = [];

  constructor(found: (commit: Commit) => void) {
    this.#found = found;
  }

  take(chunk: Uint8Array): void {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\0');
    this.#rest = parts.pop() ?? '';
    for (const part of parts) this.#part(part);
  }

  end(): void {
    this.#finish();
  }

  /** Behind the fields an empty one is their end, and the next empty one the beginning of another commit. */
  #part(part: string): void {
    if (this.#head === undefined) this.#head = part === '' ? [] : undefined;
    else if (this.#head.length < 6) this.#head.push(part);
    else if (part === '') {
      this.#finish();
      this.#head = [];
    } else if (this.#paths.length < maxPaths) this.#paths.push(part.replace(/^\n/, ''));
  }

  #finish(): void {
    const [id = '', name = '', email = '', day = '', text = ''] = this.#head ?? [];
    if (this.#head?.length === 6 && /^[\da-f]{40,64}$/.test(id))
      this.#found({ id, author: { name, email }, day, text, paths: this.#paths });
    this.#head = undefined;
    this.#paths = [];
  }
}
