import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';
import type { Node } from './tree.ts';

/** A span that lies `by` units further on. */
export function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

/** A copy of a tree that lies `by` units further on; itself where it stays. */
export function movedNode<N extends Node>(node: N, by: number): N;
export function movedNode(node: Node, by: number): Node {
  if (by === 0) return node;
  const span = movedSpan(node.span, by);
  switch (node.kind) {
    case 'dark':
      return { kind: 'dark', span };
    case 'scalar':
      return { kind: 'scalar', span, value: node.value, source: node.source, style: node.style };
    case 'list':
      return {
        kind: 'list',
        span,
        items: node.items.map((item) => movedNode(item, by)),
        damaged: node.damaged,
      };
    case 'map': {
      const entries = node.entries.map(({ key, value }) => ({
        key: { span: movedSpan(key.span, by), name: key.name },
        value: movedNode(value, by),
      }));
      return { kind: 'map', span, entries, damaged: node.damaged };
    }
  }
}

/** A finding whose places in its own file lie `by` units further on. */
export function movedFinding(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  return {
    ...finding,
    span: movedSpan(finding.span, by),
    related: finding.related.map((place) =>
      place.file === undefined ? { ...place, span: movedSpan(place.span, by) } : place,
    ),
    fixes: finding.fixes.map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, span: movedSpan(edit.span, by) })),
    })),
  };
}
