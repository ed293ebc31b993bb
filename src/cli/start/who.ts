import { whoCommand } from '../commands/who.ts';
import { runProgram } from '../commands/program.ts';

void runProgram({ groups: { Inspect: [whoCommand] } });
