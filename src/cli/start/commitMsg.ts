import { commitMsgCommand } from '../commands/commitMsg.ts';
import { runProgram } from '../program.ts';

void runProgram({ groups: { Check: [commitMsgCommand] } });
