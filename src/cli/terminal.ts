import fs from 'node:fs';
import path from 'node:path';
import { exitCodes, Failure } from './failure.ts';
import { printable } from './printable.ts';

/** What a command knows of the place it runs in, and where it prints. */
export interface Terminal {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** Prints lines on standard output. What comes from a file or a name has gone through `printable` before. */
  readonly print: (text: string) => void;
  /** Tells the user something on standard error; made harmless here. */
  readonly tell: (text: string) => void;
  /** Whether standard output may be coloured. */
  readonly isColoured: boolean;
  /** How many characters a line of standard output has; undefined where it is no terminal. */
  readonly width: number | undefined;
  /** All of standard input, as text. */
  readonly input: () => string;
}

/** What every command is asked with. */
export interface TerminalOptions {
  readonly cwd?: string;
  /** `false` by `--no-color`. */
  readonly color?: 'auto' | 'always' | 'never' | false;
}

/** The terminal, or pipe, that this process was started in. */
export function thisTerminal({ cwd = '.', color = 'auto' }: TerminalOptions): Terminal {
  const folder = path.resolve(cwd);
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Failure(exitCodes.usage, `There is no folder ${cwd} to work in`);
  const { stdout, stderr } = process;
  const wants = color === 'auto' ? stdout.isTTY && !process.env['NO_COLOR'] : color === 'always';
  return {
    cwd: folder,
    print: (text) => {
      stdout.write(`${text}\n`);
    },
    tell: (text) => {
      stderr.write(`${text.split('\n').map(printable).join('\n')}\n`);
    },
    isColoured: wants,
    width: stdout.isTTY ? stdout.columns : undefined,
    input: () => fs.readFileSync(0, 'utf8'),
  };
}
