import { commitMsgCommand } from '../commands/commitMsg.ts';
import { runProgram } from '../commands/program.ts';

void runProgram({ groups: { Check: [commitMsgCommand] } });
