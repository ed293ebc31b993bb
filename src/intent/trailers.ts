import type { Span } from '../text/span.ts';

/** Options for parsing a message. */
export interface MessageSyntax {
  /** The prefix of comment lines: git's `core.commentString`, or `core.commentChar`. Default: `#`. */
  readonly comment?: string;
  /**
   * Whether the message ends before a line of `---`, which separates it from a patch in mails. Default: true,
   * as in `git interpret-trailers`. `git log` does not do this.
   */
  readonly isDivided?: boolean;
}

export const defaultSyntax: Required<MessageSyntax> = { comment: '#', isDivided: true };

/** A comment prefix that no line starts with: for a message without comments. */
export const noComments = '\0';

/** A `Key: value` line of the last paragraph. */
export interface Trailer {
  readonly key: string;
  /** On one line, even if it is folded over several lines in the text. */
  readonly value: string;
  /** All its lines, including the last line break. */
  readonly span: Span;
  readonly keySpan: Span;
  /** Without surrounding blanks. Includes the line breaks of a folded value. */
  readonly valueSpan: Span;
}

/** The last paragraph of a message, if it contains trailers. */
export interface TrailerBlock {
  readonly trailers: readonly Trailer[];
  /**
   * All its lines, which may include comments. If there are no trailers, empty and at the end of the message.
   */
  readonly span: Span;
}

/**
 * Lines that git itself adds to trailers. With one of them, only a quarter of the lines need to be trailers.
 */
const ownPrefixes = ['Signed-off-by: ', '(cherry picked from commit '];

/**
 * Reads the trailers of a commit message as git does (trailer.c of git 2.39, `git interpret-trailers
 * --parse`). They are in the last paragraph, unless it is the first one. Comments, a scissors line, and an
 * old list of conflicts end the message.
 */
export function readTrailers(text: string, syntax: MessageSyntax = {}): TrailerBlock {
  const { comment, isDivided } = { ...defaultSyntax, ...syntax };
  const whole = isDivided ? dividerIn(text) : text.length;
  const end = endOfMessage(text.slice(0, whole), comment);
  const start = startOfTrailers(text, end, comment);
  return { trailers: trailersIn(text, { start, end }, comment), span: { start, end } };
}

/** The offset where the message ends: before a scissors line, and before trailing comments and conflicts. */
export function endOfMessage(text: string, comment: string): number {
  const cutoff = scissorsIn(text, comment);
  let start = -1;
  let inConflicts = false;
  for (const line of linesIn(text, 0, cutoff)) {
    if (text.startsWith(comment, line) || text[line] === '\n') {
      if (start < 0) start = line;
    } else if (text.startsWith('Conflicts:\n', line)) {
      inConflicts = true;
      if (start < 0) start = line;
    } else if (start >= 0 && !(inConflicts && text[line] === '\t')) {
      start = -1;
      inConflicts = false;
    }
  }
  return start < 0 ? cutoff : start;
}

/** The offset of the first line that separates the message from a patch. */
function dividerIn(text: string): number {
  for (const line of linesIn(text, 0, text.length))
    if (text.startsWith('---', line) && isSpace(text[line + 3])) return line;
  return text.length;
}

/** The offset of the scissors line, where git cuts the message off. The end of the text if there is none. */
export function scissorsIn(text: string, comment: string): number {
  const scissors = `${comment} ------------------------ >8 ------------------------\n`;
  if (text.startsWith(scissors)) return 0;
  const at = text.indexOf(`\n${scissors}`);
  return at < 0 ? text.length : at + 1;
}

function startOfTrailers(text: string, end: number, comment: string): number {
  const title = endOfTitle(text, end, comment);
  let onlyBlank = true;
  let hasOwn = false;
  let trailers = 0;
  let others = 0;
  let continued = 0;
  const lines = [...linesIn(text, 0, end)].filter((line) => line >= title).reverse();
  for (const line of lines) {
    if (text.startsWith(comment, line)) {
      others += continued;
      continued = 0;
    } else if (isBlankLine(text, line, end)) {
      if (onlyBlank) continue;
      others += continued;
      const areTrailers = hasOwn ? trailers * 3 >= others : trailers > 0 && others === 0;
      return areTrailers ? nextLine(text, line, end) : end;
    } else {
      onlyBlank = false;
      if (ownPrefixes.some((prefix) => text.startsWith(prefix, line))) {
        trailers++;
        continued = 0;
        hasOwn = true;
      } else if (!isSpace(text[line]) && separatorIn(text, line, end) > line) {
        trailers++;
        continued = 0;
      } else if (isSpace(text[line])) continued++;
      else {
        others += 1 + continued;
        continued = 0;
      }
    }
  }
  return end;
}

/** The first paragraph is the subject. It contains no trailers. */
function endOfTitle(text: string, end: number, comment: string): number {
  for (const line of linesIn(text, 0, end))
    if (!text.startsWith(comment, line) && isBlankLine(text, line, end)) return line;
  return end;
}

function trailersIn(text: string, { start, end }: Span, comment: string): Trailer[] {
  const trailers: Trailer[] = [];
  let open: { readonly start: number; readonly separator: number; end: number } | undefined;
  const close = (): void => {
    if (open === undefined) return;
    const { start, separator, end } = open;
    if (!text.startsWith(comment, start)) trailers.push(trailerOf(text, start, separator, end));
    open = undefined;
  };
  for (const line of linesIn(text, start, end)) {
    const lineEnd = nextLine(text, line, end);
    if (open !== undefined && isSpace(text[line])) {
      open.end = lineEnd;
      continue;
    }
    close();
    const separator = separatorIn(text, line, end);
    if (separator > line) open = { start: line, separator, end: lineEnd };
  }
  close();
  return trailers;
}

function trailerOf(text: string, start: number, separator: number, end: number): Trailer {
  const keySpan = trimmed(text, start, separator);
  const valueSpan = trimmed(text, separator + 1, end);
  return {
    key: text.slice(keySpan.start, keySpan.end),
    value: text.slice(valueSpan.start, valueSpan.end).replace(/\n[ \t\r\n]*/g, ' '),
    span: { start, end },
    keySpan,
    valueSpan,
  };
}

/**
 * The offset of the `:` after the key at the start of a line: letters, digits, and `-`, then blanks. -1 if
 * there is none.
 */
function separatorIn(text: string, line: number, end: number): number {
  let hasBlank = false;
  for (let at = line; at < end; at++) {
    const character = text[at] ?? '';
    if (character === ':') return at;
    if (!hasBlank && /[A-Za-z0-9-]/.test(character)) continue;
    if (at === line || (character !== ' ' && character !== '\t')) return -1;
    hasBlank = true;
  }
  return -1;
}

/** The offsets of the line starts. */
function* linesIn(text: string, start: number, end: number): Generator<number, undefined> {
  for (let line = start; line < end; line = nextLine(text, line, end)) yield line;
  return undefined;
}

function nextLine(text: string, line: number, end: number): number {
  const lineBreak = text.indexOf('\n', line);
  return lineBreak < 0 || lineBreak >= end ? end : lineBreak + 1;
}

function isBlankLine(text: string, line: number, end: number): boolean {
  for (let at = line; at < end && text[at] !== '\n'; at++) if (!isSpace(text[at])) return false;
  return true;
}

/** Whether git treats a character as whitespace. */
function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}
