import type { RepoPath } from './repoPath.ts';

/** A name and an email address, as a commit has them. Either can be empty. */
export interface Signature {
  readonly name: string;
  readonly email: string;
}

/** A commit, with what says who knows its files. */
export interface LoggedCommit {
  /** The full commit hash. */
  readonly id: string;
  /** Whether it has no parents, or none in a shallow clone. */
  readonly isRoot: boolean;
  /** After `.mailmap` is applied. */
  readonly author: Signature;
  /** After `.mailmap` is applied. */
  readonly committer: Signature;
  /** In seconds since 1970 in UTC, so that no time zone matters. */
  readonly authored: number;
  /** In seconds since 1970 in UTC. */
  readonly committed: number;
  /** The message; only the beginning and the end of a long one. */
  readonly message: string;
  /** The files that the commit changes. A long list is truncated, after `maxPaths` of the question. */
  readonly paths: readonly RepoPath[];
}

/** A merge of a branch that belongs to an account on GitHub. */
export interface LoggedMerge {
  /** The full hash of the latest commit of the branch. */
  readonly head: string;
  /** Without `@`. */
  readonly account: string;
}
