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
  const tags: Span[] = [];
  const directives: Span[] = [];
  const flows: Span[] = [];
  const quotes: Span[] = [];
  const comments: Comment[] = [];
  const open: OpenCollection[] = [];
  const lexemes: string[] = [];
  const anchors = new Set<string>();
  const openAliases = new Set<string>();
  let anchorsAndAliases = 0;
  let documentBegun = false;
  let documentEnded = false;
  let offset = 0;
  let lineStart = 0;
  /** The column of the implicit key, if the next indicator is a `:`. */
  let keyColumn: number | undefined;
  let isScalarText = false;
  /** The previous token that is not a blank. */
  let before: CST.TokenType | null = null;

  /**
   * Counts an entry of the block collection at a column. Closes the collections that are indented further.
   */
  const count = (kind: 'map' | 'list', column: number, start: number): OpenCollection => {
    let top = open.at(-1);
    while (
      top !== undefined &&
      (top.column > column || (top.column === column && kind === 'map' && top.kind === 'list'))
    ) {
      open.pop();
      top = open.at(-1);
    }
    if (top?.kind !== kind || top.column !== column) {
      top = { kind, column, start, entries: 0 };
      open.push(top);
    }
    top.entries++;
    return top;
  };
  const closeFlows = (end: number): void => {
    const outermost = open.findIndex(({ kind }) => kind === 'flow');
    if (outermost < 0) return;
    for (const { start } of open.splice(outermost).slice(0, 1)) flows.push({ start, end });
  };
  const result = (passed?: Finding): Scan => {
    closeFlows(text.length);
    return {
      limit: passed,
      tags,
      directives,
      flows,
      quotes,
      comments,
      anchors,
      openAliases,
      lexemes,
    };
  };

  for (const source of new Lexer().lex(text)) {
    lexemes.push(source);
    const type: CST.TokenType | null = isScalarText ? 'scalar' : CST.tokenType(source);
    isScalarText = !isScalarText && type === 'scalar';
    if (type === 'flow-error-end') closeFlows(offset);
    if (isScalarText || type === 'doc-mode' || type === 'flow-error-end') continue;
    const span = { start: offset, end: offset + source.length };
    offset = span.end;
    const column = span.start - lineStart;
    const top = open.at(-1);
    const inFlow = top?.kind === 'flow';
    let counted: OpenCollection | undefined;

    const isContent =
      type !== 'newline' && type !== 'space' && type !== 'comment' && type !== 'byte-order-mark';
    if (isContent && (type === 'doc-start' ? documentBegun : documentEnded && type !== 'doc-end'))
      return result(
        limit(span, t('Only one YAML document is supported. Everything after "---" is ignored.')),
      );
    if (type === 'doc-end') documentEnded = true;
    else if (isContent && type !== 'directive-line') documentBegun = true;

    switch (type) {
      case 'byte-order-mark':
      case 'newline':
        lineStart = span.end;
        keyColumn = undefined;
        break;
      case 'directive-line':
        directives.push(span);
        break;
      case 'anchor':
        anchors.add(source.slice(1));
        anchorsAndAliases++;
        keyColumn ??= column;
        break;
      case 'alias':
        if (anchors.has(source.slice(1))) anchorsAndAliases++;
        else openAliases.add(source.slice(1));
        keyColumn ??= column;
        break;
      case 'tag':
        tags.push(span);
        keyColumn ??= column;
        break;
      case 'flow-seq-start':
      case 'flow-map-start':
        keyColumn ??= column;
        open.push({ kind: 'flow', column: -1, start: span.start, entries: 1 });
        break;
      case 'flow-seq-end':
      case 'flow-map-end':
        if (top === undefined || !inFlow) break;
        open.pop();
        if (open.at(-1)?.kind !== 'flow') flows.push({ start: top.start, end: span.end });
        break;
      case 'comma':
        if (top !== undefined && inFlow) top.entries++;
        counted = top;
        break;
      case 'seq-item-ind':
        if (!inFlow) counted = count('list', column, span.start);
        keyColumn = undefined;
        break;
      case 'explicit-key-ind':
        if (!inFlow) counted = count('map', column, span.start);
        keyColumn = undefined;
        break;
      case 'map-value-ind':
        if (!inFlow && keyColumn !== undefined) counted = count('map', keyColumn, span.start);
        keyColumn = undefined;
        break;
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        quotes.push(span);
        keyColumn ??= column;
        break;
      case 'scalar':
        keyColumn ??= column;
        break;
      case 'comment':
        comments.push({ ...span, isForValue: inFlow && before !== null && valueFollows.has(before) });
        break;
      default:
    }
    if (type !== 'space') before = type;
    if (open.length + outer > limits.nesting)
      return result(limit(span, t('Nesting is too deep (max {0} levels).', limits.nesting)));
    if ((counted?.entries ?? 0) > limits.entries) return result(tooManyEntries(span));
    if (anchorsAndAliases > limits.anchorsAndAliases)
      return result(
        limit(
          span,
          t('Too many anchors and aliases (max {0}). Write the values out.', limits.anchorsAndAliases),
        ),
      );
    const lastBreak = type === 'newline' ? -1 : source.lastIndexOf('\n');
    if (lastBreak >= 0) lineStart = span.start + lastBreak + 1;
  }
  return result();
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
