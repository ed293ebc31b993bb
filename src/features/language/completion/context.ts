import type { QuotationMark } from '../../../parse/quotes.ts';
import type { Span } from '../../../text/span.ts';

/**
 * The syntactic context of the cursor in a leadership file. It is derived from the surrounding lines, because the
 * text can be incomplete.
 */
export interface CompletionContext {
  /** The path to the position: key names, and null for a list item. */
  readonly path: readonly (string | null)[];
  /** `key`: a key of the map at the path. `value`: the value at the path. */
  readonly role: 'key' | 'value';
  /** On a line of its own, after `key:`, after `- `, or inside brackets. */
  readonly place: 'line' | 'behind-key' | 'behind-dash' | 'flow';
  /** The other keys of the map, or the other items of the list; also set while the first one is being written. */
  readonly siblings: readonly string[];
  /** The ids of the entries around the position, outermost first. */
  readonly ids: readonly string[];
  /** The column where the text at the position starts; after a key, the column of the key. */
  readonly column: number;
  readonly token: Token;
  /** Text to insert first, such as the `- ` of a new item. */
  readonly lead: string;
  /** Whether the key already has a colon. */
  readonly hasColon: boolean;
}

/** The word at the cursor; empty if there is none. */
export interface Token {
  /** The whole word, including the part after the cursor. For a quoted word, the part between the quotes. */
  readonly span: Span;
  /** The part before the cursor. */
  readonly typed: string;
  readonly quote: QuotationMark | undefined;
  /** Whether the closing quotation mark is missing. */
  readonly isUnclosed: boolean;
}

/** A map or list on the path to the cursor. */
interface Frame {
  readonly kind: 'map' | 'list';
  readonly isFlow: boolean;
  /** The column of its entries; for a flow collection, the column of the block around it. */
  readonly column: number;
  readonly keys: string[];
  readonly items: string[];
  key: string | undefined;
  id: string | undefined;
  /** Whether the current key or item has a value. */
  isFilled: boolean;
}

/** The start of the word at the cursor. */
interface Hole {
  readonly start: number;
  readonly quote: Token['quote'];
}

interface OpenQuote {
  readonly mark: QuotationMark;
  readonly start: number;
  readonly column: number;
}

/** Longer lines are not written by hand. In characters. */
const maxLineLength = 5000;
/** The maximum number of lines after the cursor to search for existing keys and items. */
const maxLinesBehind = 2000;

/**
 * The possible contexts at an offset, most likely first. Empty in comments and multi-line strings. Parses from the
 * last line before the offset that starts with a top-level key. Never throws.
 */
export function completionContextsAt(text: string, offset: number): CompletionContext[] {
  const lineStart = startOfLine(text, offset);
  const isInLineBreak = text[offset] === '\n' && text[offset - 1] === '\r';
  if (isInLineBreak || offset - lineStart > maxLineLength) return [];
  const walk = new Walk(text, offset);
  for (let at = startOfBlock(text, lineStart); at < lineStart; at = nextLine(text, at))
    walk.line(at, endOfLine(text, at));
  return walk.contextsIn(lineStart).filter((context) => hasRoom(text, context));
}

