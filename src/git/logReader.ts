import type { RepoPath } from '../text/repoPath.ts';

/** The fields of a commit and its files, as `git log -z --name-only` prints them. */
export interface LoggedFields {
  readonly fields: readonly string[];
  /** At most `maxPaths`. */
  readonly paths: readonly RepoPath[];
}

/**
 * The options of `git log` for a `LogReader`. They run no program of the repository, and print no merge. Each commit is an
 * empty field, its fields, and an empty field that `-z` terminates: no file has an empty name.
 */
export function logOptions(fields: readonly string[]): string[] {
  return [
    '-z',
    '--no-merges',
    '--no-show-signature',
    '--no-renames',
    // The new commit of a submodule is a change, as for staged files.
    '--ignore-submodules=dirty',
    '--no-ext-diff',
    '--no-textconv',
    '--encoding=UTF-8',
    '--name-only',
    `--format=${['', ...fields, ''].join('%x00')}`,
  ];
}

/** Parses the output of git as it arrives. The first field of a commit is its full id (`%H`). */
export class LogReader {
  readonly #found: (commit: LoggedFields) => void;
  readonly #count: number;
  readonly #maxPaths: number;
  readonly #decoder = new TextDecoder('utf-8');
  #rest = '';
  /** The fields of the current commit, and then its files. */
  #head: string[] | undefined;
  #paths: RepoPath[] = [];

  constructor(found: (commit: LoggedFields) => void, fields: readonly string[], maxPaths: number) {
    this.#found = found;
    this.#count = fields.length;
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
    else if (this.#head.length <= this.#count) this.#head.push(part);
    else if (part === '') {
      this.#finish();
      this.#head = [];
    } else if (this.#paths.length < this.#maxPaths) this.#paths.push(part.replace(/^\n/, ''));
  }

  #finish(): void {
    const head = this.#head ?? [];
    if (head.length === this.#count + 1 && /^[\da-f]{40,64}$/.test(head[0] ?? ''))
      this.#found({ fields: head.slice(0, -1), paths: this.#paths });
    this.#head = undefined;
    this.#paths = [];
  }
}
