import { blocksOf } from '../../../parse/blocks.ts';
import { isFlow } from '../../../parse/edits.ts';
import { columnOf, lineBefore, lineEndOf, lineStartOf, nextLine } from '../../../parse/lines.ts';
import { parse, type Parsed } from '../../../parse/parse.ts';
import type { QuotationMark } from '../../../parse/quotes.ts';
import { closersOf } from '../../../parse/scan.ts';
import {
  partsOf,
  valueOf,
  type KeyNode,
  type ListNode,
  type MapEntry,
  type MapNode,
  type Node,
} from '../../../parse/tree.ts';
import { touches, type Span } from '../../../text/span.ts';
import { placeAt } from '../navigation/placeAt.ts';
import { excerptAround, type Excerpt } from './excerpt.ts';
import type { SchemaPath } from './schema.ts';

/** The syntactic context of the cursor in a leadership file. */
export interface CompletionContext {
  /** The path to the position: key names, and null for a list item. */
  readonly path: SchemaPath;
  /** `key`: a key of the map at the path. `value`: the value at the path. */
  readonly role: 'key' | 'value';
  /** On a line of its own, after `key:`, after `- `, or inside brackets. */
  readonly place: 'line' | 'behind-key' | 'behind-dash' | 'flow';
  /** The other keys of the map, or the other items of the list. */
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

/** What is inserted besides the marker, so that the text can be parsed. */
interface Insertion {
  /** A space, a dash, or indentation, `back` characters before the cursor. */
  readonly lead?: string;
  readonly back?: number;
  /** The text in place of the one after the cursor: with a colon, or with what closes open brackets. */
  readonly behind?: string;
  /** What the insertion is meant to be. */
  readonly as?: 'key' | 'item';
}

/** Match the text after an empty word in front of something else, which would then be there twice. */
const inFrontOfValue = /^["'[{&]|^[ \t]+[^\s#,\]}]/;
const inFrontOfKey = /^[ \t]+[^\s#,\]}:]/;
const isKeyName = /^(?:\w[^\s:]*)?$/;
/** Makes a word at the cursor, so that the tree has a node there. */
const marker = 'xx';
/** Longer lines are not written by hand. In characters. */
const maxLineLength = 5000;
/** The maximum length of the text to parse. In characters. */
const maxExcerpt = 50_000;
/** The maximum number of blocks between the cursor and the keys and items that count as siblings. */
const maxDistance = 50;

/**
 * The possible contexts at an offset, most likely first. Inserts a marker at the cursor, parses the text, and
 * reads the context from the tree. If the marker alone is no value or key, a comma, closing brackets, a colon, or
 * a dash is inserted as well. Empty in comments and multi-line strings. Never throws.
 */
export function completionContextsAt(source: string, offset: number): CompletionContext[] {
  const text = source.replace(/\r(?!\n)/g, '\n');
  const isInLineBreak = text[offset] === '\n' && text[offset - 1] === '\r';
  if (isInLineBreak || columnOf(text, offset) > maxLineLength) return [];
  const blocks = blocksOf(text) ?? [];
  const contexts = contextsIn(excerptAround(text, blocks, offset, 1), offset);
  const haveFarSiblings = contexts.some(({ path, role }) =>
    role === 'key' ? path.length < 2 : path.length === 2 && path[1] === null,
  );
  return haveFarSiblings ? contextsIn(excerptAround(text, blocks, offset, maxDistance), offset) : contexts;
}

function contextsIn({ before, ownBefore, after }: Excerpt, offset: number): CompletionContext[] {
  if (before.length + after.length > maxExcerpt) return [];
  let parsed: Parsed | undefined;
  const contextWith = (insertion: Insertion): CompletionContext | undefined => {
    const { lead = '', back = 0, behind = after } = insertion;
    const start = before.length - back;
    const head = before.slice(0, start) + lead + before.slice(start);
    parsed = parse(head + marker + behind, parsed);
    return parsed.root && contextOf(parsed.root, head, { ...insertion, behind }, { offset, after });
  };
  const line = before.slice(lineStartOf(before, before.length));
  const [word = ''] = /^[^\s,:[\]{}"']*/.exec(after) ?? [];
  const rest = after.slice(word.length);
  const newKey = { behind: `${word}:${rest}`, as: 'key' } as const;
  const isGlued = /:$|(?:^|\s)-$/.test(line) && /^[ \t]*(?:[#,\]}\r\n]|$)/.test(after);
  const behinds = new Set([ownBefore, line].flatMap((open) => closedBehind(open, word, rest)));
  for (const behind of [after, ...behinds])
    for (const lead of isGlued ? [' ', ''] : ['']) {
      const context = contextWith({ lead, behind });
      if (context?.place === 'line' && context.role === 'value') {
        const key = contextWith(newKey);
        return [key === undefined || key.siblings.length === 0 ? context : key];
      }
      if (context !== undefined) return [context];
      if (parsed !== undefined && isInText(parsed, before, before.length + lead.length)) return [];
    }
  const key = contextWith(newKey);
  const back = /^\s*(\S*)$/.exec(line)?.[1]?.length;
  if (back === undefined || parsed?.root === undefined) return key === undefined ? [] : [key];
  const column = line.length - back;
  const inner = columnOfItem(parsed.root, before, column);
  const keyOfItem =
    inner === undefined ? undefined : contextWith({ lead: ' '.repeat(inner - column), back, ...newKey });
  const item = contextWith({ lead: '- ', back, as: 'item' });
  return [key, keyOfItem, item].filter((context) => context !== undefined);
}

/**
 * The text after the cursor, if quotation marks or brackets are open there: with a comma before the next item,
 * or with some of them closed in place of the rest of the line.
 */
function closedBehind(open: string, word: string, rest: string): string[] {
  const closers = closersOf(open + marker);
  const mark = closers.replace(/[\]}]+$/, '');
  const close = (count: number, below: string): string => {
    const comma = count === closers.length || /^\s*[,\]}]/.test(below) ? '' : ',';
    return word + closers.slice(0, count) + comma + below;
  };
  const nextLines = rest.slice(lineEndOf(rest, 0));
  const counts = Array.from(closers, (_, position) => position + 1);
  return closers === '' ? [] : [close(mark.length, rest), ...counts.map((count) => close(count, nextLines))];
}

/** Whether a marker is in a comment, or in a string that starts on an earlier line. */
function isInText({ root, comments }: Parsed, before: string, at: number): boolean {
  const { node } = (root && placeAt(root, at + 1).steps.at(-1)) ?? {};
  const isContinued = node?.kind === 'scalar' && node.span.start < lineStartOf(before, before.length);
  return isContinued || comments.some((comment) => touches(comment, at));
}

/** The context of the marker after `head`. Undefined if it is not in a value or key that can be completed. */
function contextOf(
  root: Node,
  head: string,
  { lead = '', behind, as }: Insertion & { readonly behind: string },
  { offset, after }: { readonly offset: number; readonly after: string },
): CompletionContext | undefined {
  const text = head + marker + behind;
  const at = head.length;
  const { steps, key } = placeAt(root, at + 1);
  const collections = steps.flatMap(({ node }) => (node.kind === 'map' || node.kind === 'list' ? node : []));
  const parent = collections.at(-1);
  const node = key?.key ?? steps.at(-1)?.node;
  if (parent === undefined || node === undefined || node === parent) return undefined;
  const word = wordAt(text, node, at);
  if (word === undefined) return undefined;
  const { quote } = word;
  const typed = text.slice(word.start, at);
  const rest = word.end - at - marker.length;
  const lineStart = lineBefore(text, node.span.start);
  const isInFlow = isFlow(text, parent);
  if (typed === '' && quote === undefined && (key === undefined ? inFrontOfValue : inFrontOfKey).test(after))
    return undefined;
  if (key !== undefined && !(isKeyName.test(typed) && (isInFlow || /^[\s-]*$/.test(lineStart))))
    return undefined;
  if (as === 'key' && !(key !== undefined && mayBeNew(text, key, typed))) return undefined;
  if (as === 'item' && !(parent.kind === 'list' && parent.items.length > 1)) return undefined;
  if (lead === ' ' && typed !== '') return undefined;
  const behindWhat = parent.kind === 'list' ? 'behind-dash' : 'behind-key';
  const place = isInFlow ? 'flow' : key !== undefined || lineStart.trim() === '' ? 'line' : behindWhat;
  if (place === 'behind-key' && hasContentBelow(after, lineStart)) return undefined;
  const block = collections.findLast((one) => !isFlow(text, one))?.span.start ?? 0;
  return {
    path: steps.slice(1).map(({ entry }) => entry?.key.name ?? null),
    role: key === undefined ? 'value' : 'key',
    place,
    siblings: siblingsOf(parent, node),
    ids: collections.flatMap((one) => idOf(one, at)),
    column:
      place === 'flow' || place === 'behind-key' ? columnOf(text, block) : columnOf(text, node.span.start),
    token: {
      span: { start: offset - typed.length, end: offset + rest },
      typed,
      quote,
      isUnclosed: quote !== undefined && behind !== after,
    },
    lead: lead === '' && quote === undefined && text[node.span.start - 1] === ',' ? ' ' : lead,
    hasColon: key !== undefined && /^[ \t]*:(?=[\s,\]}]|$)/.test(after.slice(rest)),
  };
}

