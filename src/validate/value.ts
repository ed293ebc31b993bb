import type { Node } from '../parse/tree.ts';

/**
 * Converts a tree to the value that the schema validator reads. Values that could not be parsed become null.
 * Objects have no prototype, so keys such as `__proto__` and `toString` are ordinary keys.
 */
export function toValue(node: Node, isDark?: (node: Node) => boolean): unknown {
  if (isDark?.(node) === true) return null;
  switch (node.kind) {
    case 'error':
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
