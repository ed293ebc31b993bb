import { Command, CommanderError } from 'commander';
import manifest from '../package.json';
import { checkCommand } from './cli/check.ts';
import type { Run } from './cli/command.ts';
import { coverageCommand } from './cli/coverage.ts';
import { diffCommand } from './cli/diff.ts';
import { exitCodes, Failure } from './cli/failure.ts';
import { printable } from './cli/printable.ts';
import { thisTerminal } from './cli/terminal.ts';
import { whoCommand } from './cli/who.ts';

const run: Run = async (options, work) => {
  process.exitCode = await work(thisTerminal(options));
};

const program = new Command('leadership')
  .description('Who leads here, and by what criteria do they decide? Answers from leadership.yaml.')
  .version(manifest.version)
  .exitOverride()
  .addHelpText(
    'after',
    `
Exit codes:
  0  clean
  1  findings at or above --fail-on
  2  the command was not understood
  3  a file cannot be read, or there is no leadership file`,
  );

for (const command of [checkCommand(run), whoCommand(run), diffCommand(run), coverageCommand(run)])
  program.addCommand(command);

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(exitCodes.unreadable);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  else {
    const message =
      error instanceof Failure ? error.message : `This is a fault of leadership itself: ${String(error)}`;
    process.stderr.write(`${message.split('\n').map(printable).join('\n')}\n`);
    process.exitCode = error instanceof Failure ? error.exitCode : exitCodes.unreadable;
  }
}
