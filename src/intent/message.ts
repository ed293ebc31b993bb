import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { noComments } from './commentMark.ts';
import { endOfMessage, readTrailers, type Reading, type Trailer, type TrailerBlock } from './trailers.ts';

/** A commit message as it is being written, with its comments, or as git keeps it. */
export interface Message {
  readonly text: string;
  /** How it was read. */
  readonly reading: Reading;
  /** The first line that says something, without blanks around it; undefined while there is none. */
  readonly subject: Span | undefined;
  /** The lines between subject and trailers that say something, each without its line break. */
  readonly body: readonly Span[];
  readonly trailers: TrailerBlock;
}

/** Takes a message apart, whatever it is; never throws. */
export function readMessage(text: string, reading: Reading = {}): Message {
  const trailers = readTrailers(text, reading);
  const { comment = '#' } = reading;
  const said = [...saidLines(text, trailers.span.start, comment)];
  const [first, ...body] = said;
  const subject = first === undefined ? undefined : withoutBlanks(text, first);
  return { text, reading, subject, body, trailers };
}

/** The same for a message that git has kept: a line that begins with `#` may be its subject, and `---` is nothing. */
export function readKeptMessage(text: string): Message {
  const comment = /^\s*#/.test(text) ? noComments : '#';
  return readMessage(text, { comment, isDivided: false });
}

/**
 * The edit that adds a trailer as the last one; undefined where it is there already, or where git would not read it from
 * there. It inserts a line, with a blank one before it where the trailers begin, and touches nothing else.
 */
export function trailerEdit(
  text: string,
  key: string,
  value: string,
  reading: Reading = {},
): TextEdit | undefined {
  const { trailers, span } = readTrailers(text, reading);
  const isIt = (trailer: Trailer): boolean => isSameKey(trailer.key, key) && trailer.value === value;
  if (trailers.some(isIt)) return undefined;
  const { comment = '#' } = reading;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  const line = `${key}: ${value}`;
  const last = [...saidLines(text, span.end, comment)].at(-1);
  const isFirst = span.start === span.end;
  const newText =
    last === undefined
      ? `${lineBreak}${lineBreak}${line}${lineBreak}`
      : `${lineBreak}${isFirst ? lineBreak : ''}${line}`;
  const edit = { span: at(last?.end ?? 0), newText };
  const after = readTrailers(text.slice(0, edit.span.start) + newText + text.slice(edit.span.start), reading);
  return after.trailers.some(isIt) ? edit : undefined;
}

/** The trailers that say what a change is about, who was asked and who said yes. */
export const trailerKeys = ['Domain', 'Criteria', 'Goal', 'Consulted', 'Approved-by'] as const;

/** What the trailers of a key name, in their order: one of them names several with commas in between. */
export function namedBy({ text, trailers }: Message, key: (typeof trailerKeys)[number]): Named[] {
  return trailers.trailers
    .filter((trailer) => isSameKey(trailer.key, key))
    .flatMap(({ valueSpan: { start, end } }) =>
      Array.from(text.slice(start, end).matchAll(/[^,\s](?:[^,]*[^,\s])?/g), ({ index, 0: value }) => ({
        value: value.replace(/\s*\n\s*/g, ' '),
        span: { start: start + index, end: start + index + value.length },
      })),
    );
}

/** One of the names in a trailer, such as the id of a domain or `Ana <ana@example.com>`. */
export interface Named {
  readonly value: string;
  readonly span: Span;
}

/** git compares keys without heed of case. */
export function isSameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The lines before `end` that are neither blank nor comments, without their line breaks. */
function* saidLines(text: string, end: number, comment: string): Generator<Span, undefined> {
  const last = Math.min(end, endOfMessage(text, comment));
  for (let start = 0; start < last;) {
    const lineBreak = text.indexOf('\n', start);
    const next = lineBreak < 0 || lineBreak >= last ? last : lineBreak + 1;
    const line = text.slice(start, next).replace(/\r?\n$/, '');
    if (line.trim() !== '' && !line.startsWith(comment)) yield { start, end: start + line.length };
    start = next;
  }
  return undefined;
}

function withoutBlanks(text: string, { start, end }: Span): Span {
  const line = text.slice(start, end);
  return {
    start: start + line.length - line.trimStart().length,
    end: end - line.length + line.trimEnd().length,
  };
}

function at(offset: number): Span {
  return { start: offset, end: offset };
}