/** Whether the key of a line has its value below: in lines that are indented further. */
function hasContentBelow(after: string, line: string): boolean {
  const below = nextLine(after, 0);
  const column = /^[\s-]*/.exec(line)?.[0].length ?? 0;
  return (
    after.slice(0, lineEndOf(after, 0)).trim() === '' &&
    below !== undefined &&
    columnOf(after, below.start) > column
  );
}

/** Whether a key without a colon can get one: it would not take what is below a blank line, or beside it. */
function mayBeNew(text: string, { key, value }: MapEntry, typed: string): boolean {
  const isEmpty = value.kind === 'scalar' && value.value === null;
  return isEmpty || (typed !== '' && columnOf(text, value.span.start) > columnOf(text, key.span.start));
}

/** The word with the marker in a key or value. Undefined if it has several lines, or is not closed. */
function wordAt(
  text: string,
  node: Node | KeyNode,
  at: number,
): (Span & { readonly quote: QuotationMark | undefined }) | undefined {
  const { start, end } = node.span;
  const source = text.slice(start, end);
  if (/[\r\n]/.test(source)) return undefined;
  const [quote] = /^["']/.exec(source) ?? [];
  if ('kind' in node && node.kind === 'error' && /^["'[{]/.test(source)) return undefined;
  if (quote === '"' || quote === "'") return { start: start + 1, end: end - 1, quote };
  const rest = /^\S*/.exec(text.slice(at + marker.length, end))?.[0].length ?? 0;
  return { start, end: at + marker.length + rest, quote: undefined };
}

/** The other keys if the marker is in a key, or the other items. */
function siblingsOf(parent: MapNode | ListNode, node: Node | KeyNode): string[] {
  if (parent.kind === 'list')
    return parent.items.flatMap((item) => (item !== node && item.kind === 'scalar' ? item.source : []));
  const keys = parent.entries.map(({ key }) => key);
  return 'name' in node ? keys.filter((key) => key !== node).map(({ name }) => name) : [];
}

/** The id of an entry, unless the marker is in it. */
function idOf(node: MapNode | ListNode, at: number): string[] {
  const id = node.kind === 'map' ? valueOf(node, 'id') : undefined;
  return id?.kind === 'scalar' && id.source !== '' && !touches(id.span, at) ? [id.source] : [];
}

/** The column of the keys of the last map above, if it is an item of a list in another column. */
function columnOfItem(root: Node, before: string, column: number): number | undefined {
  for (let node: Node | undefined = root; node !== undefined;) {
    const last: Node | undefined = partsOf(node).findLast(({ span }) => span.start < before.length);
    if (node.kind === 'list' && columnOf(before, node.span.start) === column && last?.kind === 'map')
      return isFlow(before, last) ? undefined : columnOf(before, last.span.start);
    node = last;
  }
  return undefined;
}
