import { prepareCommitMsgCommand } from '../commands/prepareCommitMsg.ts';
import { runProgram } from '../commands/program.ts';

void runProgram({ hidden: [prepareCommitMsgCommand] });
