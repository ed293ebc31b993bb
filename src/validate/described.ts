import type { KeyNode, Node } from '../parse/tree.ts';
import type { Span } from '../text/span.ts';
import { childOf, forNode, meaningOf, type StringMeaning, type Subschema } from './subschema.ts';

/** A node or key of a leadership file, and its place in the schema. */
export type Described =
  | { readonly kind: 'node'; readonly node: Node; readonly subschema: Subschema | undefined }
  | {
      readonly kind: 'string';
      readonly value: string;
      readonly span: Span;
      readonly meaning: StringMeaning;
      /** The list item or map that it is a value of, or the entry that it is the key of. */
      readonly entry: Span;
      /** Whether the schema wants a list of such strings in its place. */
      readonly isLone: boolean;
    };

/** Visits all nodes below a node, and all strings, keys included, in text order. */
export function visitDescribed(
  node: Node,
  subschema: Subschema | undefined,
  visit: (part: Described) => void,
  entry = node.span,
): void {
  visit({ kind: 'node', node, subschema });
  const schema = forNode(subschema, node);
  switch (node.kind) {
    case 'error':
      return;
    case 'scalar': {
      const isLone = schema?.items !== undefined;
      const meaning = meaningOf(isLone ? schema.items : subschema);
      if (typeof node.value === 'string')
        visit({ kind: 'string', value: node.value, span: node.span, meaning, entry, isLone });
      return;
    }
    case 'list':
      for (const item of node.items) visitDescribed(item, schema?.items, visit);
      return;
    case 'map': {
      const meaning = meaningOf(schema?.propertyNames);
      for (const { key, value } of node.entries) {
        visit(describedKey(key, meaning, Math.max(key.span.end, value.span.end)));
        visitDescribed(value, childOf(schema, key.name), visit, node.span);
      }
    }
  }
}

/** The key of an entry that goes to `end`. */
export function describedKey({ name, span }: KeyNode, meaning: StringMeaning, end: number): Described {
  return { kind: 'string', value: name, span, meaning, entry: { start: span.start, end }, isLone: false };
}
