import { checkCommand } from '../commands/check.ts';
import { runProgram } from '../commands/program.ts';

void runProgram({ groups: { Check: [checkCommand] } });
