import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import {
  defaultSyntax,
  endOfMessage,
  noComments,
  readTrailers,
  type MessageSyntax,
  type Trailer,
  type TrailerBlock,
} from './trailers.ts';

/** A commit message: with its comments while somebody writes it, or as git stores it. */
export interface Message {
  readonly text: string;
  /** The syntax that the text was parsed with. */
  readonly reading: Required<MessageSyntax>;
  /** The first line that is not blank and not a comment, trimmed. Undefined if there is none. */
  readonly subject: Span | undefined;
  /** The lines between subject and trailers that are not blank and not comments, without line breaks. */
  readonly body: readonly Span[];
  readonly trailers: TrailerBlock;
}

/** Parses a message. Never throws. */
export function readMessage(text: string, syntax: MessageSyntax = {}): Message {
  const reading = { ...defaultSyntax, ...syntax };
  const trailers = readTrailers(text, reading);
  const said = [...saidLines(text, trailers.span.start, reading.comment)];
  const [first, ...body] = said;
  const subject = first === undefined ? undefined : withoutBlanks(text, first);
  return { text, reading, subject, body, trailers };
}

/**
 * Parses a message that git has stored: a line that begins with `#` can be its subject, and `---` has no
 * meaning.
 */
export function readKeptMessage(text: string): Message {
  return readMessage(text, { ...(/^\s*#/.test(text) ? { comment: noComments } : {}), isDivided: false });
}

/**
 * The edit that adds a trailer after the last one. It inserts one line, with a blank line before the first
 * trailer. Undefined if the message already has the trailer, or if git would not read it there.
 */
export function trailerEdit(
  text: string,
  key: string,
  value: string,
  reading: MessageSyntax = {},
): TextEdit | undefined {
  const { trailers, span } = readTrailers(text, reading);
  const isIt = (trailer: Trailer): boolean => isSameKey(trailer.key, key) && trailer.value === value;
  if (trailers.some(isIt)) return undefined;
  const { comment } = { ...defaultSyntax, ...reading };
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

/** The trailers for the domain of a change, its criteria and goals, the consulted owners, and approvals. */
export const trailerKeys = ['Domain', 'Criteria', 'Goal', 'Consulted', 'Approved-by'] as const;

/**
 * The values of all trailers with a key, in text order. A trailer can have several values, separated by
 * commas.
 */
export function trailerValues(
  { text, trailers }: Message,
  key: (typeof trailerKeys)[number],
): TrailerValue[] {
  return trailers.trailers
    .filter((trailer) => isSameKey(trailer.key, key))
    .flatMap(({ valueSpan: { start, end } }) =>
      Array.from(text.slice(start, end).matchAll(/[^,\s](?:[^,]*[^,\s])?/g), ({ index, 0: value }) => ({
        value: value.replace(/\s*\n\s*/g, ' '),
        span: { start: start + index, end: start + index + value.length },
      })),
    );
}

/** One value of a trailer, such as the id of a domain or `Ana <ana@example.com>`. */
export interface TrailerValue {
  readonly value: string;
  readonly span: Span;
}

/** Git compares keys case-insensitively. */
export function isSameKey(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** The lines before `end` that are neither blank nor comments, without line breaks. */
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
