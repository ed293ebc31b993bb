import type { Finding } from '../text/finding.ts';
import { moved, movedSpan } from '../text/moved.ts';
import type { MapEntry, Node } from './tree.ts';

/** Where a part of a tree was before it was moved, and how far it was moved since. */
export interface Origin<T> {
  readonly own: T;
  readonly by: number;
}

const origin = Symbol.for('leadership.origin');

interface Moved<T> {
  readonly [origin]?: Origin<T>;
}

/**
 * What a node, or an entry of a map, is a moved copy of; itself where it is none. What does not depend on places
 * is the same for both.
 */
export function originOf<T extends Node | MapEntry>(part: T): Origin<T> {
  return (part as Moved<T>)[origin] ?? { own: part, by: 0 };
}

/** A tree that lies `by` units further on. What is in it is only moved when somebody looks. */
export function movedNode<N extends Node>(node: N, by: number): N;
export function movedNode(node: Node, by: number): Node {
  if (by === 0) return node;
  const from = originOf(node);
  const way = { own: from.own, by: from.by + by };
  if (way.by === 0) return way.own;
  const span = movedSpan(node.span, by);
  switch (node.kind) {
    case 'dark':
      return { kind: 'dark', span };
    case 'scalar':
      return { kind: 'scalar', span, value: node.value, source: node.source, style: node.style };
    case 'list': {
      let items: readonly Node[] | undefined;
      const list = {
        kind: node.kind,
        span,
        get items() {
          return (items ??= node.items.map((item) => movedNode(item, by)));
        },
        damaged: node.damaged,
        [origin]: way,
      };
      return list;
    }
    case 'map': {
      let entries: readonly MapEntry[] | undefined;
      const map = {
        kind: node.kind,
        span,
        get entries() {
          return (entries ??= node.entries.map((entry) => movedEntry(entry, by)));
        },
        damaged: node.damaged,
        [origin]: way,
      };
      return map;
    }
  }
}

function movedEntry(entry: MapEntry, by: number): MapEntry {
  const from = originOf(entry);
  const way = { own: from.own, by: from.by + by };
  if (way.by === 0) return way.own;
  const { key, value } = entry;
  const movedOne = {
    key: { span: movedSpan(key.span, by), name: key.name },
    value: movedNode(value, by),
    [origin]: way,
  };
  return movedOne;
}

/** A finding whose places in its own file lie `by` units further on. */
export function movedFinding(finding: Finding, by: number): Finding {
  const related = finding.related.map((place) => (place.file === undefined ? moved(place, by) : place));
  return by === 0 ? finding : { ...moved(finding, by), related };
}
