import type { MapEntry, Node } from '../../../parse/tree.ts';
import { touches } from '../../../text/span.ts';
import { childOf, fileSchema, forNode, type Subschema } from '../../../validate/subschema.ts';

/** A node on the path to a position, with its schema. */
export interface Step {
  readonly node: Node;
  /** The entry whose value is the node; undefined for the root and for list items. */
  readonly entry: MapEntry | undefined;
  readonly schema: Subschema | undefined;
}

/** The nodes at an offset of a leadership file. */
export interface Place {
  /** From the root to the innermost node at the offset. */
  readonly steps: readonly Step[];
  /** The entry of the innermost node whose key the offset touches. */
  readonly key: MapEntry | undefined;
}

/** Finds the nodes at an offset. Start and end of a node count as inside. */
export function placeAt(root: Node, offset: number): Place {
  const steps: Step[] = [{ node: root, entry: undefined, schema: forNode(fileSchema, root) }];
  for (;;) {
    const { node, schema } = steps.at(-1) ?? { node: root, schema: undefined };
    if (node.kind === 'map') {
      const key = node.entries.find((entry) => touches(entry.key.span, offset));
      const entry = node.entries.find(({ value }) => touches(value.span, offset));
      if (key !== undefined || entry === undefined) return { steps, key };
      const { value } = entry;
      steps.push({ node: value, entry, schema: forNode(childOf(schema, entry.key.name), value) });
    } else if (node.kind === 'list') {
      const item = node.items.find(({ span }) => touches(span, offset));
      if (item === undefined) return { steps, key: undefined };
      steps.push({ node: item, entry: undefined, schema: forNode(childOf(schema, ''), item) });
    } else return { steps, key: undefined };
  }
}
