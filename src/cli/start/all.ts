import tab from '@bomb.sh/tab/commander';
import { checkCommand } from '../commands/check.ts';
import { codeownersCommand } from '../commands/codeowners.ts';
import { commitMsgCommand } from '../commands/commitMsg.ts';
import { commitRangeCommand } from '../commands/commitRange.ts';
import { completeFileNames, describeCompletion } from '../commands/completion.ts';
import { coverageCommand } from '../commands/coverage.ts';
import { diffCommand } from '../commands/diff.ts';
import { explainCommand } from '../commands/explain.ts';
import { hooksCommand } from '../commands/hooks.ts';
import { initCommand } from '../commands/init.ts';
import { intentCommand } from '../commands/intent.ts';
import { intentsCommand } from '../commands/intents.ts';
import { ownersCommand } from '../commands/owners.ts';
import { prepareCommitMsgCommand } from '../commands/prepareCommitMsg.ts';
import { schemaCommand } from '../commands/schema.ts';
import { whoCommand } from '../commands/who.ts';
import { runProgram } from '../commands/program.ts';

void runProgram({
  groups: {
    Inspect: [whoCommand, explainCommand, coverageCommand, ownersCommand, diffCommand],
    Check: [checkCommand, codeownersCommand, commitMsgCommand, commitRangeCommand],
    Write: [initCommand, intentCommand, hooksCommand],
    Report: [intentsCommand],
    Other: [schemaCommand],
  },
  // The Git hook calls it, not the user.
  hidden: [prepareCommitMsgCommand],
  complete: (program) => {
    completeFileNames(tab(program));
    describeCompletion(program);
  },
});
