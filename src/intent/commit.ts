import type { Day } from '../text/day.ts';
import type { RepoPath } from '../text/repoPath.ts';

/** A commit of the history, as git tells of it. */
export interface Commit {
  /** Its full id. */
  readonly id: string;
  /** As `.mailmap` names them. */
  readonly author: { readonly name: string; readonly email: string };
  /** On which it was written, where its author was. */
  readonly day: Day;
  /** The whole message. */
  readonly text: string;
  /** The files that it changes; a long list is cut. */
  readonly paths: readonly RepoPath[];
}
