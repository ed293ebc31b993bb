import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { lineEndOf, lineStartOf } from './lines.ts';
import { inQuotes } from './quotes.ts';
import type { ListNode, MapNode, Node, ScalarNode } from './tree.ts';

/**
 * Adds an entry to a map, in the style of the map, after the entry of the key `behind`, or else at the end.
 * `value` is inserted as it is. Its further lines are indented relative to the key. Undefined if there is no
 * safe position.
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

/** Adds an item to the end of a list, in the style of the list. Undefined if there is no safe position. */
export function addItem(source: string, list: ListNode, value: string): TextEdit | undefined {
  const text = withLineFeeds(source);
  const last = list.items.at(-1);
  // The value of an alias is outside the list.
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
 * Removes a map entry or a list item, or several of them up to `last`. Comment lines directly above and the
 * separator are also removed. If nothing is left, the result is `{}` or `[]`. Undefined if that would remove
 * another comment.
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
  // Another part of the file may refer to the anchor.
  if (child === undefined || /(?:^|[\s,[{])&[^\s&]/.test(text.slice(child.start, child.end)))
    return undefined;
  if (isFlow(text, parent)) return removeFromFlow(text, parent, children, position, last);
  if (children.length === 1) return emptied(text, parent);
  return removeLines(source, spanning(blockOf(text, parent, position), blockOf(text, parent, last)));
}

/**
 * The lines of a child of a block collection, including its comment lines above. Undefined if the child
 * shares its first line with other content.
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

/**
 * The length of the comment lines that are indented further than a column, and so belong to the lines above.
 */
function commentsWithin(text: string, at: number, column: number): number {
  const lines = new RegExp(`^(?: {${String(column + 1)},}#[^\\n]*(?:\\n|$))+`);
  return lines.exec(text.slice(at))?.[0].length ?? 0;
}

/**
 * Moves an item of a block list after a later one. Its comments, and the blank lines before the next item,
 * move with it. Empty if there is no safe way, for example if the item has an anchor.
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

/** Sorts edits and merges those that touch. Undefined if two of them overlap. */
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

/** Replaces the value of a scalar and keeps its quotes. */
export function replaceScalar({ span, style }: ScalarNode, value: string): TextEdit | undefined {
  const before = { plain: '', 'single-quoted': "'", 'double-quoted': '"', block: '|' };
  const newText = rewritten(before[style], value);
  return newText === undefined ? undefined : { span, newText };
}

/** A value as YAML with the quotes of the text that it replaces. Undefined if that is a block scalar. */
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

/** The source of a scalar for a flow collection, quoted if it contains brackets or commas. */
export function inFlow(text: string, { span, style, value }: ScalarNode): string {
  const source = text.slice(span.start, span.end);
  return style === 'plain' && /[,[\]{}]/.test(source) ? written(String(value)) : source;
}

/** A text as YAML on one line: plain if that is unambiguous, else quoted. */
export function written(value: string): string {
  const isPlain =
    (/^[\p{L}/][\p{L}\p{M}\d _./()-]*$/u.test(value) && value.trim() === value) ||
    /^\d{4}-\d{2}-\d{2}$/.test(value);
  return isPlain && !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(value)
    ? value
    : inQuotes(value.replace(/\s+/g, ' '));
}

/** A map or list on the path to a node, with the position of the child on that path. */
export interface Turn {
  readonly parent: MapNode | ListNode;
  readonly position: number;
  readonly child: Node;
}

/** The path from the root to the innermost node whose key or value contains a span. */
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

/** The line break of a text. */
export function lineBreakOf(text: string): string {
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

/** Whether a collection is written in brackets. False for a collection that is not written. */
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

/** Inserts a line after the line of `end`, with the indentation of `column`. */
function addLine(source: string, column: number, end: number, content: string): TextEdit {
  const text = withLineFeeds(source);
  const indentation = ' '.repeat(column - lineStartOf(text, column));
  const lineEnd = lineEndOf(text, contentEnd(text, end));
  const at = text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd;
  const lineBreak = at < text.length ? lineBreakOf(source.slice(at, at + 2)) : lineBreakOf(source);
  const indented = content.replaceAll('\n', `${lineBreak}${indentation}`);
  return insert(at, `${lineBreak}${indentation}${indented}`);
}

/** The end of the content, without the line breaks at the end of a block scalar. */
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

/** An empty collection after its key, in place of a block collection. */
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

/**
 * Whether comment lines are the heading of a section: they contain an empty comment line or a row of dashes.
 */
function isBanner(text: string, start: number, end: number): boolean {
  return /^ *#(?:\s*$|.*-{8})/m.test(text.slice(start, end));
}

/** The parser also treats a lone CR as a line break. */
function withLineFeeds(text: string): string {
  return text.includes('\r') ? text.replace(/\r(?!\n)/g, '\n') : text;
}
