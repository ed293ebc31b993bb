import type { Finding } from '../text/finding.ts';
import { moved, movedSpan } from '../text/moved.ts';
import type { MapEntry, Node } from './tree.ts';

/** The part of a tree that a moved copy was made of, and the distance between them, in UTF-16 units. */
export interface Origin<T> {
  readonly own: T;
  readonly by: number;
}

const origin = Symbol.for('leadership.origin');

interface Moved<T> {
  readonly [origin]?: Origin<T>;
}

/**
 * The node or map entry that a part was copied from, or the part itself if it is not a copy. Everything that
 * does not depend on positions is the same for both.
 */
export function originOf<T extends Node | MapEntry>(part: T): Origin<T> {
  return (part as Moved<T>)[origin] ?? { own: part, by: 0 };
}

/**
 * Memoizes a function of a part of the tree. The result for a part that has only moved is that of its origin, shifted by so
 * many UTF-16 units. Without `shift`, the result does not depend on positions.
 *
 * The results are kept on the part itself. In weak maps, reading a whole file takes twice as long: they grow with each
 * text, and keep what they hold alive until the next full garbage collection.
 */
export function memoizePart<P extends Node | MapEntry, V>(
  compute: (part: P) => V,
  shift: (value: V, by: number) => V = (value) => value,
): (part: P) => V {
  const position = memoized++;
  return (part) => {
    const { own, by } = originOf(part);
    const results = ((own as P & Memoized<V>)[resultsKey] ??= []);
    const last = (results[position] ??= { value: compute(own), by: 0 });
    if (last.by !== by) {
      last.value = shift(last.value, by - last.by);
      last.by = by;
    }
    return last.value;
  };
}

/** The number of functions of parts that are memoized. */
let memoized = 0;
const resultsKey = Symbol('results');

interface Memoized<V> {
  /** By the position of the function. */
  [resultsKey]: ({ value: V; by: number } | undefined)[] | undefined;
}

/**
 * A tree that is shifted by `by` UTF-16 units. Children are shifted on demand, and always from the original
 * tree. So a tree that is shifted at each keystroke does not build a chain of copies.
 */
export function movedNode<N extends Node>(node: N, by: number): N;
export function movedNode(node: Node, by: number): Node {
  if (by === 0) return node;
  const way = wayOf(node, by);
  const { own } = way;
  if (way.by === 0) return own;
  const span = movedSpan(own.span, way.by);
  switch (own.kind) {
    case 'error':
      return { kind: 'error', span };
    case 'scalar': {
      const scalar = { ...own, span, [origin]: way };
      return own.comment === undefined ? scalar : { ...scalar, comment: moved(own.comment, way.by) };
    }
    case 'list': {
      let items: readonly Node[] | undefined;
      const list = {
        kind: own.kind,
        span,
        get items() {
          return (items ??= own.items.map((item) => movedNode(item, way.by)));
        },
        hasErrors: own.hasErrors,
        [origin]: way,
      };
      return list;
    }
    case 'map': {
      let entries: readonly MapEntry[] | undefined;
      const map = {
        kind: own.kind,
        span,
        get entries() {
          return (entries ??= own.entries.map((entry) => movedEntry(entry, way.by)));
        },
        hasErrors: own.hasErrors,
        [origin]: way,
      };
      return map;
    }
  }
}

function movedEntry(entry: MapEntry, by: number): MapEntry {
  const way = wayOf(entry, by);
  const { own } = way;
  if (way.by === 0) return own;
  const movedOne = {
    key: { span: movedSpan(own.key.span, way.by), name: own.key.name },
    value: movedNode(own.value, way.by),
    [origin]: way,
  };
  return movedOne;
}

function wayOf<T extends Node | MapEntry>(part: T, by: number): Origin<T> {
  const from = originOf(part);
  return { own: from.own, by: from.by + by };
}

/** A finding with all positions in its own file shifted by `by` UTF-16 units. */
export function movedFinding(finding: Finding, by: number): Finding {
  const related = finding.related.map((place) => (place.file === undefined ? moved(place, by) : place));
  return by === 0 ? finding : { ...moved(finding, by), related };
}
