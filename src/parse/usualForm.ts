import type { Span } from '../text/span.ts';
import { limits } from './limits.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from './tree.ts';

/** The content of a text in the usual form. */
export interface UsualForm {
  readonly root: MapNode | ListNode;
  readonly comments: readonly Span[];
}

/**
 * Reads the form in which nearly all leadership files are written, faster than a YAML parser: maps and lists in blocks,
 * values on one line, plain, quoted, or in brackets, and comments. Undefined for any other text, also for one with
 * errors. Never reads a text in another way than the YAML parser does (https://yaml.org/spec/1.2.2/).
 *
 * `span` are whole lines of the text. `depth` is the number of collections around them.
 */
export function readUsualForm(text: string, span: Span, depth: number): UsualForm | undefined {
  const reader = new Reader(text, span, depth);
  try {
    return reader.read();
  } catch (error) {
    if (error === unusual) return undefined;
    throw error;
  }
}

/** The comments of lines that contain nothing else but the start marker of the document. Undefined for other lines. */
export function readComments(text: string, { start, end }: Span): readonly Span[] | undefined {
  const comments: Span[] = [];
  for (const { index, 0: line } of text.slice(start, end).matchAll(/[^\n]+/g)) {
    const [, before, comment] = /^((?:---(?= |\r?$))? *)(#[^\r\t\uFEFF]*)?\r?$/.exec(line) ?? [];
    if (before === undefined) return undefined;
    if (comment === undefined) continue;
    const from = start + index + before.length;
    comments.push({ start: from, end: from + comment.length });
  }
  return comments;
}

/** Thrown and caught in this file. One object, because a new error is slow. */
const unusual = new Error('not in the usual form');

/** A deeper text is left to the parser, which has the limit. */
const maxDepth = limits.nesting / 2;
/** YAML limits a key before `:` to 1024 characters. */
const maxKey = 1000;

/** https://yaml.org/spec/1.2.2/#103-core-schema */
const words: ReadonlyMap<string, null | boolean> = new Map([
  ...['~', 'null', 'Null', 'NULL'].map((word): [string, null] => [word, null]),
  ...['true', 'True', 'TRUE'].map((word): [string, boolean] => [word, true]),
  ...['false', 'False', 'FALSE'].map((word): [string, boolean] => [word, false]),
]);
const longestWord = 5;
const number =
  /^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?)$/;
const infinityOrNaN = /^[-+]?\.(?:inf|Inf|INF|nan|NaN|NAN)$/;
/** Longer numbers lose digits. */
const longestNumber = 15;

/** The characters that a plain value does not start with here. A dash may start a number. */
const indicators = '-?:,[]{}#&*!|>\'"%@`)';

const tab = 9;
const carriageReturn = 13;
const space = 32;
const doubleQuote = 34;
const hash = 35;
const singleQuote = 39;
const comma = 44;
const dash = 45;
const colon = 58;
const openBracket = 91;
const closeBracket = 93;
const openBrace = 123;
const closeBrace = 125;
const byteOrderMark = 0xfeff;

class Reader {
  readonly #text: string;
  readonly #end: number;
  readonly #comments: Span[] = [];
  #depth: number;
  /** The present line: where its content starts and ends, and the column of the start; -1 after the last line. */
  #first = 0;
  #lineEnd = 0;
  #column = -1;
  /** The start of the next line. */
  #next: number;

  constructor(text: string, { start, end }: Span, depth: number) {
    this.#text = text;
    this.#end = end;
    this.#next = start;
    this.#depth = depth;
  }

  read(): UsualForm | undefined {
    this.#advance();
    if (this.#column < 0) return undefined;
    const root = this.#collection();
    return this.#column < 0 ? { root, comments: this.#comments } : undefined;
  }

  /** Goes to the next line with content. */
  #advance(): void {
    const text = this.#text;
    for (;;) {
      const start = this.#next;
      if (start >= this.#end) {
        this.#column = -1;
        return;
      }
      let first = start;
      while (text.charCodeAt(first) === space) first++;
      const lineBreak = text.indexOf('\n', start);
      let end = lineBreak < 0 || lineBreak >= this.#end ? this.#end : lineBreak;
      this.#next = end + 1;
      if (end > first && text.charCodeAt(end - 1) === carriageReturn) end--;
      if (first >= end) continue;
      const code = text.charCodeAt(first);
      if (code === tab) throw unusual;
      if (code === hash) {
        this.#comments.push({ start: first, end });
        continue;
      }
      this.#first = first;
      this.#lineEnd = end;
      this.#column = first - start;
      return;
    }
  }

