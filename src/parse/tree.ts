import type { Span } from '../text/span.ts';

/** The content of a leadership file, as plain values with their spans. */
export type Node = ScalarNode | MapNode | ListNode | ErrorNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  /** For a block scalar, without the line breaks at its end, which only separate it from the next line. */
  readonly value: string | number | boolean | null;
  /** The source text. For a quoted or block scalar, the string that it stands for. */
  readonly source: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block';
  /** The comment in place of a missing value, without a space after its `#`: it may be a lost value. */
  readonly comment?: LostText;
}

/** A text that YAML does not read as a value. */
export interface LostText {
  readonly span: Span;
  readonly text: string;
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly MapEntry[];
  /** Whether a part of it could not be parsed. A missing key may then be in that part. */
  readonly hasErrors: boolean;
}

export interface MapEntry {
  readonly key: KeyNode;
  readonly value: Node;
}

export interface KeyNode {
  readonly span: Span;
  readonly name: string;
}

/** An item without a value has the span of its `-`. */
export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  readonly hasErrors: boolean;
}

/** A value that could not be parsed. It already has a finding, and nothing else is reported about it. */
export interface ErrorNode {
  readonly kind: 'error';
  readonly span: Span;
}

/** The children of a collection: the items of a list, or the values of a map. */
export function partsOf(node: Node): readonly Node[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
}

/** Visits a node and all nodes below it, in text order. */
export function visitNodes(node: Node, visit: (node: Node) => void): void {
  visit(node);
  if (node.kind === 'list') for (const item of node.items) visitNodes(item, visit);
  else if (node.kind === 'map') for (const { value } of node.entries) visitNodes(value, visit);
}

/** The value of a key, or undefined. If a key occurs twice, the first one is used. */
export function valueOf(map: MapNode | undefined, key: string): Node | undefined {
  return map === undefined ? undefined : entryOf(map, key)?.value;
}

export function entryOf(map: MapNode, key: string): MapEntry | undefined {
  return map.entries.find((entry) => entry.key.name === key);
}
