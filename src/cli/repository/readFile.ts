import { readNamedFile, type ReadFile } from '../../git/readFile.ts';
import { refusalInWords } from '../../text/refusal.ts';
import { exitCodes, CliError } from '../terminal/cliError.ts';

/** The limit for a CODEOWNERS file; GitHub ignores files of 3 MB or more. */
export const maxCodeownersBytes = 16 * 1024 * 1024;
/** The limit for a commit message. */
export const maxMessageBytes = 1024 * 1024;

/** The bytes of a file; fails if it was refused, or if it is larger than the limit. */
export function bytesOf(read: ReadFile, shownAs: string, maxBytes: number): Buffer {
  if (read.kind === 'refused') throw cannotRead(shownAs, refusalInWords(read.why));
  if (read.bytes.length > maxBytes) throw tooLarge(shownAs, maxBytes);
  return read.bytes;
}

/** The bytes of a file that the user named. */
export async function bytesOfNamed(file: string, shownAs: string, maxBytes: number): Promise<Buffer> {
  return bytesOf(await readNamedFile(file, maxBytes), shownAs, maxBytes);
}

/** A file that is larger than its limit in bytes. */
export function tooLarge(shownAs: string, maxBytes: number): CliError {
  return cannotRead(shownAs, `it is larger than ${String(maxBytes / 1024 / 1024)} MiB`);
}

/** A file that cannot be read. `why` is the end of a sentence, without a period. */
export function cannotRead(shownAs: string, why: string): CliError {
  return new CliError(exitCodes.unreadable, `Cannot read ${shownAs}: ${why}.`);
}
