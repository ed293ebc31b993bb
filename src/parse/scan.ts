import { t } from '../text/l10n.ts';
import { CST, Lexer } from 'yaml';
import type { Finding } from '../text/finding.ts';
import { lastBefore, type Span } from '../text/span.ts';
import { limit, limits, tooManyEntries } from './limits.ts';

/** The results of a scan of the tokens, before the text is composed. */
export interface Scan {
  /** The limit that the text exceeds. The scan stops there. */
  readonly limit: Finding | undefined;
  readonly tags: readonly Span[];
  readonly directives: readonly Span[];
  /**
   * The outermost flow collections. If one is not closed, it extends to the first line that is outside of it.
   */
  readonly flows: readonly Span[];
  /** The quoted scalars. */
  readonly quotes: readonly Span[];
  readonly comments: readonly Comment[];
  readonly anchors: ReadonlySet<string>;
  /** The aliases without an anchor before them. */
  readonly openAliases: ReadonlySet<string>;
  /** The tokens of the lexer, for the parser. */
  readonly lexemes: readonly string[];
}

interface Comment extends Span {
  /** Whether it is in one of `flows`, in place of a value. */
  readonly isForValue: boolean;
}

interface OpenCollection {
  readonly kind: 'map' | 'list' | 'flow';
  /** The column of its entries. -1 for a flow collection. */
  readonly column: number;
  readonly start: number;
  entries: number;
}

/** The outermost flow collection that contains an offset between its brackets. */
export function enclosingFlow({ flows }: Scan, offset: number): Span | undefined {
  const flow = lastBefore(flows, offset);
  return flow !== undefined && offset < flow.end ? flow : undefined;
}

/** The tokens that are followed by a value in a flow collection. */
const valueFollows = new Set<CST.TokenType>(['map-value-ind', 'comma', 'flow-seq-start', 'flow-map-start']);

/**
 * Scans the tokens of a text in one linear pass. This must happen before the text is composed: composing some
 * kilobytes can take minutes or crash the process (CVE-2026-33532). Nesting and entries are tracked by
 * column, which is exact for files without errors. If the text is part of a file, `outer` is the number of
 * collections that contain it.
 */
export function scan(text: string, outer = 0): Scan {
  const scanner = new Scanner(outer);
  let isScalarText = false;
  let exceeded: Finding | undefined;
  for (const source of new Lexer().lex(text)) {
    scanner.lexemes.push(source);
    const type: CST.TokenType | null = isScalarText ? 'scalar' : CST.tokenType(source);
    isScalarText = !isScalarText && type === 'scalar';
    if (type === 'flow-error-end') scanner.closeFlows();
    if (isScalarText || type === 'doc-mode' || type === 'flow-error-end') continue;
    exceeded = scanner.read(source, type);
    if (exceeded !== undefined) break;
  }
  return scanner.result(exceeded, text.length);
}

class Scanner {
  readonly lexemes: string[] = [];
  /** The number of collections that contain the text. */
  readonly #outer: number;
  readonly #tags: Span[] = [];
  readonly #directives: Span[] = [];
  readonly #flows: Span[] = [];
  readonly #quotes: Span[] = [];
  readonly #comments: Comment[] = [];
  readonly #open: OpenCollection[] = [];
  readonly #anchors = new Set<string>();
  readonly #openAliases = new Set<string>();
  #anchorsAndAliases = 0;
  #documentBegun = false;
  #documentEnded = false;
  #offset = 0;
  #lineStart = 0;
  /** The column of the implicit key, if the next indicator is a `:`. */
  #keyColumn: number | undefined;
  /** The previous token that is not a blank. */
  #before: CST.TokenType | null = null;

  constructor(outer: number) {
    this.#outer = outer;
  }

