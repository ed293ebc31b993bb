import { touches, type Span } from '../../text/span.ts';

/** A piece of a line that may be a path. */
export interface Word {
  readonly text: string;
  /** In the line. */
  readonly span: Span;
  /** Where the word stands: quotation marks hold nothing else, it is part of a sentence, or of what a program does. */
  readonly place: 'quotes' | 'sentence' | 'program';
}

/**
 * What around a column may be a path, the longest piece first: what quotation marks hold, what stands between
 * blanks, and what is left of that without brackets and the like. Nothing of an address on the web is one.
 */
export function* wordsAt(line: string, column: number, isProgram: boolean): Generator<Word, undefined> {
  const quotes = quotesAround(line, column);
  const place = quotes !== undefined || !isProgram || isInComment(line, column) ? 'sentence' : 'program';
  if (quotes !== undefined && !isInAddress(line, quotes.start))
    yield { text: line.slice(quotes.start, quotes.end), span: quotes, place: 'quotes' };
  const separators = [/(?:[\s"'`<>|]|\]\()+/g, /[\s"'`<>|()[\]{},;=]+/g];
  // `HEAD:src/server.ts`, `./src:/app`; not `server.ts:12`, `C:\src` or `file://`.
  if (!isProgram) separators.push(/(?:[\s"'`<>|()[\]{},;=]|:(?![\d\\:]|\/\/))+/g);
  for (const separator of separators) {
    const span = pieceAround(line, column, separator);
    const trimmed = span === undefined ? undefined : withoutPunctuation(line, span);
    if (trimmed === undefined || !touches(trimmed, column) || isInAddress(line, trimmed.start)) continue;
    const text = line.slice(trimmed.start, trimmed.end);
    if (text !== '') yield { text, span: trimmed, place };
  }
  return undefined;
}

/** The quotation marks around a column, without them. */
export function quotesAround(line: string, column: number): Span | undefined {
  for (let at = 0; at < column; at++) {
    const quote = line[at] ?? '';
    if (!'"\'`'.includes(quote)) continue;
    // An apostrophe opens nothing.
    if (quote === "'" && /\w/.test(line[at - 1] ?? '')) continue;
    const end = endOfQuotes(line, at);
    if (end < 0) continue;
    if (column <= end) return { start: at + 1, end };
    at = end;
  }
  return undefined;
}

function endOfQuotes(line: string, start: number): number {
  for (let at = start + 1; at < line.length; at++)
    if (line[at] === '\\') at++;
    else if (line[at] === line[start]) return at;
  return -1;
}

/** Whether what begins here is, or is a part of, an address that leads out of the repository. */
function isInAddress(line: string, start: number): boolean {
  let begin = start;
  while (begin > 0 && !/[\s"'`<>|]/.test(line[begin - 1] ?? '')) begin--;
  let end = start;
  while (end < line.length && !/[\s"'`<>|]/.test(line[end] ?? '')) end++;
  const schemes = line.slice(begin, end).matchAll(/\b([a-z][a-z0-9+.-]*):\/\//gi);
  for (const { 1: scheme = '', index } of schemes)
    if (begin + index <= start && !/^(?:file|webpack(?:-internal)?)$/i.test(scheme)) return true;
  return false;
}

/** Whether a line of a program says something to people here. */
function isInComment(line: string, column: number): boolean {
  return /^\s*\*|(?:^|[\s;{}(),])(?:\/\/|\/\*|#|--|<!--)/.test(line.slice(0, column));
}

function pieceAround(line: string, column: number, separators: RegExp): Span | undefined {
  let start = 0;
  for (const separator of line.matchAll(separators)) {
    if (separator.index >= column)
      return start < separator.index ? { start, end: separator.index } : undefined;
    start = separator.index + separator[0].length;
  }
  return start <= column && start < line.length ? { start, end: line.length } : undefined;
}

/**
 * A sentence's full stop, a bracket that closes what is open before, and stars of emphasis are no part of a path;
 * neither is what stands before one.
 */
function withoutPunctuation(line: string, { start, end }: Span): Span {
  const before = /^[([{=,;:!&]*/.exec(line.slice(start, end))?.[0].length ?? 0;
  let word = line.slice(start + before, end).replace(/[.,;:!?]+$/, '');
  while (isClosedTwice(word)) word = word.slice(0, -1).replace(/[.,;:!?]+$/, '');
  const [, stars = ''] = /^(\*+)[^*/].*[^*/]\1$/.exec(word) ?? [];
  const from = start + before + stars.length;
  return { start: from, end: from + word.length - 2 * stars.length };
}

/** Whether a word ends with a bracket that nothing in it opens. */
function isClosedTwice(word: string): boolean {
  const closer = word.at(-1) ?? '';
  const opener = { ')': '(', ']': '[', '}': '{' }[closer];
  return opener !== undefined && word.split(closer).length > word.split(opener).length;
}
