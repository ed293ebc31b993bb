import { touches, type Span } from '../../text/span.ts';

/** A part of a line that can be a path. */
export interface Word {
  readonly text: string;
  /** Relative to the line. */
  readonly span: Span;
  /** The position of the word: the whole content of quotation marks, a part of a sentence, or a part of code. */
  readonly place: 'quotes' | 'sentence' | 'program';
}

/**
 * The possible paths around a column, longest first: the content of quotation marks, the text between spaces, and
 * that text without brackets and similar characters. Excludes parts of URLs.
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

/** The content of the quotation marks around a column. */
export function quotesAround(line: string, column: number): Span | undefined {
  for (let at = 0; at < column; at++) {
    const quote = line[at] ?? '';
    if (!'"\'`'.includes(quote)) continue;
    // An apostrophe is not an opening quotation mark.
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

/** Whether the text at `start` is a part of a URL outside the repository. */
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

/** Whether a column of a line of code is in a comment. */
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
 * Removes the punctuation at the end of a sentence, unmatched closing brackets, Markdown emphasis, and punctuation
 * before the path.
 */
function withoutPunctuation(line: string, { start, end }: Span): Span {
  const before = /^[([{=,;:!&]*/.exec(line.slice(start, end))?.[0].length ?? 0;
  let word = line.slice(start + before, end).replace(/[.,;:!?]+$/, '');
  while (isClosedTwice(word)) word = word.slice(0, -1).replace(/[.,;:!?]+$/, '');
  const [, stars = ''] = /^(\*+)[^*/].*[^*/]\1$/.exec(word) ?? [];
  const from = start + before + stars.length;
  return { start: from, end: from + word.length - 2 * stars.length };
}

/** Whether a word ends with an unmatched closing bracket. */
function isClosedTwice(word: string): boolean {
  const closer = word.at(-1) ?? '';
  const opener = { ')': '(', ']': '[', '}': '{' }[closer];
  return opener !== undefined && word.split(closer).length > word.split(opener).length;
}
