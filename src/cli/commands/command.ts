import { Command, Option } from 'commander';
import { severities, type Severity } from '../../text/finding.ts';
import type { ExitCode } from '../terminal/cliError.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** Runs a command in the terminal of this process, and sets the exit code. */
export type Run = (work: (terminal: Terminal) => Promise<ExitCode>) => Promise<void>;

/** The options of the program, which commander accepts before and after a command. */
export const terminalOptions = [
  new Option('--cwd <folder>', 'Run as if started in <folder>'),
  new Option('--color [when]', 'When to use color')
    .choices(['auto', 'always', 'never'])
    .preset('always')
    .default('auto'),
  new Option('--no-color', 'Disable color (same as NO_COLOR=1)'),
];

/** A subcommand, with examples at the end of its help. Its help shows the options of the program too. */
export function subcommand(name: string, description: string, examples: readonly string[] = []): Command {
  const command = new Command(name).description(description).exitOverride();
  for (const option of terminalOptions) command.addOption(option);
  return examples.length === 0
    ? command
    : command.addHelpText('after', ['', 'Examples:', ...examples.map((line) => `  ${line}`)].join('\n'));
}

/** `--fail-on`, for a severity. */
export function failOnOption(severity: Severity): Option {
  return new Option('--fail-on <severity>', 'Lowest severity that makes the command fail')
    .choices(severities)
    .default(severity);
}

/** `--changed`; `what` is the beginning of its description. */
export function changedOption(what: string): Option {
  return new Option('--changed [base]', `${what} since HEAD, or since the merge base with [base]`);
}

/** `--format`; the first format is the default. */
export function formatOption(formats: readonly [string, ...string[]]): Option {
  return new Option('--format <format>', 'Output format').choices(formats).default(formats[0]);
}
