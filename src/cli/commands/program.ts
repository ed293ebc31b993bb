import { Command, CommanderError } from 'commander';
import { version } from '../../../package.json';
import { terminalOptions, type Run } from './command.ts';
import { exitCodes, cliErrorOf } from '../terminal/cliError.ts';
import { printableLines } from '../terminal/printable.ts';
import { warn, thisTerminal } from '../terminal/terminal.ts';

/** Makes one subcommand. */
type MakeCommand = (run: Run) => Command;

/** The subcommands below the headings of the help, and hidden ones. */
export interface ProgramParts {
  readonly groups?: Readonly<Record<string, readonly MakeCommand[]>>;
  readonly hidden?: readonly MakeCommand[];
  /** Called with the program when it is complete. */
  readonly complete?: (program: Command) => void;
}

/** Runs the arguments of this process with some subcommands, and sets the exit code. */
export async function runProgram({ groups = {}, hidden = [], complete }: ProgramParts): Promise<void> {
  const program = new Command('leadership')
    .description('Show who owns code, how far owners decide on their own, and by which criteria')
    .version(version, '-V, --version', 'Print the version')
    .helpOption('-h, --help', 'Print help')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => {
        write(printableLines(text));
      },
    })
    .addHelpText(
      'after',
      `
Example:
  leadership who src/payouts/run.ts

Exit codes:
  0    Success, no problems at or above --fail-on
  1    Problems found
  2    Invalid usage, or a path outside the repository
  3    A file cannot be read, Git failed, or no leadership file exists
  74   Output cannot be written
  130  Interrupted`,
    );
  const run: Run = async (work) => {
    process.exitCode = await work(thisTerminal(program.opts()));
  };
  for (const option of terminalOptions) program.addOption(option);
  program.commandsGroup('Other:').helpCommand('help [command]', 'Print help for a command');
  for (const [group, commands] of Object.entries(groups)) {
    program.commandsGroup(`${group}:`);
    for (const command of commands) program.addCommand(command(run).copyInheritedSettings(program));
  }
  for (const command of hidden)
    program.addCommand(command(run).copyInheritedSettings(program), { hidden: true });
  complete?.(program);
  try {
    await program.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError)
      process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    else {
      const failure = cliErrorOf(error);
      warn(failure?.message ?? `Internal error: ${String(error)}. Please report it.`);
      process.exitCode = failure?.exitCode ?? exitCodes.unreadable;
    }
  }
}
