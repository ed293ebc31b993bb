import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { lineEndOf, lineStartOf } from './lines.ts';
import { inQuotes } from './quotes.ts';
import type { ListNode, MapNode, Node, ScalarNode } from './tree.ts';

/**
 * Adds an entry to a map, in the style of the map, behind the entry of another key or else at the end. `value` is
 * written as it is; its further lines are given with the indentation that they have below the key. Undefined where
 * there is no safe place.
 */
export function addEntry(
  source: string,
  map: MapNode,
  key: string,
  value: string,
  behind?: string,
): TextEdit | undefined {
  const text = withLineFeeds(source);
  const entry = map.entries.find(({ key: { name } }) => name === behind) ?? map.entries.at(-1);
  const newText = `${key}: ${value}`;
  if (isFlow(text, map)) {
    if (entry === undefined) return fillEmpty(text, map, newText, ' ');
    if (entry.value.span.end <= entry.key.span.end + 1 || /[\r\n]/.test(value)) return undefined;
    return insert(entry.value.span.end, `, ${newText}`);
  }
  const [first] = map.entries;
  if (first === undefined || entry === undefined) return undefined;
  const end = Math.max(entry.key.span.end, entry.value.span.end);
  return addLine(source, first.key.span.start, end, newText);
}

/** Adds an item to the end of a list, in the style of the list. Undefined where there is no safe place. */
export function addItem(source: string, list: ListNode, value: string): TextEdit | undefined {
  const text = withLineFeeds(source);
  const last = list.items.at(-1);
  // What an alias leads to stands elsewhere.
  if (last !== undefined && (last.span.start < list.span.start || last.span.end > list.span.end))
    return undefined;
  if (isFlow(text, list)) {
    if (last === undefined) return fillEmpty(text, list, value, '');
    return insert(last.span.end, `, ${value}`);
  }
  if (last === undefined || text[list.span.start] !== '-') return undefined;
  return addLine(source, list.span.start, last.span.end, `- ${value}`);
}

/**
 * Removes an entry of a map or an item of a list, with the comment lines right above it and with what parts it from
 * its neighbours; or all up to a `last` one. The only one leaves `{}` or `[]`. Undefined where a comment of somebody
 * else would go with it.
 */
