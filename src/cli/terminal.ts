import fs from 'node:fs';
import path from 'node:path';
import { exitCodes, Failure, reasonOf } from './failure.ts';
import { printableLines } from './printable.ts';

/** What a command knows of the place it runs in, and where it prints. */
export interface Terminal {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** Prints lines on standard output. What comes from a file or a name has gone through `printable` before. */
  readonly print: (text: string) => void;
  /** Prints a piece of a long answer as it stands, and waits until there is room for the next one. */
  readonly write: (text: string) => Promise<void>;
  /** Whether nobody reads standard output any longer, as behind `head`. */
  readonly isUnread: () => boolean;
  /** Settles as soon as nobody reads standard output any longer. */
  readonly unread: Promise<void>;
  /** Tells the user something on standard error; made harmless here. */
  readonly tell: (text: string) => void;
  /** Says on standard error, where that is a terminal, what is done, if it takes longer than a moment. */
  readonly progress: (doing: string) => void;
  /** Whether standard output may be coloured. */
  readonly isColoured: boolean;
  /** How many characters a line of standard output has; undefined where it is no terminal. */
  readonly width: number | undefined;
  /** All of standard input, as text. */
  readonly input: () => string;
  /** Standard input, piece by piece. */
  readonly inputPieces: () => AsyncIterable<string>;
}

/** What every command is asked with. */
export interface TerminalOptions {
  readonly cwd?: string;
  /** `false` by `--no-color`. */
  readonly color?: 'auto' | 'always' | 'never' | false;
}

const { stdin, stdout, stderr } = process;

/** The terminal, or pipe, that this process was started in. */
export function thisTerminal({ cwd = '.', color = 'auto' }: TerminalOptions): Terminal {
  const folder = path.resolve(cwd);
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new Failure(exitCodes.usage, `There is no folder ${cwd} to work in`);
  return {
    cwd: folder,
    print: (text) => {
      clearProgress();
      stdout.write(`${text}\n`);
    },
    write: async (text) => {
      clearProgress();
      if (stdout.write(text) || isUnread) return;
      await Promise.race([new Promise((resolve) => stdout.once('drain', resolve)), unread]);
    },
    isUnread: () => isUnread,
    unread,
    tell,
    progress,
    isColoured: color === 'auto' ? isColouredUnasked() : color === 'always',
    width: stdout.isTTY ? stdout.columns : undefined,
    input: () => fs.readFileSync(0, 'utf8'),
    inputPieces: () => {
      if (stdin.isTTY) tell('Type the list, and end it with Ctrl+D');
      stdin.setEncoding('utf8');
      return stdin as AsyncIterable<string>;
    },
  };
}

/** Tells the user something on standard error. */
export function tell(text: string): void {
  clearProgress();
  stderr.write(`${printableLines(text)}\n`);
}

let isUnread = false;
const unread = new Promise<void>((resolve) => {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that has seen enough, such as `head`, is no fault.
    if (error.code !== 'EPIPE' && error.code !== 'EOF') {
      tell(`Cannot write what there is to say: ${reasonOf(error)}`);
      process.exit(exitCodes.unwritable);
    }
    isUnread = true;
    resolve();
  });
});
stderr.on('error', () => undefined);

/** https://no-color.org and what Node itself does with FORCE_COLOR, which comes before it. */
function isColouredUnasked(): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: without, TERM: kind } = process.env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stdout.isTTY && !without && kind !== 'dumb';
}

/** How long somebody waits without asking what is going on, in milliseconds. */
const patience = 500;

let shown = '';
let pending: { readonly timer: NodeJS.Timeout; doing: string } | undefined;
const start = performance.now();

function progress(doing: string): void {
  if (!stderr.isTTY) return;
  if (performance.now() - start >= patience) showProgress(doing);
  else if (pending !== undefined) pending.doing = doing;
  else {
    const timer = setTimeout(() => {
      if (pending !== undefined) showProgress(pending.doing);
    }, patience);
    timer.unref();
    pending = { timer, doing };
  }
}

function showProgress(doing: string): void {
  clearProgress();
  shown = printableLines(doing).slice(0, stderr.columns - 1);
  stderr.write(shown);
}

function clearProgress(): void {
  clearTimeout(pending?.timer);
  pending = undefined;
  if (shown !== '') stderr.write('\r\u001b[K');
  shown = '';
}