/** Whether the position is free. A value further right on the line would then be there twice. */
function hasRoom(text: string, { token: { span, quote }, place }: CompletionContext): boolean {
  if (span.start < span.end || quote !== undefined) return true;
  const next = skipBlanks(text, span.end, text.length);
  return next === text.length || (place === 'flow' ? /[\r\n#,\]}]/ : /[\r\n#]/).test(text.charAt(next));
}

/** Tracks maps and lists line by line up to the cursor. */
class Walk {
  readonly #text: string;
  readonly #cursor: number;
  #stack: Frame[] = [frame('map', false, 0)];
  #blockScalar: number | undefined;
  #quote: OpenQuote | undefined;
  /** A word inside brackets that can still become a key. */
  #pending: string | undefined;
  #hole: Hole | undefined;

  constructor(text: string, cursor: number) {
    this.#text = text;
    this.#cursor = cursor;
  }

  contextsIn(lineStart: number): CompletionContext[] {
    const text = this.#text;
    const cursor = this.#cursor;
    const first = skipBlanks(text, lineStart, cursor);
    const column = first - lineStart;
    const isBlank = first === cursor;
    if (text[first] === '#' && !isBlank) return [];
    if (this.#blockScalar !== undefined && column > this.#blockScalar) return [];
    this.#blockScalar = undefined;
    if (this.#isOpen && this.#endsOpen(first, column)) this.#abandon();
    if (this.#isOpen) this.#flow(first, cursor);
    else if (/^(?:---|\.\.\.)/.test(text.slice(lineStart, cursor))) return [];
    else if (isOwnWord(text, first, cursor)) return this.#onOwnLine(first, column);
    else if (!this.#block(first, cursor, lineStart)) return [];
    const hole = this.#hole;
    if (hole === undefined) return [];
    const top = this.#top;
    const isKey = top.kind === 'map' && top.isFlow && top.key === undefined;
    const dash = skipBlanksBack(text, hole.start, lineStart);
    const place = top.isFlow ? 'flow' : top.kind === 'map' ? 'behind-key' : 'behind-dash';
    return [
      this.#context(top, hole, {
        role: isKey ? 'key' : 'value',
        place,
        column: place === 'behind-dash' ? Math.max(hole.start, dash + 1) - lineStart : top.column,
        lead: hole.start === dash && /[:,-]/.test(text.charAt(dash - 1)) ? ' ' : '',
      }),
    ];
  }

  /** Reads one line before or after the cursor. */
  line(start: number, end: number): void {
    const first = skipBlanks(this.#text, start, end);
    const column = first - start;
    if (this.#blockScalar !== undefined) {
      if (first === end || column > this.#blockScalar) return;
      this.#blockScalar = undefined;
    }
    if (first === end) return;
    if (this.#isOpen && this.#endsOpen(first, column)) this.#abandon();
    if (this.#isOpen) this.#flow(first, end);
    else if (this.#text[first] !== '#' && !/^(?:---|\.\.\.)/.test(this.#text.slice(start, start + 3)))
      this.#block(first, end, start);
  }

  get #top(): Frame {
    return this.#stack.at(-1) ?? frame('map', false, 0);
  }

  get #isOpen(): boolean {
    return this.#quote !== undefined || this.#top.isFlow;
  }

  /** Whether a line cannot continue the open brackets or quotation marks, which means that they were never closed. */
  #endsOpen(first: number, column: number): boolean {
    const owner = this.#quote?.column ?? this.#top.column;
    return column <= owner && !(first < this.#cursor && /[\]}"']/.test(this.#text.charAt(first)));
  }

  #abandon(): void {
    this.#quote = undefined;
    this.#pending = undefined;
    while (this.#top.isFlow) this.#stack.pop();
    this.#top.isFilled = true;
  }

  /** The cursor is on a line that contains only one word or nothing before it. */
  #onOwnLine(first: number, column: number): CompletionContext[] {
    const hole = { start: first, quote: undefined };
    const top = this.#top;
    if (column > top.column) {
      const isOpenSlot = !top.isFilled && (top.kind === 'list' || top.key !== undefined);
      return isOpenSlot ? [this.#context(top, hole, { role: 'value', place: 'line', column, lead: '' })] : [];
    }
    const found: CompletionContext[] = [];
    const stack = this.#stack;
    for (let position = stack.length - 1; position >= 0; position--) {
      const here = stack[position];
      if (here?.column !== column) continue;
      if (here.kind === 'map') {
        this.#stack = stack.slice(0, position + 1);
        found.push(this.#context(here, hole, { role: 'key', place: 'line', column, lead: '' }));
        continue;
      }
      const inner = stack[position + 1];
      if (inner?.kind === 'map' && inner.column > column) {
        this.#stack = stack.slice(0, position + 2);
        const lead = ' '.repeat(inner.column - column);
        const itsKey = { role: 'key', place: 'line', column: inner.column, lead } as const;
        found.push(this.#context(inner, hole, itsKey));
      }
      this.#stack = stack.slice(0, position + 1);
      const newItem = { role: 'value', place: 'behind-dash', column: column + 2, lead: '- ' } as const;
      found.push(this.#context(here, hole, newItem));
    }
    return found.sort((one, other) => Number(one.lead !== '') - Number(other.lead !== ''));
  }

  #context(
    of: Frame,
    hole: Hole,
    what: Pick<CompletionContext, 'role' | 'place' | 'column' | 'lead'>,
  ): CompletionContext {
    const token = tokenOf(this.#text, this.#cursor, hole, { isFlow: of.isFlow, isKey: what.role === 'key' });
    const behind = skipBlanks(this.#text, token.span.end, this.#text.length);
    const path = this.#stack.flatMap(({ kind, key }) => (kind === 'list' ? [null] : (key ?? [])));
    const isKeyOfMap = what.role === 'key' && of.key !== undefined;
    const isNew = what.role === 'value' && what.place === 'line';
    const inside = this.#lookBehind(of, token, isNew ? what.column : undefined);
    return {
      path: isKeyOfMap ? path.slice(0, -1) : path,
      ...what,
      siblings:
        what.role === 'key'
          ? [...of.keys, ...this.#keysAbove(of, token.span)]
          : isNew
            ? [...(inside?.keys ?? []), ...(inside?.items ?? [])]
            : [...of.items],
      ids: this.#stack.flatMap(({ id }) => id ?? []),
      token,
      hasColon: what.role === 'key' && isKeyColon(this.#text, behind, this.#text.length),
    };
  }

  /** The top-level keys above the lines that were read. */
  #keysAbove(of: Frame, { start }: Span): string[] {
    if (of !== this.#stack[0]) return [];
    const above = this.#text.slice(0, start).matchAll(/(?:^\uFEFF?|[\r\n])([A-Za-z][\w-]*)[ \t]*:/g);
    return Array.from(above, ([, key]) => key ?? '');
  }

  /**
   * Reads the lines after the cursor while they belong to a map or list of the path. Returns the collection that
   * starts at `column`, if the cursor is at the position of its value.
   */
  #lookBehind(of: Frame, token: Token, column: number | undefined): Frame | undefined {
    const stack = this.#stack;
    const { key } = of;
    this.#stack = [...stack];
    this.#quote = undefined;
    of.isFilled = column === undefined;
    let inside: Frame | undefined;
    let end = endOfLine(this.#text, this.#cursor);
    if (of.isFlow) this.#flow(token.span.end + (token.quote !== undefined && !token.isUnclosed ? 1 : 0), end);
    for (let lines = 0; lines < maxLinesBehind && this.#stack.includes(of); lines++) {
      const start = nextLine(this.#text, end);
      if (start <= end && start >= this.#text.length) break;
      end = endOfLine(this.#text, start);
      this.line(start, end);
      const next = this.#stack[stack.indexOf(of) + 1];
      if (column !== undefined && next?.column === column) inside ??= next;
      if (end >= this.#text.length) break;
    }
    this.#stack = stack;
    of.key = key;
    return inside;
  }

  /** Reads a block-style line from its first non-space character. False if the line continues a scalar. */
  #block(first: number, end: number, lineStart: number): boolean {
    let at = first;
    let column = at - lineStart;
    while (this.#stack.length > 1 && this.#top.column > column) this.#stack.pop();
    if (this.#top.kind === 'list' && this.#top.column === column && !isDash(this.#text, at, end))
      this.#stack.pop();
    if (this.#top.column < column && (this.#top.isFilled || isKeyless(this.#top))) return false;
    for (;;) {
      const isEntry = (kind: Frame['kind']): boolean =>
        this.#top.kind === kind && !this.#top.isFlow && this.#top.column === column;
      if (isDash(this.#text, at, end)) {
        if (!isEntry('list')) this.#push(frame('list', false, column));
        this.#top.isFilled = false;
        at = skipBlanks(this.#text, at + 1, end);
        column = at - lineStart;
        if (at < end) continue;
      } else {
        const colon = keyColon(this.#text, at, end);
        if (colon !== undefined) {
          if (!isEntry('map')) this.#push(frame('map', false, column));
          this.#enter(unquoted(this.#text.slice(at, colon).trimEnd()));
          at = skipBlanks(this.#text, colon + 1, end);
        }
      }
      this.#value(at, end, this.#top.column);
      return true;
    }
  }

  #push(inner: Frame): void {
    this.#top.isFilled = true;
    this.#stack.push(inner);
  }

  #enter(key: string): void {
    const map = this.#top;
    map.key = key;
    map.keys.push(key);
    map.isFilled = false;
  }

  #fill(value: string): void {
    const top = this.#top;
    top.isFilled = true;
    if (top.kind === 'list') top.items.push(value);
    else if (top.key === 'id') top.id = value;
  }

  /** Reads the value of a key or item from its first character. */
  #value(at: number, end: number, owner: number): void {
    const text = this.#text;
    const character = text.charAt(at);
    const isAtCursor = end === this.#cursor;
    if (at >= end) {
      if (isAtCursor) this.#hole = { start: at, quote: undefined };
    } else if (character === '#') return;
    else if (/^[|>][-+\d]*[ \t]*(?:#.*)?$/.test(text.slice(at, Math.min(end, at + 200)))) {
      this.#blockScalar = owner;
      this.#top.isFilled = true;
    } else if (character === '"' || character === "'") this.#quoted(character, at, end, owner);
    else if (character === '[' || character === '{') this.#flow(at, end);
    else {
      const plainEnd = endOfPlain(text, at, end);
      if (isAtCursor && plainEnd === end) this.#hole = { start: at, quote: undefined };
      else this.#fill(text.slice(at, plainEnd).trimEnd());
    }
  }

  /** Returns the end of the quoted text, or the end of the line. */
  #quoted(mark: QuotationMark, start: number, end: number, column: number): number {
    const close = closingQuote(this.#text, start + 1, end, mark);
    if (close === undefined) {
      this.#quote = { mark, start, column };
      if (end === this.#cursor) this.#hole = { start: start + 1, quote: mark };
      return end;
    }
    const value = this.#text.slice(start + 1, close);
    if (this.#top.isFlow) this.#pending = value;
    else this.#fill(value);
    return close + 1;
  }

  /** Reads a part of a line inside brackets or after an opening quotation mark. */
  #flow(from: number, end: number): void {
    const text = this.#text;
    const column = this.#quote?.column ?? this.#top.column;
    let at = from;
    if (this.#quote !== undefined) {
      const { mark } = this.#quote;
      const close = closingQuote(text, at, end, mark);
      if (close === undefined) return;
      this.#quote = undefined;
      if (this.#top.isFlow) this.#pending = '';
      else this.#top.isFilled = true;
      at = close + 1;
    }
    while (at < end) {
      const top = this.#top;
      const character = text.charAt(at);
      if (character === '[' || character === '{') {
        this.#push(frame(character === '[' ? 'list' : 'map', true, column));
        at++;
      } else if (!top.isFlow) return;
      else if (character === ']' || character === '}') {
        this.#settle();
        this.#stack.pop();
        at++;
      } else if (character === ',') {
        this.#settle();
        top.isFilled = false;
        top.key = undefined;
        at++;
      } else if (isBlank(character)) at++;
      else if (character === '#') return;
      else if (character === ':' && top.kind === 'map') {
        if (this.#pending !== undefined) this.#enter(this.#pending);
        else if (top.key === undefined) [top.key, top.isFilled] = ['', false];
        this.#pending = undefined;
        at++;
      } else if (character === '"' || character === "'") at = this.#quoted(character, at, end, column);
      else {
        const plainEnd = Math.max(at + 1, endOfFlowWord(text, at, end));
        if (plainEnd === end && end === this.#cursor) {
          this.#hole = { start: at, quote: undefined };
          return;
        }
        this.#pending = text.slice(at, plainEnd).trimEnd();
        at = plainEnd;
      }
    }
    const isEmpty = this.#top.isFlow && this.#pending === undefined && !this.#top.isFilled;
    if (end === this.#cursor && isEmpty) this.#hole ??= { start: end, quote: undefined };
  }

  /** Adds a pending word inside brackets that did not become a key. */
  #settle(): void {
    if (this.#pending === undefined) return;
    if (this.#top.kind === 'map' && this.#top.key === undefined) this.#enter(this.#pending);
    else this.#fill(this.#pending);
    this.#pending = undefined;
  }
}

function frame(kind: Frame['kind'], isFlow: boolean, column: number): Frame {
  return { kind, isFlow, column, keys: [], items: [], key: undefined, id: undefined, isFilled: false };
}

function isKeyless({ kind, key }: Frame): boolean {
  return kind === 'map' && key === undefined;
}

/** The word around the cursor, from its known start. */
function tokenOf(
  text: string,
  cursor: number,
  { start, quote }: Hole,
  { isFlow, isKey }: { readonly isFlow: boolean; readonly isKey: boolean },
): Token {
  const typed = text.slice(start, cursor);
  const lineEnd = endOfLine(text, cursor);
  const close = quote === undefined ? undefined : closingQuote(text, cursor, lineEnd, quote);
  if (close !== undefined && isBehindScalar(text, close + 1, lineEnd))
    return { span: { start, end: close }, typed, quote, isUnclosed: false };
  let end = cursor;
  let open = isFlow && quote === undefined ? openIn(typed) : 0;
  while (end < lineEnd && !isBlank(text.charAt(end))) {
    const character = text.charAt(end);
    if (open > 0 && /[\]}]/.test(character)) {
      open--;
      end++;
      continue;
    }
    if (character === quote || ((isFlow || quote !== undefined) && /[,\]}[{]/.test(character))) break;
    if ((isKey || isFlow) && isKeyColon(text, end, lineEnd)) break;
    if (isFlow && quote === undefined && /["']/.test(character)) break;
    end++;
  }
  return { span: { start, end }, typed, quote, isUnclosed: quote !== undefined };
}

/** The number of open brackets inside a word, as in `src/[id]/`. */
function openIn(word: string): number {
  let open = 0;
  for (const character of word) open += /[[{]/.test(character) ? 1 : /[\]}]/.test(character) ? -1 : 0;
  return Math.max(0, open);
}

/** Whether the text at an offset can follow a scalar. If not, a quotation mark closed too early. */
function isBehindScalar(text: string, offset: number, end: number): boolean {
  const at = skipBlanks(text, offset, end);
  return at === end || /[,\]}:#]/.test(text.charAt(at));
}

/** Whether the line contains only one word before the cursor, without a colon, dash, or brackets. */
function isOwnWord(text: string, first: number, cursor: number): boolean {
  if (first === cursor) return true;
  if (/["'[\]{}#|>,]/.test(text.charAt(first)) || isDash(text, first, cursor)) return false;
  for (let at = first; at < cursor; at++)
    if (isBlank(text.charAt(at)) || isKeyColon(text, at, cursor)) return false;
  return true;
}

function isDash(text: string, at: number, end: number): boolean {
  return text[at] === '-' && (at + 1 >= end || isBlank(text.charAt(at + 1)));
}

/** The offset of the colon after the key at an offset; undefined if there is no key. */
function keyColon(text: string, start: number, end: number): number | undefined {
  const mark = text[start];
  if (mark === '"' || mark === "'") {
    const close = closingQuote(text, start + 1, end, mark);
    const behind = close === undefined ? end : skipBlanks(text, close + 1, end);
    return behind < end && isKeyColon(text, behind, end) ? behind : undefined;
  }
  if (/[[{#&*!|>%@`,]/.test(text.charAt(start))) return undefined;
  for (let at = start; at < end; at++) {
    if (isKeyColon(text, at, end)) return at === start ? undefined : at;
    if (text[at] === '#' && isBlank(text.charAt(at - 1))) return undefined;
  }
  return undefined;
}

function isKeyColon(text: string, at: number, end: number): boolean {
  return text[at] === ':' && (at + 1 >= end || /[\s,\]}]/.test(text.charAt(at + 1)));
}

function closingQuote(text: string, from: number, end: number, mark: QuotationMark): number | undefined {
  for (let at = from; at < end; at++) {
    if (mark === '"' && text[at] === '\\') at++;
    else if (text[at] === mark) {
      if (mark === '"' || text[at + 1] !== "'") return at;
      at++;
    }
  }
  return undefined;
}

/** The end of a plain scalar on its line: at a comment, or at the end of the line. */
function endOfPlain(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) if (text[at] === '#' && isBlank(text.charAt(at - 1))) return at;
  return end;
}

/** The end of a plain scalar inside brackets. Brackets inside a word, as in `src/[id]/`, belong to it. */
function endOfFlowWord(text: string, start: number, end: number): number {
  let depth = 0;
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    const isInWord = at > start && /[\w/.*-]/.test(text.charAt(at - 1));
    if (/[[{]/.test(character) && isInWord) depth++;
    else if (/[\]}]/.test(character) && depth > 0) depth--;
    else if (/[,\]}[{]/.test(character) || isKeyColon(text, at, end)) return at;
    else if (character === '#' && isBlank(text.charAt(at - 1))) return at;
  }
  return end;
}

function unquoted(key: string): string {
  return /^(["']).*\1$/.test(key) && key.length > 1 ? key.slice(1, -1) : key;
}

/** The start of the last line, up to the given one, that starts with a top-level key. */
function startOfBlock(text: string, lineStart: number): number {
  for (let at = lineStart; at > 0; at = startOfLine(text, at - 1))
    if (/[A-Za-z]/.test(text.charAt(at)) && keyColon(text, at, endOfLine(text, at)) !== undefined) return at;
  return 0;
}

function startOfLine(text: string, offset: number): number {
  let at = offset;
  if (text[at] === '\n' && text[at - 1] === '\r') at--;
  while (at > 0 && text[at - 1] !== '\n' && text[at - 1] !== '\r') at--;
  return at;
}

function endOfLine(text: string, offset: number): number {
  let at = offset;
  while (at < text.length && text[at] !== '\n' && text[at] !== '\r') at++;
  return at;
}

/** The start of the next line; the end of the text if there is none. */
function nextLine(text: string, offset: number): number {
  const end = endOfLine(text, offset);
  return Math.min(text.length, end + (text[end] === '\r' && text[end + 1] === '\n' ? 2 : 1));
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isBlank(text.charAt(at))) at++;
  return at;
}

function skipBlanksBack(text: string, from: number, start: number): number {
  let at = from;
  while (at > start && isBlank(text.charAt(at - 1))) at--;
  return at;
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\uFEFF';
}
