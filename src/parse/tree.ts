import type { Span } from '../text/span.ts';

/** What a leadership file says, as plain values with their places. */
export type Node = ScalarNode | MapNode | ListNode | DarkNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly span: Span;
  readonly value: string | number | boolean | null;
  /** As it is written; of a text in quotes, or in a block, the text itself. */
  readonly source: string;
  readonly style: 'plain' | 'single-quoted' | 'double-quoted' | 'block';
}

export interface MapNode {
  readonly kind: 'map';
  readonly span: Span;
  readonly entries: readonly MapEntry[];
  /** A part of it could not be read, so that a missing key may only be in the dark. */
  readonly damaged: boolean;
}

export interface MapEntry {
  readonly key: KeyNode;
  readonly value: Node;
}

export interface KeyNode {
  readonly span: Span;
  readonly name: string;
}

/** An item that is not written has the span of its `-`. */
export interface ListNode {
  readonly kind: 'list';
  readonly span: Span;
  readonly items: readonly Node[];
  readonly damaged: boolean;
}

/** A value that has its finding already: nothing more is said of it, and nothing is read from it. */
export interface DarkNode {
  readonly kind: 'dark';
  readonly span: Span;
}

/** What a collection holds: the items of a list, the values of a map. */
export function partsOf(node: Node): readonly Node[] {
  if (node.kind === 'list') return node.items;
  return node.kind === 'map' ? node.entries.map(({ value }) => value) : [];
}

/** The value of a key, or undefined. The first one counts where a key stands twice. */
export function valueOf(map: MapNode | undefined, key: string): Node | undefined {
  return map === undefined ? undefined : entryOf(map, key)?.value;
}

export function entryOf(map: MapNode, key: string): MapEntry | undefined {
  return map.entries.find((entry) => entry.key.name === key);
}
