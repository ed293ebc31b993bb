import fs from 'node:fs';
import path from 'node:path';
import tty from 'node:tty';
import { wrapped } from './cells.ts';
import { exitCodes, CliError, reasonOf } from './cliError.ts';
import { printableLines } from './printable.ts';

/** The environment of a command: where it runs, reads, and prints. */
export interface Terminal {
  /** The working folder, absolute. */
  readonly cwd: string;
  /** Prints lines on standard output. Untrusted text must be made `printable` before. */
  readonly print: (text: string) => void;
  /** Writes a part of a long output without a line break, and waits until the reader accepts more. */
  readonly write: (text: string) => Promise<void>;
  /** Whether standard output was closed by its reader, such as `head`. */
  readonly isUnread: () => boolean;
  /** Settles when standard output is closed by its reader. */
  readonly unread: Promise<void>;
  /** Prints a message on standard error; makes it `printable`. */
  readonly tell: (text: string) => void;
  /** Shows the current step on standard error, if that is a terminal and the command takes long. */
  readonly progress: (doing: string) => void;
  /** Whether standard output may be colored. */
  readonly isColored: boolean;
  /** The characters per line of standard output; undefined if it is not a terminal. */
  readonly width: number | undefined;
  /** All of standard input, as text. */
  readonly input: () => string;
  /** Standard input in pieces. */
  readonly inputPieces: () => AsyncIterable<string>;
  /** Asks on standard error, and waits for a line; undefined at the end of the input. Absent if nobody can answer. */
  readonly ask?: (question: string) => Promise<string | undefined>;
}

/** The options of every command. */
export interface TerminalOptions {
  readonly cwd?: string;
  /** `false` by `--no-color`. */
  readonly color?: 'auto' | 'always' | 'never' | false;
}

const { stdout, stderr } = process;

/** The terminal of this process. */
export function thisTerminal({ cwd = '.', color = 'auto' }: TerminalOptions): Terminal {
  const folder = path.resolve(cwd);
  if (fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    throw new CliError(exitCodes.usage, `Cannot run in ${cwd}: no such folder.`);
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
    tell: warn,
    progress,
    isColored: color === 'auto' ? mayColor() : color === 'always',
    width: stdout.isTTY ? columnsOf(stdout) : undefined,
    input: () => fs.readFileSync(0, 'utf8'),
    inputPieces: () => {
      // Node opens it on first use, which takes time.
      const { stdin } = process;
      if (stdin.isTTY) warn('Reading paths from standard input. Press Ctrl+D to finish.');
      stdin.setEncoding('utf8');
      return stdin as AsyncIterable<string>;
    },
    ...(stderr.isTTY && tty.isatty(0) ? { ask } : {}),
  };
}

async function ask(question: string): Promise<string | undefined> {
  clearProgress();
  const readline = await import('node:readline');
  const lines = readline.createInterface({ input: process.stdin, output: stderr });
  return new Promise((resolve) => {
    lines.once('close', () => {
      resolve(undefined);
    });
    lines.question(printableLines(question), (answer) => {
      resolve(answer);
      lines.close();
    });
  });
}

/** Prints a message on standard error, wrapped if that is a terminal. */
export function warn(text: string): void {
  clearProgress();
  const lines = printableLines(text).split('\n');
  stderr.write(
    `${(stderr.isTTY ? lines.flatMap((line) => wrapped(line, columnsOf(stderr))) : lines).join('\n')}\n`,
  );
}

/** Some terminals say that they have no columns. */
function columnsOf({ columns }: NodeJS.WriteStream): number {
  return columns > 0 ? columns : 80;
}

let isUnread = false;
const unread = new Promise<void>((resolve) => {
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    // A reader that closes early, such as `head`, is not an error.
    if (error.code !== 'EPIPE' && error.code !== 'EOF') {
      warn(`Cannot write output: ${reasonOf(error)}.`);
      process.exit(exitCodes.unwritable);
    }
    isUnread = true;
    resolve();
  });
});
stderr.on('error', () => undefined);

/** Follows FORCE_COLOR as Node does, then https://no-color.org. */
function mayColor(): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: without, TERM: kind } = process.env;
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return stdout.isTTY && !without && kind !== 'dumb';
}

/** The time before progress is shown, in milliseconds. */
const timeoutMs = 500;

let shown = '';
let pending: { readonly timer: NodeJS.Timeout; doing: string } | undefined;
const start = performance.now();

function progress(doing: string): void {
  if (!stderr.isTTY) return;
  if (performance.now() - start >= timeoutMs) showProgress(doing);
  else if (pending !== undefined) pending.doing = doing;
  else {
    const timer = setTimeout(() => {
      if (pending !== undefined) showProgress(pending.doing);
    }, timeoutMs);
    timer.unref();
    pending = { timer, doing };
  }
}

function showProgress(doing: string): void {
  clearProgress();
  shown = printableLines(doing).slice(0, columnsOf(stderr) - 1);
  stderr.write(shown);
}

function clearProgress(): void {
  clearTimeout(pending?.timer);
  pending = undefined;
  if (shown !== '') stderr.write('\r\u001b[K');
  shown = '';
}
