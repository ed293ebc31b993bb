import type { TextEdit } from '../text/finding.ts';
import { areSound, edited } from '../text/soundEdits.ts';
import { lastBefore, type Span } from '../text/span.ts';
import { originOf } from './moved.ts';
import { parse, type Parsed } from './parse.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from './tree.ts';

/** The tree that a text must have after an edit. Undefined if the edit makes no sense for the tree before it. */
export type Change = (root: Node) => Node | undefined;

/** What may happen to comments. Without it, all of them stay, and there are no others. */
export interface CommentChange {
  /** Comments inside the replaced ranges may be removed. */
  readonly mayRemove?: boolean;
  /** A comment that is added. */
  readonly added?: string;
}

/**
 * Edits, if the text after them reads exactly as `change` says: no other value differs, even where an alias refers
 * to the edited value, and no comment is lost. Undefined otherwise. So a layout of the file that nobody thought of
 * can only mean that an edit is not offered.
 */
export function proven<E extends readonly TextEdit[]>(
  text: string,
  edits: E | undefined,
  change: Change,
  comments: CommentChange = {},
): E | undefined {
  if (edits === undefined || !areSound(text, edits)) return undefined;
  const before = parsedOf(text);
  const expected = before.root && change(before.root);
  if (expected === undefined) return undefined;
  const newText = edited(text, edits);
  const after = parse(newText, before);
  const isProven =
    after.root !== undefined &&
    after.findings.length <= before.findings.length &&
    isSame(after.root, expected) &&
    keepsComments([text, before], [newText, after], edits, comments);
  return isProven ? edits : undefined;
}

/** Replaces a node of the text. The change is undefined for a node that is not in the tree. */
export function changeAt<N extends Node>(node: N, replace: (node: N) => Node | undefined): Change {
  return (root) => {
    const path = pathTo(root, node);
    return path && replaceAt(root, path, (found) => replace(found as N));
  };
}

/**
 * Replaces the name of each key, and the value of each scalar, that contains one of some spans. Where an alias
 * refers to it, that value is replaced, too.
 */
