import type { RepoPath } from '../../text/repoPath.ts';

/** A message about a line of a file. */
export interface FileNote {
  readonly file: RepoPath;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}
