import type { IsoDate } from './day.ts';
import type { RepoPath } from './repoPath.ts';

/** A commit, as reported by git. */
export interface Commit {
  /** The full commit hash. */
  readonly id: string;
  /** After `.mailmap` is applied. */
  readonly author: { readonly name: string; readonly email: string };
  /** The author date, in the author's time zone. */
  readonly day: IsoDate;
  /** The whole message. */
  readonly text: string;
  /** The files that the commit changes. A long list is truncated. */
  readonly paths: readonly RepoPath[];
}