  /** Reads a token. Returns the limit that it exceeds. */
  read(source: string, type: CST.TokenType | null): Finding | undefined {
    const span = { start: this.#offset, end: this.#offset + source.length };
    this.#offset = span.end;
    if (this.#isSecondDocument(type))
      return limit(span, t('Only one YAML document is supported. Everything after "---" is ignored.'));
    const counted = this.#take(source, type, span);
    if (type !== 'space') this.#before = type;
    const lastBreak = type === 'newline' ? -1 : source.lastIndexOf('\n');
    if (lastBreak >= 0) this.#lineStart = span.start + lastBreak + 1;
    return this.#exceeded(span, counted);
  }

  closeFlows(end = this.#offset): void {
    const outermost = this.#open.findIndex(({ kind }) => kind === 'flow');
    if (outermost < 0) return;
    for (const { start } of this.#open.splice(outermost).slice(0, 1)) this.#flows.push({ start, end });
  }

  result(exceeded: Finding | undefined, end: number): Scan {
    this.closeFlows(end);
    return {
      limit: exceeded,
      tags: this.#tags,
      directives: this.#directives,
      flows: this.#flows,
      quotes: this.#quotes,
      comments: this.#comments,
      anchors: this.#anchors,
      openAliases: this.#openAliases,
      lexemes: this.lexemes,
    };
  }

  #isSecondDocument(type: CST.TokenType | null): boolean {
    if (type === 'newline' || type === 'space' || type === 'comment' || type === 'byte-order-mark')
      return false;
    if (type === 'doc-start' ? this.#documentBegun : this.#documentEnded && type !== 'doc-end') return true;
    if (type === 'doc-end') this.#documentEnded = true;
    else if (type !== 'directive-line') this.#documentBegun = true;
    return false;
  }

  /** Returns the collection that has one entry more now. */
  #take(source: string, type: CST.TokenType | null, span: Span): OpenCollection | undefined {
    const column = span.start - this.#lineStart;
    const top = this.#open.at(-1);
    const flow = top?.kind === 'flow' ? top : undefined;
    switch (type) {
      case 'byte-order-mark':
      case 'newline':
        this.#lineStart = span.end;
        this.#keyColumn = undefined;
        return undefined;
      case 'directive-line':
        this.#directives.push(span);
        return undefined;
      case 'comment': {
        const isForValue = flow !== undefined && this.#before !== null && valueFollows.has(this.#before);
        this.#comments.push({ ...span, isForValue });
        return undefined;
      }
      case 'flow-seq-end':
      case 'flow-map-end':
        if (flow === undefined) return undefined;
        this.#open.pop();
        if (this.#open.at(-1)?.kind !== 'flow') this.#flows.push({ start: flow.start, end: span.end });
        return undefined;
      case 'comma':
        if (flow !== undefined) flow.entries++;
        return top;
      case 'seq-item-ind':
      case 'explicit-key-ind':
        this.#keyColumn = undefined;
        return flow ? undefined : this.#count(type === 'seq-item-ind' ? 'list' : 'map', column, span.start);
      case 'map-value-ind': {
        const keyColumn = this.#keyColumn;
        this.#keyColumn = undefined;
        return flow || keyColumn === undefined ? undefined : this.#count('map', keyColumn, span.start);
      }
      case 'anchor':
      case 'alias':
      case 'tag':
      case 'flow-seq-start':
      case 'flow-map-start':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
      case 'scalar':
        this.#keyColumn ??= column;
        this.#takeNode(source, type, span);
        return undefined;
      default:
        return undefined;
    }
  }

  /** Takes what can be, or begin, a key. */
  #takeNode(source: string, type: CST.TokenType, span: Span): void {
    const name = source.slice(1);
    if (type === 'tag') this.#tags.push(span);
    else if (type.endsWith('-quoted-scalar')) this.#quotes.push(span);
    else if (type.startsWith('flow-'))
      this.#open.push({ kind: 'flow', column: -1, start: span.start, entries: 1 });
    else if (type === 'anchor') {
      this.#anchors.add(name);
      this.#anchorsAndAliases++;
    } else if (type === 'alias') {
      if (this.#anchors.has(name)) this.#anchorsAndAliases++;
      else this.#openAliases.add(name);
    }
  }

  /**
   * Counts an entry of the block collection at a column. Closes the collections that are indented further.
   */
  #count(kind: 'map' | 'list', column: number, start: number): OpenCollection {
    const isInside = (top: OpenCollection): boolean =>
      top.column > column || (top.column === column && kind === 'map' && top.kind === 'list');
    let top = this.#open.at(-1);
    while (top !== undefined && isInside(top)) {
      this.#open.pop();
      top = this.#open.at(-1);
    }
    if (top?.kind !== kind || top.column !== column) {
      top = { kind, column, start, entries: 0 };
      this.#open.push(top);
    }
    top.entries++;
    return top;
  }

  #exceeded(span: Span, counted: OpenCollection | undefined): Finding | undefined {
    if (this.#open.length + this.#outer > limits.nesting)
      return limit(span, t('Nesting is too deep (max {0} levels).', limits.nesting));
    if ((counted?.entries ?? 0) > limits.entries) return tooManyEntries(span);
    return this.#anchorsAndAliases > limits.anchorsAndAliases
      ? limit(
          span,
          t('Too many anchors and aliases (max {0}). Write the values out.', limits.anchorsAndAliases),
        )
      : undefined;
  }
}

/** The quotation mark and the brackets that close what is open at the end of a text. */
export function closersOf(text: string): string {
  const brackets: string[] = [];
  let last = '';
  for (const source of new Lexer().lex(text)) {
    const type = CST.tokenType(source);
    if (type === 'flow-seq-start') brackets.unshift(']');
    else if (type === 'flow-map-start') brackets.unshift('}');
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets.shift();
    else if (type === 'flow-error-end') brackets.length = 0;
    last = source;
  }
  const mark = last.charAt(0);
  const isQuoted = mark === '"' || mark === "'";
  return (isQuoted && !(last.length > 1 && last.endsWith(mark)) ? mark : '') + brackets.join('');
}
