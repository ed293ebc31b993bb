import tab from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json';
import { checkCommand } from './cli/commands/check.ts';
import { codeownersCommand } from './cli/commands/codeowners.ts';
import { commitMsgCommand } from './cli/commands/commitMsg.ts';
import { terminalOptions, type Run } from './cli/commands/command.ts';
import { commitRangeCommand } from './cli/commands/commitRange.ts';
import { completeFileNames, describeCompletion } from './cli/commands/completion.ts';
import { coverageCommand } from './cli/commands/coverage.ts';
import { diffCommand } from './cli/commands/diff.ts';
import { explainCommand } from './cli/commands/explain.ts';
import { exitCodes, cliErrorOf } from './cli/terminal/cliError.ts';
import { hooksCommand } from './cli/commands/hooks.ts';
import { initCommand } from './cli/commands/init.ts';
import { intentCommand } from './cli/commands/intent.ts';
import { intentsCommand } from './cli/commands/intents.ts';
import { prepareCommitMsgCommand } from './cli/commands/prepareCommitMsg.ts';
import { printableLines } from './cli/terminal/printable.ts';
import { schemaCommand } from './cli/commands/schema.ts';
import { warn, thisTerminal } from './cli/terminal/terminal.ts';
import { whoCommand } from './cli/commands/who.ts';

const run: Run = async (work) => {
  process.exitCode = await work(thisTerminal(program.opts()));
};

const program = new Command('leadership')
  .description('Show who owns code, how far owners decide on their own, and by which criteria')
  .version(manifest.version, '-V, --version', 'Print the version')
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

for (const option of terminalOptions) program.addOption(option);

program.commandsGroup('Other:').helpCommand('help [command]', 'Print help for a command');

const groups = {
  Inspect: [whoCommand, explainCommand, coverageCommand, diffCommand],
  Check: [checkCommand, codeownersCommand, commitMsgCommand, commitRangeCommand],
  Write: [initCommand, intentCommand, hooksCommand],
  Report: [intentsCommand],
  Other: [schemaCommand],
};
for (const [group, commands] of Object.entries(groups)) {
  program.commandsGroup(`${group}:`);
  for (const command of commands) program.addCommand(command(run).copyInheritedSettings(program));
}
// The Git hook calls it, not the user.
program.addCommand(prepareCommitMsgCommand(run).copyInheritedSettings(program), { hidden: true });
completeFileNames(tab(program));
describeCompletion(program);

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
