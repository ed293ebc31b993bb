import type { Node } from '../parse/tree.ts';

/**
 * The value of a tree as the schema validator reads it. What is dark is null; objects have no prototype, so
 * that a key called `__proto__` or `toString` is a key like any other.
 */
export function toValue(node: Node, isDark?: (node: Node) => boolean): unknown {
  if (isDark?.(node) === true) return null;
  switch (node.kind) {
    case 'dark':
      return null;
    case 'scalar':
      return node.value;
    case 'list':
      return node.items.map((item) => toValue(item, isDark));
    case 'map': {
      const value = Object.create(null) as Record<string, unknown>;
      for (const entry of node.entries) value[entry.key.name] ??= toValue(entry.value, isDark);
      return value;
    }
  }
}
