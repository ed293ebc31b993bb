import type { GitFailureKind, GitProblem } from '../text/gitProblem.ts';

/** Git failed, or refused: never an empty answer. */
export class GitFailure extends Error implements GitProblem {
  readonly kind: GitFailureKind;
  readonly folder: string;
  readonly detail: string;

  constructor(kind: GitFailureKind, folder: string, detail = '') {
    super(`git: ${kind} in ${folder}${detail === '' ? '' : `: ${detail}`}`);
    this.kind = kind;
    this.folder = folder;
    this.detail = detail;
  }
}

/**
 * The failure that Git's standard error describes, in the wording of the C locale. Git has no exit codes for these
 * (setup.c, object-file.c, promisor-remote.c).
 */
export function failureIn(stderr: string, folder: string): GitFailure {
  if (stderr.includes('detected dubious ownership')) return new GitFailure('not-trusted', folder);
  if (/^fatal: not a git repository/m.test(stderr)) return new GitFailure('no-repository', folder);
  const missing =
    /(?:could not fetch|unable to read(?: \w+)*|missing blob|missing tree|bad object|invalid object(?: name)?|bad file|could not get object info|unable to parse object|failed to read object|not a valid object name)\D*?([\da-f]{40,64})/i.exec(
      stderr,
    )?.[1] ?? /git cat-file ([\da-f]{40,64}): bad file/.exec(stderr)?.[1];
  if (missing !== undefined) return new GitFailure('missing-object', folder, missing);
  const lines = stderr
    .split('\n')
    .map((line) => line.replace(/^(?:fatal|error|warning): /, '').trim())
    .filter((line) => line !== '');
  return new GitFailure('failed', folder, lines.at(-1) ?? '');
}
