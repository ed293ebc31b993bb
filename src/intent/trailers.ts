import type { Span } from '../text/span.ts';

/** How a message is read. */
export interface Reading {
  /** What comment lines begin with: git's `core.commentString`, or `core.commentChar`; `#` unless told. */
  readonly comment?: string;
  /**
   * Whether the message ends before a line of `---`, behind which mails have a patch: `git interpret-trailers` reads so,
   * `git log` does not. It does unless told.
   */
  readonly isDivided?: boolean;
}

/** A `Key: value` of the last paragraph. */
export interface Trailer {
  readonly key: string;
  /** On one line, whatever number of lines it is folded to. */
  readonly value: string;
  /** With all its lines, the last line break as well. */
  readonly span: Span;
  readonly keySpan: Span;
  /** Without blanks around it; folded lines are in it as they are. */
  readonly valueSpan: Span;
}

/** The last paragraph of a message, where it holds trailers. */
export interface TrailerBlock {
  readonly trailers: readonly Trailer[];
  /** All lines of it; empty, at the end of the message, where there is none. Comments may stand in and behind it. */
  readonly span: Span;
}

/** What git itself puts among trailers: with one of them a quarter of the lines is enough. */
const ownPrefixes = ['Signed-off-by: ', '(cherry picked from commit '];

/**
 * The trailers of a commit message, as git reads them (trailer.c of git 2.39, `git interpret-trailers --parse`): those of
 * the last paragraph that is not the first, before comments, a scissors line and an old list of conflicts.
 */
export function readTrailers(text: string, { comment = '#', isDivided = true }: Reading = {}): TrailerBlock {
  const whole = isDivided ? dividerIn(text) : text.length;
  const end = endOfMessage(text.slice(0, whole), comment);
  const start = startOfTrailers(text, end, comment);
  return { trailers: trailersIn(text, { start, end }, comment), span: { start, end } };
}

/** Where the message ends: before a scissors line, and before comments and a list of conflicts at its end. */
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

/** Where the first line that divides a message from a patch begins. */
function dividerIn(text: string): number {
  for (const line of linesIn(text, 0, text.length))
    if (text.startsWith('---', line) && isSpace(text[line + 3])) return line;
  return text.length;
}

/** Where the line begins below which git cuts everything off. */
function scissorsIn(text: string, comment: string): number {
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

/** The first paragraph is the subject, and holds no trailers. */
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

/** The `:` behind the key that a line begins with: letters, digits and `-`, then blanks; -1 where there is none. */
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

/** The beginnings of the lines. */
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

/** What git takes for white space. */
function isSpace(character: string | undefined): boolean {
  return character === ' ' || character === '\t' || character === '\n' || character === '\r';
}

function trimmed(text: string, start: number, end: number): Span {
  while (start < end && isSpace(text[start])) start++;
  while (end > start && isSpace(text[end - 1])) end--;
  return { start, end };
}
