import tab from '@bomb.sh/tab/commander';
import { Command, CommanderError } from 'commander';
import manifest from '../package.json';
import { checkCommand } from './cli/check.ts';
import { codeownersCommand } from './cli/codeowners.ts';
import { commitMsgCommand } from './cli/commitMsg.ts';
import type { Run } from './cli/command.ts';
import { commitRangeCommand } from './cli/commitRange.ts';
import { completeFileNames, describeCompletion } from './cli/completion.ts';
import { coverageCommand } from './cli/coverage.ts';
import { diffCommand } from './cli/diff.ts';
import { explainCommand } from './cli/explain.ts';
import { exitCodes, Failure } from './cli/failure.ts';
import { hooksCommand } from './cli/hooks.ts';
import { initCommand } from './cli/init.ts';
import { intentCommand } from './cli/intent.ts';
import { intentsCommand } from './cli/intents.ts';
import { prepareCommitMsgCommand } from './cli/prepareCommitMsg.ts';
import { printableLines } from './cli/printable.ts';
import { schemaCommand } from './cli/schema.ts';
import { tell, thisTerminal } from './cli/terminal.ts';
import { whoCommand } from './cli/who.ts';

const run: Run = async (options, work) => {
  process.exitCode = await work(thisTerminal(options));
};

const program = new Command('leadership')
  .description('Who leads here, and by what criteria do they decide? Answers from leadership.yaml.')
  .version(manifest.version)
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
  0    clean
  1    findings at or above --fail-on
  2    the command was not understood, or a path lies outside the repository
  3    a file cannot be read, or there is no leadership file
  74   the answer, or a file, cannot be written
  130  interrupted`,
  );

const commands = [
  checkCommand(run),
  whoCommand(run),
  explainCommand(run),
  coverageCommand(run),
  diffCommand(run),
  codeownersCommand(run),
  intentCommand(run),
  commitMsgCommand(run),
  commitRangeCommand(run),
  prepareCommitMsgCommand(run),
  hooksCommand(run),
  intentsCommand(run),
  initCommand(run),
  schemaCommand(run),
];
for (const command of commands) program.addCommand(command.copyInheritedSettings(program));
completeFileNames(tab(program));
describeCompletion(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError)
    process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
  else {
    const isExpected = error instanceof Failure;
    tell(isExpected ? error.message : `This is a fault of leadership itself: ${String(error)}`);
    process.exitCode = isExpected ? error.exitCode : exitCodes.unreadable;
  }
}
