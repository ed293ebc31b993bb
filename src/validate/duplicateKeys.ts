import type { KeyNode, MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';

/** Keys that stand twice in a map; those that are ids have a rule of their own. */
export function duplicateKeys(root: MapNode): Finding[] {
  const findings: Finding[] = [];
  const seen = new Set<Node>();
  const walk = (node: Node, keysAreIds: boolean): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.kind === 'list') for (const item of node.items) walk(item, false);
    if (node.kind !== 'map') return;
    const first = new Map<string, KeyNode>();
    for (const { key, value } of node.entries) {
      const earlier = first.get(key.name);
      if (earlier === undefined) first.set(key.name, key);
      else if (!keysAreIds) findings.push(duplicateKey(key, earlier));
      walk(value, node === root && ['people', 'teams', 'competencies'].includes(key.name));
    }
  };
  walk(root, false);
  return findings;
}

function duplicateKey({ name, span }: KeyNode, earlier: KeyNode): Finding {
  return {
    code: 'syntax',
    severity: 'error',
    span,
    message: `Keep one of the two entries "${name}": the first one counts`,
    related: [{ span: earlier.span, message: `"${name}" stands here first` }],
    fixes: [],
  };
}