export function removeChild(
  source: string,
  parent: MapNode | ListNode,
  position: number,
  last = position,
): TextEdit | undefined {
  const text = withLineFeeds(source);
  const children = childSpans(parent);
  const child = spanning(children[position], children[last]);
  // What an anchor names may be meant elsewhere.
  if (child === undefined || /(?:^|[\s,[{])&[^\s&]/.test(text.slice(child.start, child.end)))
    return undefined;
  if (isFlow(text, parent)) return removeFromFlow(text, parent, children, position, last);
  if (children.length === 1) return emptied(text, parent);
  return removeLines(source, spanning(blockOf(text, parent, position), blockOf(text, parent, last)));
}

/**
 * The lines of a child of a block collection, its own comment lines above it included; undefined where it shares its
 * first line.
 */
export function blockOf(source: string, parent: MapNode | ListNode, position: number): Span | undefined {
  const text = withLineFeeds(source);
  const child = childSpans(parent)[position];
  if (child === undefined || isFlow(text, parent)) return undefined;
  const lead = text.slice(lineStartOf(text, child.start), child.start);
  if (parent.kind === 'map' ? lead.trim() !== '' : !/^ *- *$/.test(lead)) return undefined;
  const indentation = /^ */.exec(lead)?.[0] ?? '';
  let start = lineStartOf(text, child.start);
  while (start > 0) {
    const above = lineStartOf(text, start - 1);
    if (!text.startsWith(`${indentation}#`, above)) break;
    start = above;
  }
  if (isBanner(text, start, child.start)) start = lineStartOf(text, child.start);
  const end = Math.min(text.length, lineEndOf(text, contentEnd(text, child.end)) + 1);
  return { start, end: end + commentsWithin(text, end, indentation.length) };
}

/** The length of the comment lines at a place that are further in than a column, and so belong to what is above. */
function commentsWithin(text: string, at: number, column: number): number {
  const lines = new RegExp(`^(?: {${String(column + 1)},}#[^\\n]*(?:\\n|$))+`);
  return lines.exec(text.slice(at))?.[0].length ?? 0;
}

/**
 * Moves an item of a block list behind a later one, with the comments that are its own and with the blank lines that
 * part it from the next. Empty where there is no safe way, as with an anchor in it.
 */
export function moveItem(source: string, list: ListNode, from: number, behind: number): TextEdit[] {
  const blocks = list.items.map((_, position) =>
    from <= position && position <= behind ? blockOf(source, list, position) : undefined,
  );
  const moving = blocks[from];
  const next = blocks[from + 1];
  const last = blocks[behind];
  if (moving === undefined || next === undefined || last === undefined || next.start < moving.end) return [];
  const content = source.slice(moving.start, moving.end);
  if (/(?:^|[\s,[{])[&*][^\s&*]/.test(content)) return [];
  const blank = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(source.slice(moving.end, next.start))?.[0] ?? '';
  const isClosed = /[\r\n]$/.test(source.slice(last.start, last.end));
  const [lineBreak = ''] = /(?:\r\n|\r|\n)$/.exec(content) ?? [];
  return [
    { span: { start: moving.start, end: moving.end + blank.length }, newText: '' },
    insert(
      last.end,
      isClosed ? blank + content : lineBreak + blank + content.slice(0, content.length - lineBreak.length),
    ),
  ];
}

/** Edits in the order of the text, those that touch made one; undefined where two overlap. */
export function merged(edits: readonly TextEdit[]): TextEdit[] | undefined {
  const result: TextEdit[] = [];
  for (const edit of edits.toSorted(
    ({ span: one }, { span: other }) => one.start - other.start || one.end - other.end,
  )) {
    const last = result.at(-1);
    if (last === undefined || last.span.end < edit.span.start) result.push(edit);
    else if (last.span.end > edit.span.start) return undefined;
    else
      result[result.length - 1] = {
        span: { start: last.span.start, end: edit.span.end },
        newText: last.newText + edit.newText,
      };
  }
  return result;
}

/** Another value for a scalar, in the quotes that it has. */
export function replaceScalar({ span, style }: ScalarNode, value: string): TextEdit | undefined {
  const before = { plain: '', 'single-quoted': "'", 'double-quoted': '"', block: '|' };
  const newText = rewritten(before[style], value);
  return newText === undefined ? undefined : { span, newText };
}

/** A text as YAML in the place of what is written, in the same quotes; undefined for a text of several lines. */
export function rewritten(before: string, value: string): string | undefined {
  switch (before[0]) {
    case '|':
    case '>':
      return undefined;
    case "'":
      return `'${value.replaceAll("'", "''")}'`;
    case '"':
      return `"${value.replace(/[\\"]/g, '\\$&')}"`;
    default:
      return written(value);
  }
}

/** A scalar as it is written, in quotes where it could be taken for more than one in brackets. */
export function inFlow(text: string, { span, style, value }: ScalarNode): string {
  const source = text.slice(span.start, span.end);
  return style === 'plain' && /[,[\]{}]/.test(source) ? written(String(value)) : source;
}

/** A text as YAML on one line: plain where no one could take it for anything else, else in quotes. */
export function written(value: string): string {
  const isPlain =
    (/^[\p{L}/][\p{L}\p{M}\d _./()-]*$/u.test(value) && value.trim() === value) ||
    /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : inQuotes(value.replace(/\s+/g, ' '));
}

/** A map or list and the position of its child on the way to a place. */
export interface Turn {
  readonly parent: MapNode | ListNode;
  readonly position: number;
  readonly child: Node;
}

/** The way from the root to the innermost node that has a span within it, in its key or its value. */
export function wayTo(root: Node, span: Span): Turn[] {
  const way: Turn[] = [];
  for (let node = root; node.kind === 'map' || node.kind === 'list';) {
    const parent: MapNode | ListNode = node;
    const position = childSpans(parent).findIndex(({ start, end }) => start <= span.start && span.end <= end);
    const child = parent.kind === 'map' ? parent.entries[position]?.value : parent.items[position];
    if (child === undefined) break;
    way.push({ parent, position, child });
    node = child;
  }
  return way;
}

/** The line break that a text uses. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** Whether a collection stands in brackets; one that is not written does not. */
export function isFlow(text: string, node: MapNode | ListNode): boolean {
  return text[node.span.start] === (node.kind === 'map' ? '{' : '[');
}

export function childSpans(parent: MapNode | ListNode): Span[] {
  return parent.kind === 'list'
    ? parent.items.map(({ span }) => span)
    : parent.entries.map(({ key, value }) => ({
        start: key.span.start,
        end: Math.max(key.span.end, value.span.end),
      }));
}

function insert(at: number, newText: string): TextEdit {
  return { span: { start: at, end: at }, newText };
}

/** A line below the one of `end`, as far in as `column` is. */
function addLine(source: string, column: number, end: number, content: string): TextEdit {
  const text = withLineFeeds(source);
  const indentation = ' '.repeat(column - lineStartOf(text, column));
  const lineEnd = lineEndOf(text, contentEnd(text, end));
  const at = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  const lineBreak = at < text.length ? lineBreakOf(source.slice(at, at + 2)) : lineBreakOf(source);
  const indented = content.replaceAll('\n', `${lineBreak}${indentation}`);
  return insert(at, `${lineBreak}${indentation}${indented}`);
}

/** The end of what is written, without the line breaks that a block scalar ends with. */
function contentEnd(text: string, end: number): number {
  return text.slice(0, end).trimEnd().length;
}

function fillEmpty(
  text: string,
  node: MapNode | ListNode,
  content: string,
  blank: string,
): TextEdit | undefined {
  const span = { start: node.span.start + 1, end: node.span.end - 1 };
  return text.slice(span.start, span.end).trim() === ''
    ? { span, newText: `${blank}${content}${blank}` }
    : undefined;
}

function removeFromFlow(
  text: string,
  parent: MapNode | ListNode,
  children: readonly Span[],
  position: number,
  last: number,
): TextEdit | undefined {
  const child = spanning(children[position], children[last]);
  if (child === undefined) return undefined;
  const before = children[position - 1];
  const after = children[last + 1];
  if (before === undefined && text.slice(parent.span.start + 1, child.start).trim() !== '') return undefined;
  const span =
    before !== undefined
      ? { start: before.end, end: child.end }
      : after !== undefined
        ? { start: child.start, end: after.start }
        : { start: parent.span.start + 1, end: parent.span.end - 1 };
  const around = text.slice(span.start, child.start) + text.slice(child.end, span.end);
  return /^[\s,]*$/.test(around) ? { span, newText: '' } : undefined;
}

function spanning(first: Span | undefined, last: Span | undefined): Span | undefined {
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** An emptied block collection, written behind its key. */
function emptied(text: string, { span, kind }: MapNode | ListNode): TextEdit | undefined {
  const start = contentEnd(text, span.start);
  if (text[start - 1] !== ':' || text.slice(start, span.start).includes('#')) return undefined;
  const end = contentEnd(text, span.end);
  return /(?:^|\s)#/.test(text.slice(start, end))
    ? undefined
    : { span: { start, end }, newText: kind === 'map' ? ' {}' : ' []' };
}

function removeLines(source: string, block: Span | undefined): TextEdit | undefined {
  if (block === undefined) return undefined;
  if (block.end < source.length || /[\r\n]$/.test(source.slice(0, block.end)))
    return { span: block, newText: '' };
  const before = source.slice(0, block.start).replace(/\r\n$|\r$|\n$/, '');
  return { span: { start: before.length, end: block.end }, newText: '' };
}

/** Whether comment lines head a whole part of the file: a blank comment line or a rule of dashes is in them. */
function isBanner(text: string, start: number, end: number): boolean {
  return /^ *#(?:\s*$|.*-{8})/m.test(text.slice(start, end));
}

/** A lone CR is a line break for the parser too. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
