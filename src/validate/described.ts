import type { Node } from '../parse/tree.ts';
import type { Span } from '../text/span.ts';
import { childOf, forNode, meaningOf, type StringMeaning, type Subschema } from './subschema.ts';

/** What to do with the nodes and strings of a leadership file. */
export interface Visitor {
  readonly node?: (node: Node, subschema: Subschema | undefined) => void;
  /** A key or a value. `entry` is the list item or map that it is a value of, or the entry that it is the key of. */
  readonly string: (value: string, span: Span, meaning: StringMeaning, entry: Span) => void;
  /** A string where the schema wants a list of such strings. Without this, nothing. */
  readonly loneString?: Visitor['string'];
}

/** Visits all nodes below a node, and all strings, keys included, in text order. */
export function visitDescribed(
  node: Node,
  subschema: Subschema | undefined,
  visitor: Visitor,
  entry = node.span,
): void {
  visitor.node?.(node, subschema);
  const schema = forNode(subschema, node);
  switch (node.kind) {
    case 'error':
      return;
    case 'scalar': {
      const { value, span } = node;
      if (typeof value !== 'string') return;
      if (schema?.items === undefined) visitor.string(value, span, meaningOf(subschema), entry);
      else visitor.loneString?.(value, span, meaningOf(schema.items), entry);
      return;
    }
    case 'list':
      for (const item of node.items) visitDescribed(item, schema?.items, visitor);
      return;
    case 'map': {
      const meaning = meaningOf(schema?.propertyNames);
      for (const { key, value } of node.entries) {
        const end = Math.max(key.span.end, value.span.end);
        visitor.string(key.name, key.span, meaning, { start: key.span.start, end });
        visitDescribed(value, childOf(schema, key.name), visitor, node.span);
      }
    }
  }
}
