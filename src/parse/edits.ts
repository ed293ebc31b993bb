import type { TextEdit } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import { lineEndOf, lineStartOf } from './lines.ts';
import { changeAt, entryFrom, nodeOf, proven, withEntries, withItems, withoutEntries } from './proof.ts';
import type { Change } from './proof.ts';
import { inQuotes } from './quotes.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from './tree.ts';

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
  return addEntries(source, map, [[key, value]], behind);
}

/** Like `addEntry`, for several entries. */
export function addEntries(
  source: string,
  map: MapNode,
  added: readonly (readonly [key: string, value: string])[],
  behind?: string,
): TextEdit | undefined {
  const lines = added.map(([key, value]) => `${key}:${value.startsWith('\n') ? '' : ' '}${value}`);
  const entries = lines.flatMap((line) => entryFrom(line) ?? []);
  if (entries.length < lines.length) return undefined;
  const edit = entriesEdit(source, map, lines, behind);
  return proven(
    source,
    edit && [edit],
    changeAt(map, (node) => withEntries(node, entries)),
  )?.[0];
}

function entriesEdit(
  source: string,
  map: MapNode,
  lines: readonly string[],
  behind: string | undefined,
): TextEdit | undefined {
  const text = withLineFeeds(source);
  const children = writtenChildren(text, map);
  const named = map.entries.findIndex(({ key: { name } }) => name === behind);
  const child = children[named < 0 ? children.length - 1 : named];
  if (isFlow(text, map)) {
    if (child === undefined) return fillEmpty(text, map, lines.join(', '), ' ');
    if (lines.some((line) => /[\r\n]/.test(line))) return undefined;
    return insert(child.end, lines.map((line) => `, ${line}`).join(''));
  }
  const [first] = children;
  if (first === undefined || child === undefined) return undefined;
  return addLine(source, first.start, child.end, lines.join('\n'));
}

/** Adds an item to the end of a list, in the style of the list. Undefined if there is no safe position. */
export function addItem(source: string, list: ListNode, value: string): TextEdit | undefined {
  const edit = itemEdit(source, list, value);
  return proven(source, edit && [edit], appended(list, value))?.[0];
}

/** The change of a list by an item at its end. */
export function appended(list: ListNode, value: string): Change {
  const item = nodeOf(value);
  return changeAt(list, (node) => item && withItems(node, node.items.length, 0, [item]));
}

function itemEdit(source: string, list: ListNode, value: string): TextEdit | undefined {
  const text = withLineFeeds(source);
  const children = writtenChildren(text, list);
  const [first] = children;
  const last = children.at(-1);
  if (isFlow(text, list)) {
    if (last === undefined) return fillEmpty(text, list, value, '');
    return insert(last.end, `, ${value}`);
  }
  if (first === undefined || last === undefined || text[first.head] !== '-') return undefined;
  return addLine(source, first.head, last.end, `- ${value}`);
}

/**
 * Removes a map entry or a list item, or several of them up to `last`. Comment lines directly above and the
 * separator are also removed. If nothing is left, the result is `{}` or `[]`. Undefined if that would remove
 * another comment, or an anchor that another part of the file refers to.
 */
export function removeChild(
  source: string,
  parent: MapNode | ListNode,
  position: number,
  last = position,
): TextEdit | undefined {
  const edit = removal(source, parent, position, last);
  return proven(source, edit && [edit], removed(parent, position, last), { mayRemove: true })?.[0];
}

/** The change of a collection by the removal of children. */
export function removed(parent: MapNode | ListNode, position: number, last = position): Change {
  const count = last - position + 1;
  return changeAt(parent, (node) =>
    node.kind === 'list' ? withItems(node, position, count, []) : withoutEntries(node, position, count),
  );
}

/** The edit of `removeChild`, for a caller that moves what is removed and proves the whole. */
export function removal(
  source: string,
  parent: MapNode | ListNode,
  position: number,
  last = position,
): TextEdit | undefined {
  const text = withLineFeeds(source);
  const children = writtenChildren(text, parent);
  if (isFlow(text, parent)) return removeFromFlow(text, parent, children, position, last);
  if (children.length === last - position + 1) return emptied(text, parent, children);
  return removeLines(source, spanning(blockOf(text, parent, position), blockOf(text, parent, last)));
}

