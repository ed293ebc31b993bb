import { prepareCommitMsgCommand } from '../commands/prepareCommitMsg.ts';
import { runProgram } from '../program.ts';

void runProgram({ hidden: [prepareCommitMsgCommand] });
