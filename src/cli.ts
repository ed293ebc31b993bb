import { Command, CommanderError, Option } from 'commander';
import manifest from '../package.json';
import { check, type CheckOptions } from './cli/check.ts';
import { exitCodes, Failure, type ExitCode } from './cli/failure.ts';
import { printable } from './cli/terminal.ts';
import { who, type WhoOptions } from './cli/who.ts';
import { severities } from './text/finding.ts';

const cwd = process.cwd();
const print = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const end = (code: ExitCode): void => {
  process.exitCode = code;
};
const format = new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text');

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

program
  .command('check')
  .description('report what is wrong in the leadership files')
  .argument('[file...]', 'leadership files; all those of the repository unless named')
  .addOption(format)
  .addOption(
    new Option('--fail-on <severity>', 'the least grave severity to fail on')
      .choices(severities)
      .default('error'),
  )
  .action(async (files: string[], options: Omit<CheckOptions, 'cwd'>) => {
    end(await check(files, { ...options, cwd }, print));
  });

program
  .command('who')
  .description('tell who leads at a path, and by what criteria they decide')
  .argument('<path...>', 'files or folders of the repository, there or not')
  .addOption(format)
  .action(async (paths: string[], options: Omit<WhoOptions, 'cwd'>) => {
    end(await who(paths, { ...options, cwd }, print));
  });

// A reader that has seen enough, such as `head`, is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.exit(exitCodes.unreadable);
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) end(error.exitCode === 0 ? exitCodes.clean : exitCodes.usage);
  else {
    const message =
      error instanceof Failure ? error.message : `This is a fault of leadership itself: ${String(error)}`;
    process.stderr.write(`${message.split('\n').map(printable).join('\n')}\n`);
    end(error instanceof Failure ? error.exitCode : exitCodes.unreadable);
  }
}
