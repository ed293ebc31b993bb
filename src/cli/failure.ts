/** What a command ends with, as `docs/cli.md` says. */
export const exitCodes = {
  clean: 0,
  findings: 1,
  usage: 2,
  unreadable: 3,
} as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Why a command cannot do what it was asked to: a sentence for the user, and the exit code. */
export class Failure extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}