/**
 * The lines of a child of a block collection, including its comment lines above. Undefined if the child
 * shares its first line with other content.
 */
export function blockOf(source: string, parent: MapNode | ListNode, position: number): Span | undefined {
  const text = withLineFeeds(source);
  const child = writtenChildren(text, parent)[position];
  if (child === undefined || isFlow(text, parent)) return undefined;
  const lineStart = lineStartOf(text, child.head);
  const indentation = text.slice(lineStart, child.head);
  if (!/^ *$/.test(indentation)) return undefined;
  let start = lineStart;
  while (start > 0) {
    const above = lineStartOf(text, start - 1);
    if (!text.startsWith(`${indentation}#`, above)) break;
    start = above;
  }
  if (isBanner(text, start, child.head)) start = lineStart;
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
 * move with it. Empty if there is no safe way, for example if an alias would come before its anchor.
 */
export function moveItem(source: string, list: ListNode, from: number, behind: number): TextEdit[] {
  const edits = moving(source, list, from, behind);
  const change = changeAt(list, (node) => {
    const item = node.items[from];
    return item && withItems(withItems(node, from, 1, []), behind, 0, [item]);
  });
  return proven(source, edits, change) ?? [];
}

function moving(source: string, list: ListNode, from: number, behind: number): TextEdit[] | undefined {
  const moved = blockOf(source, list, from);
  const next = blockOf(source, list, from + 1);
  const last = blockOf(source, list, behind);
  if (moved === undefined || next === undefined || last === undefined || next.start < moved.end)
    return undefined;
  const content = source.slice(moved.start, moved.end);
  const blank = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(source.slice(moved.end, next.start))?.[0] ?? '';
  const isClosed = /[\r\n]$/.test(source.slice(last.start, last.end));
  const [lineBreak = ''] = /(?:\r\n|\r|\n)$/.exec(content) ?? [];
  return [
    { span: { start: moved.start, end: moved.end + blank.length }, newText: '' },
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

/**
 * The items of a list of scalars for a flow collection: with their quotes and anchors, and aliases as they are.
 * Without anchors, the values of aliases are written out.
 */
export function sourceInFlow(source: string, list: ListNode, { withAnchors = true } = {}): string[] {
  const written = writtenChildren(source, list);
  return list.items.map((item, position) => {
    const { start = 0, end = 0, isAlias = false } = written[position] ?? {};
    if (isAlias && withAnchors) return source.slice(start, end);
    const anchor = withAnchors ? source.slice(start, item.span.start) : '';
    return anchor + (item.kind === 'scalar' ? inFlow(source, item) : source.slice(item.span.start, end));
  });
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

/** A child of a collection as it is written: with its anchor, and an alias in its own place. */
export interface WrittenChild extends Span {
  /** The `-` of an item in a block list; otherwise the start. */
  readonly head: number;
  readonly isAlias: boolean;
}

/** The children of a collection as they are written. */
export function writtenChildren(source: string, parent: MapNode | ListNode): WrittenChild[] {
  const text = withLineFeeds(source);
  if (parent.kind === 'map') return parent.entries.map((entry) => writtenEntry(text, entry));
  const inFlow = isFlow(text, parent);
  let done = parent.span.start + (inFlow ? 1 : 0);
  return parent.items.map(({ span }) => {
    const head = afterBlanks(text, done, inFlow);
    const isMissing = span.start === head && span.end === head + 1 && text[head] === '-';
    const start = inFlow || isMissing ? head : afterBlanks(text, head + 1, false);
    const alias = span.start < head ? aliasAt(text, start) : '';
    const end = alias === '' ? Math.max(start, span.end) : start + alias.length;
    done = end;
    return { head, start, end, isAlias: alias !== '' };
  });
}

function writtenEntry(text: string, { key, value }: MapEntry): WrittenChild {
  const { start } = key.span;
  const colon = afterBlanks(text, key.span.end, false);
  const end = text[colon] === ':' ? colon + 1 : key.span.end;
  const at = afterBlanks(text, end, false);
  const alias = value.span.start < start ? aliasAt(text, at) : '';
  if (alias !== '') return { head: start, start, end: at + alias.length, isAlias: true };
  return { head: start, start, end: Math.max(end, value.span.end), isAlias: false };
}

function aliasAt(text: string, offset: number): string {
  return /^\*[^\s,[\]{}]+/.exec(text.slice(offset, offset + 1000))?.[0] ?? '';
}

/** The offset after blanks, line breaks, and comments, and in a flow collection also after commas. */
function afterBlanks(text: string, offset: number, inFlow: boolean): number {
  let at = offset;
  for (;;) {
    const character = text[at] ?? '';
    if (character === '#' && /^[\s,[{]?$/.test(text[at - 1] ?? '')) at = lineEndOf(text, at);
    else if (character !== '' && (/\s/.test(character) || (inFlow && character === ','))) at++;
    else return at;
  }
}

/** Where a position on the path to a selection is: the key or the item, but not what an alias refers to. */
function childSpans(parent: MapNode | ListNode): Span[] {
  if (parent.kind === 'map')
    return parent.entries.map(({ key, value }) => ({
      start: key.span.start,
      end: Math.max(key.span.end, value.span.end),
    }));
  let done = parent.span.start;
  return parent.items.map(({ span }) => {
    if (span.start < done) return { start: -1, end: -1 };
    done = span.end;
    return span;
  });
}

/** Whether the value at a step of a path is an alias. */
export function isAlias({ parent, position, child }: Turn): boolean {
  const entry = parent.kind === 'map' ? parent.entries[position] : undefined;
  return entry !== undefined && child.span.start < entry.key.span.start;
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
  const span =
    before !== undefined
      ? { start: before.end, end: child.end }
      : after !== undefined
        ? { start: child.start, end: after.start }
        : { start: parent.span.start + 1, end: parent.span.end - 1 };
  const lead = before === undefined ? text.slice(parent.span.start + 1, child.start) : '';
  const around = lead + text.slice(span.start, child.start) + text.slice(child.end, span.end);
  const hasComment = /^[ \t]*,?[ \t]*#/.test(text.slice(child.end));
  if (!hasComment && /^[\s,]*$/.test(around)) return { span, newText: '' };
  const lines = flowLinesOf(text, child);
  return lines && { span: lines, newText: '' };
}

/**
 * The lines of children of a flow collection, with their commas and comments. Undefined if they share a line with
 * other content.
 */
export function flowLinesOf(source: string, child: Span): Span | undefined {
  const text = withLineFeeds(source);
  let start = lineStartOf(text, child.start);
  const lead = text.slice(start, child.start);
  const rest = /^[ \t]*,?[ \t]*(?:#[^\n]*)?(?:\n|$)/.exec(text.slice(child.end))?.[0];
  if (!/^[ \t]*$/.test(lead) || rest === undefined) return undefined;
  while (start > 0) {
    const above = lineStartOf(text, start - 1);
    if (!text.startsWith(`${lead}#`, above)) break;
    start = above;
  }
  return { start, end: child.end + rest.length };
}

function spanning(first: Span | undefined, last: Span | undefined): Span | undefined {
  return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
}

/** An empty collection after its key, in place of a block collection. */
function emptied(
  text: string,
  { span, kind }: MapNode | ListNode,
  children: readonly Span[],
): TextEdit | undefined {
  const start = contentEnd(text, span.start);
  if (text[start - 1] !== ':' || text.slice(start, span.start).includes('#')) return undefined;
  const contentsEnd = contentEnd(text, children.at(-1)?.end ?? span.end);
  if (/(?:^|\s)#/.test(text.slice(start, contentsEnd))) return undefined;
  // The comment behind the last child is its own.
  const comment = /^[ \t]+#[^\n]*/.exec(text.slice(contentsEnd))?.[0].trimEnd() ?? '';
  return {
    span: { start, end: contentsEnd + (children.length === 1 ? comment.length : 0) },
    newText: kind === 'map' ? ' {}' : ' []',
  };
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
