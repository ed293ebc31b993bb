import { whoCommand } from '../commands/who.ts';
import { runProgram } from '../program.ts';

void runProgram({ groups: { Inspect: [whoCommand] } });