  /** The list or map whose parts are in the column of the present line. */
  #collection(): MapNode | ListNode {
    return this.#isItem(this.#first) ? this.#list(this.#column) : this.#map(this.#column);
  }

  #enter(): void {
    if (++this.#depth > maxDepth) throw unusual;
  }

  #isItem(at: number): boolean {
    if (this.#text.charCodeAt(at) !== dash) return false;
    return at + 1 >= this.#lineEnd || this.#text.charCodeAt(at + 1) === space;
  }

  #list(column: number): ListNode {
    this.#enter();
    const start = this.#first;
    const items: Node[] = [];
    while (this.#column === column && this.#isItem(this.#first)) {
      const at = this.#skipSpaces(this.#first + 1, this.#lineEnd);
      if (at >= this.#lineEnd || this.#text.charCodeAt(at) === hash || this.#isItem(at)) throw unusual;
      if (this.#keyEnd(at, this.#lineEnd) < 0) items.push(this.#value(at));
      else {
        // A map that starts after the dash.
        this.#column += at - this.#first;
        this.#first = at;
        items.push(this.#map(this.#column));
      }
      if (items.length > limits.entries || this.#column > column) throw unusual;
    }
    this.#depth--;
    return { kind: 'list', span: { start, end: endOf(items.at(-1)) }, items, hasErrors: false };
  }

  #map(column: number): MapNode {
    this.#enter();
    const start = this.#first;
    const entries: MapEntry[] = [];
    while (this.#column === column) {
      if (entries.length > 0 && this.#isItem(this.#first)) break;
      entries.push(this.#entry(column));
      if (entries.length > limits.entries || this.#column > column) throw unusual;
    }
    this.#depth--;
    return { kind: 'map', span: { start, end: endOf(entries.at(-1)?.value) }, entries, hasErrors: false };
  }

  #entry(column: number): MapEntry {
    const end = this.#lineEnd;
    const key = this.#key(this.#first, end);
    const after = key.span.end + 1;
    const at = this.#skipSpaces(after, end);
    if (at < end && this.#text.charCodeAt(at) !== hash) return { key, value: this.#value(at) };
    if (at < end) {
      if (at === after) throw unusual;
      this.#comments.push({ start: at, end });
    }
    this.#advance();
    const isBelow = this.#column > column || (this.#column === column && this.#isItem(this.#first));
    if (isBelow) return { key, value: this.#collection() };
    if (after < end) throw unusual;
    const nothing: ScalarNode = {
      kind: 'scalar',
      span: { start: after, end: after },
      value: null,
      source: '',
      style: 'plain',
    };
    return { key, value: nothing };
  }

  #key(start: number, lineEnd: number): MapEntry['key'] {
    const end = this.#keyEnd(start, lineEnd);
    if (end < 0 || end - start > maxKey) throw unusual;
    const name = this.#text.slice(start, end);
    if (words.get(name) === null) throw unusual;
    return { span: { start, end }, name };
  }

  /** The end of a key: a word before a colon that a space or the end of the line follows. Else -1. */
  #keyEnd(start: number, lineEnd: number): number {
    const text = this.#text;
    if (!isLetter(text.charCodeAt(start))) return -1;
    let at = start + 1;
    while (at < lineEnd && isInWord(text.charCodeAt(at))) at++;
    if (at >= lineEnd || text.charCodeAt(at) !== colon) return -1;
    return at + 1 >= lineEnd || text.charCodeAt(at + 1) === space ? at : -1;
  }

  /** The value that starts on the present line. Goes to the next line. */
  #value(at: number): Node {
    const end = this.#lineEnd;
    const node = this.#inlineValue(at, end, false);
    const rest = this.#skipSpaces(node.span.end, end);
    if (rest < end) {
      if (this.#text.charCodeAt(rest) !== hash || rest === node.span.end) throw unusual;
      this.#comments.push({ start: rest, end });
    }
    this.#advance();
    return node;
  }

  #inlineValue(at: number, end: number, isInBrackets: boolean): Node {
    const code = this.#text.charCodeAt(at);
    if (code === doubleQuote || code === singleQuote) return this.#quoted(at, code, end);
    if (code === openBracket) return this.#bracketList(at, end);
    if (code === openBrace) return this.#bracketMap(at, end);
    return this.#plain(at, end, isInBrackets);
  }

  #quoted(start: number, quote: number, end: number): ScalarNode {
    const text = this.#text;
    const isDouble = quote === doubleQuote;
    let close = start + 1;
    for (; close < end; close++) {
      const code = text.charCodeAt(close);
      if (code < space || code === byteOrderMark || (isDouble && text[close] === '\\')) throw unusual;
      if (code !== quote) continue;
      if (isDouble || text.charCodeAt(close + 1) !== singleQuote) break;
      close++;
    }
    if (close >= end) throw unusual;
    const source = text.slice(start + 1, close);
    const value = isDouble ? source : source.replaceAll("''", "'");
    return {
      kind: 'scalar',
      span: { start, end: close + 1 },
      value,
      source: value,
      style: isDouble ? 'double-quoted' : 'single-quoted',
    };
  }

  #plain(start: number, lineEnd: number, isInBrackets: boolean): ScalarNode {
    const text = this.#text;
    const first = text.charAt(start);
    if (indicators.includes(first) && !(first === '-' && isDigit(text.charCodeAt(start + 1)))) throw unusual;
    let end = start;
    for (let at = start; at < lineEnd; at++) {
      const code = text.charCodeAt(at);
      if (code === space) continue;
      if (code < space || code === byteOrderMark) throw unusual;
      if (code === hash && end < at) break;
      if (code === colon) {
        const next = at + 1 < lineEnd ? text.charCodeAt(at + 1) : space;
        if (next === space || (isInBrackets && (isFlowIndicator(next) || isEndOfItem(next)))) throw unusual;
      } else if (isInBrackets) {
        if (isEndOfItem(code)) break;
        if (isFlowIndicator(code)) throw unusual;
      }
      end = at + 1;
    }
    const source = text.slice(start, end);
    return { kind: 'scalar', span: { start, end }, value: valueOf(source), source, style: 'plain' };
  }

  #bracketList(start: number, end: number): ListNode {
    const items: Node[] = [];
    const close = this.#inBrackets(start, end, closeBracket, (at) => {
      const item = this.#inlineValue(at, end, true);
      items.push(item);
      return item.span.end;
    });
    return { kind: 'list', span: { start, end: close + 1 }, items, hasErrors: false };
  }

  #bracketMap(start: number, end: number): MapNode {
    const entries: MapEntry[] = [];
    const close = this.#inBrackets(start, end, closeBrace, (at) => {
      const key = this.#key(at, end);
      const value = this.#inlineValue(this.#skipSpaces(key.span.end + 1, end), end, true);
      entries.push({ key, value });
      return value.span.end;
    });
    return { kind: 'map', span: { start, end: close + 1 }, entries, hasErrors: false };
  }

  /** Reads the parts between brackets, with commas between them. `readPart` returns its end. Returns the closing bracket. */
  #inBrackets(start: number, end: number, closing: number, readPart: (at: number) => number): number {
    this.#enter();
    let at = this.#skipSpaces(start + 1, end);
    for (let count = 0; this.#text.charCodeAt(at) !== closing || at >= end; count++) {
      if (at >= end || count >= limits.entries) throw unusual;
      at = this.#skipSpaces(readPart(at), end);
      if (at < end && this.#text.charCodeAt(at) === closing) break;
      if (at >= end || this.#text.charCodeAt(at) !== comma) throw unusual;
      at = this.#skipSpaces(at + 1, end);
      if (this.#text.charCodeAt(at) === closing) throw unusual;
    }
    this.#depth--;
    return at;
  }

  #skipSpaces(from: number, end: number): number {
    let at = from;
    while (at < end && this.#text.charCodeAt(at) === space) at++;
    return at;
  }
}

function endOf(node: Node | undefined): number {
  if (node === undefined) throw unusual;
  return node.span.end;
}

function valueOf(source: string): ScalarNode['value'] {
  if (/^[0-9.+-]/.test(source)) {
    if (infinityOrNaN.test(source)) throw unusual;
    if (!number.test(source)) return source;
    if (source.length > longestNumber) throw unusual;
    return Number(source.replace('+', ''));
  }
  const word = source.length > longestWord ? undefined : words.get(source);
  return word === undefined ? source : word;
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Whether a character is in a key: a letter, a digit, or one of `-./`. */
function isInWord(code: number): boolean {
  return isLetter(code) || isDigit(code) || (code >= 45 && code <= 47);
}

function isEndOfItem(code: number): boolean {
  return code === comma || code === closeBracket || code === closeBrace;
}

function isFlowIndicator(code: number): boolean {
  return code === openBracket || code === openBrace;
}