export function renameAt(text: string, spans: readonly Span[], name: string): Change {
  const mayHaveAliases = /(?:^|[\s,:[{-])\*[^\s,[\]{}]/.test(text);
  const sorted = spans.toSorted((one, other) => one.start - other.start);
  const isAt = ({ start, end }: Span): boolean => {
    const span = lastBefore(sorted, end);
    return span !== undefined && start <= span.start && span.end <= end;
  };
  const visit = (node: Node): Node => {
    const isOutside = (lastBefore(sorted, node.span.end)?.end ?? -1) < node.span.start;
    if (isOutside && !mayHaveAliases) return node;
    switch (node.kind) {
      case 'error':
        return node;
      case 'scalar':
        return isAt(node.span) ? textNode(name) : node;
      case 'list':
        return listOf(node, node.items.map(visit));
      case 'map':
        return mapOf(
          node,
          node.entries.map(({ key, value }) => ({
            key: isAt(key.span) ? { ...key, name } : key,
            value: visit(value),
          })),
        );
    }
  };
  return visit;
}

/** Several changes, one after another. All of them are given nodes of the text before the edit. */
export function inTurn(...changes: readonly Change[]): Change {
  return (root) => changes.reduce<Node | undefined>((tree, change) => tree && change(tree), root);
}

/** A map with entries after its own. Their order does not count. */
export function withEntries(map: MapNode, entries: readonly MapEntry[]): MapNode {
  return mapOf(map, [...map.entries, ...entries]);
}

/** A list in which items are replaced by others. */
export function withItems(list: ListNode, from: number, count: number, items: readonly Node[]): ListNode {
  return listOf(list, list.items.toSpliced(from, count, ...items));
}

/** A map without some of its entries. */
export function withoutEntries(map: MapNode, from: number, count: number): MapNode {
  return mapOf(map, map.entries.toSpliced(from, count));
}

/** A list with other items. Not a copy with all properties: those of a moved list name the list it comes from. */
function listOf({ span, hasErrors }: ListNode, items: readonly Node[]): ListNode {
  return { kind: 'list', span, items, hasErrors };
}

function mapOf({ span, hasErrors }: MapNode, entries: readonly MapEntry[]): MapNode {
  return { kind: 'map', span, entries, hasErrors };
}

/** The node that a text stands for as a value after `- `. Undefined if it is not one. */
export function nodeOf(value: string): Node | undefined {
  const { root, findings } = parse(`- ${value}\n`);
  return root?.kind === 'list' && root.items.length === 1 && findings.length === 0
    ? root.items[0]
    : undefined;
}

/** The entry that a text stands for. Undefined if it is not one. */
export function entryFrom(entry: string): MapEntry | undefined {
  const { root, findings } = parse(`${entry}\n`);
  return root?.kind === 'map' && root.entries.length === 1 && findings.length === 0
    ? root.entries[0]
    : undefined;
}

/** The node of a string, for a comparison. */
export function textNode(value: string): ScalarNode {
  return { kind: 'scalar', span: { start: 0, end: 0 }, value, source: value, style: 'double-quoted' };
}

/** A map of strings, lists, and maps, for a comparison. */
export function mapNode(entries: readonly (readonly [string, Node])[]): MapNode {
  const span = { start: 0, end: 0 };
  return {
    kind: 'map',
    span,
    entries: entries.map(([name, value]) => ({ key: { span, name }, value })),
    hasErrors: false,
  };
}

let last: { readonly text: string; readonly parsed: Parsed } | undefined;

/**
 * Parses a text, and remembers the last one: several edits are offered for each text, and most differ little from the
 * last.
 */
export function parsedOf(text: string): Parsed {
  if (last?.text !== text) last = { text, parsed: parse(text, last?.parsed) };
  return last.parsed;
}

/** The positions on the path to the first node with the kind and span of a node. */
function pathTo(root: Node, node: Node): readonly number[] | undefined {
  // The span of a collection that ends with an alias can end before a node inside it.
  return findPath(root, node, contains) ?? findPath(root, node, () => true);
}

function findPath(
  root: Node,
  node: Node,
  mayContain: (one: Span, other: Span) => boolean,
): readonly number[] | undefined {
  const { kind, span } = node;
  if (root.kind === kind && root.span.start === span.start && root.span.end === span.end) return [];
  for (const [position, child] of childrenOf(root).entries()) {
    const path = mayContain(child.span, span) ? findPath(child, node, mayContain) : undefined;
    if (path !== undefined) return [position, ...path];
  }
  return undefined;
}

function contains(one: Span, other: Span): boolean {
  return one.start <= other.start && other.end <= one.end;
}

function replaceAt(
  node: Node,
  [position, ...path]: readonly number[],
  replace: (node: Node) => Node | undefined,
): Node | undefined {
  if (position === undefined) return replace(node);
  const child = childrenOf(node)[position];
  const replaced = child && replaceAt(child, path, replace);
  if (replaced === undefined) return undefined;
  if (node.kind === 'list') return listOf(node, node.items.with(position, replaced));
  const entry = node.kind === 'map' ? node.entries[position] : undefined;
  if (node.kind !== 'map' || entry === undefined) return undefined;
  return mapOf(node, node.entries.with(position, { key: entry.key, value: replaced }));
}

function childrenOf(node: Node): readonly Node[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
}

/** Whether two trees have the same values. The order of keys does not count, except for repeated ones. */
function isSame(one: Node, other: Node): boolean {
  if (one.kind === 'error' || other.kind === 'error') return one.kind === other.kind;
  if (one.kind === 'scalar' || other.kind === 'scalar')
    return one.kind === 'scalar' && other.kind === 'scalar' && Object.is(one.value, other.value);
  if (one.hasErrors !== other.hasErrors) return false;
  if (one.kind === 'list')
    return (
      other.kind === 'list' &&
      one.items.length === other.items.length &&
      one.items.every((item, at) => isEqual(item, other.items[at]))
    );
  if (other.kind !== 'map' || one.entries.length !== other.entries.length) return false;
  const [mine, theirs] = [sorted(one), sorted(other)];
  return mine.every(
    ({ key, value }, at) => key.name === theirs[at]?.key.name && isEqual(value, theirs[at].value),
  );
}

/** Most parts of a text stay as they are, and keep their trees. */
function isEqual(one: Node, other: Node | undefined): boolean {
  return (
    one === other ||
    (other !== undefined && (originOf(one).own === originOf(other).own || isSame(one, other)))
  );
}

function sorted({ entries }: MapNode): readonly MapEntry[] {
  return entries.toSorted(({ key: one }, { key: other }) =>
    one.name < other.name ? -1 : one.name > other.name ? 1 : 0,
  );
}

type Commented = readonly [text: string, parsed: Parsed];

function keepsComments(
  [text, before]: Commented,
  [newText, after]: Commented,
  edits: readonly TextEdit[],
  { mayRemove = false, added }: CommentChange,
): boolean {
  const left = new Map<string, number>();
  const count = (comment: string, by: number): void => {
    left.set(comment, (left.get(comment) ?? 0) + by);
  };
  for (const { start, end } of after.comments) count(newText.slice(start, end).trimEnd(), 1);
  const removable = new Map<string, number>();
  for (const comment of before.comments) {
    const written = text.slice(comment.start, comment.end).trimEnd();
    count(written, -1);
    const isInside = edits.some(({ span }) => span.start <= comment.start && comment.start < span.end);
    if (isInside) removable.set(written, (removable.get(written) ?? 0) + 1);
  }
  if (added !== undefined) count(added.trimEnd(), -1);
  return [...left].every(
    ([comment, rest]) => rest === 0 || (mayRemove && rest < 0 && -rest <= (removable.get(comment) ?? 0)),
  );
}
