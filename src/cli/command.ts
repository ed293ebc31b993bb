import { Command, Option } from 'commander';
import type { ExitCode } from './failure.ts';
import type { Terminal, TerminalOptions } from './terminal.ts';

/** Runs what a command does, with the terminal that its options ask for, and ends with the exit code. */
export type Run = (
  options: TerminalOptions,
  work: (terminal: Terminal) => Promise<ExitCode>,
) => Promise<void>;

/** A command of `leadership`, with the options that each has; the examples stand at the end of its help. */
export function subcommand(name: string, description: string, examples: readonly string[] = []): Command {
  const command = new Command(name)
    .description(description)
    .exitOverride()
    .option('--cwd <folder>', 'work as if started in this folder')
    .addOption(
      new Option('--color [when]', 'colour the output')
        .choices(['auto', 'always', 'never'])
        .preset('always')
        .default('auto'),
    )
    .option('--no-color', 'print without colour, as NO_COLOR=1 does');
  return examples.length === 0
    ? command
    : command.addHelpText('after', ['', 'Examples:', ...examples.map((line) => `  ${line}`)].join('\n'));
}

/** `--format`, the first of the formats being the default. */
export function formatOption(formats: readonly [string, ...string[]]): Option {
  return new Option('--format <format>', 'how to print').choices(formats).default(formats[0]);
}
