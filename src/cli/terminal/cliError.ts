import { GitFailure } from '../../git/failure.ts';
import { gitProblemInWords } from '../../text/gitProblem.ts';

/** The exit codes of all commands, described in `docs/cli.md`. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  usage: 2,
  unreadable: 3,
  unwritable: 74,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** An expected error: a message for the user, and the exit code. */
export class CliError extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** An expected error as a failure, with what to do; undefined for any other error. */
export function cliErrorOf(error: unknown): CliError | undefined {
  if (error instanceof CliError) return error;
  return error instanceof GitFailure
    ? new CliError(exitCodes.unreadable, gitProblemInWords(error))
    : undefined;
}

/** An error of the file system in words, for the middle of a sentence. */
export function reasonOf(error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  const known = code === undefined ? undefined : reasons.get(code);
  return known ?? String(error);
}

const reasons: ReadonlyMap<string, string> = new Map([
  ['EACCES', 'permission denied'],
  ['EISDIR', 'it is a folder'],
  ['ENOENT', 'no such file'],
  ['ENOSPC', 'no space left on the device'],
  ['EROFS', 'the file system is read-only'],
]);
