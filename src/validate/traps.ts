import { inQuotes } from '../parse/faults.ts';
import type { MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';

/** `- 99 % of payouts: same day` is a map for YAML. Each such map with its finding. */
export function unquotedSentences(root: MapNode): ReadonlyMap<Node, Finding> {
  const traps = new Map<Node, Finding>();
  const seen = new Set<Node>();
  const walk = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const finding = node.kind === 'map' && node !== root ? unquotedSentence(node) : undefined;
    if (finding !== undefined) traps.set(node, finding);
    else if (node.kind === 'list') node.items.forEach(walk);
    else if (node.kind === 'map')
      for (const { key, value } of node.entries) if (node !== root || !key.name.startsWith('x-')) walk(value);
  };
  walk(root);
  return traps;
}

function unquotedSentence(map: MapNode): Finding | undefined {
  const [entry] = map.entries;
  if (entry === undefined || map.entries.length > 1 || map.damaged) return undefined;
  const { key, value } = entry;
  const isSentence =
    /\S\s+\S/.test(key.name) && value.kind === 'scalar' && value.style === 'plain' && value.value !== null;
  if (!isSentence) return undefined;
  const span = { start: key.span.start, end: value.span.end };
  const sentence = `${key.name}: ${String(value.value)}`;
  return {
    code: 'syntax',
    severity: 'error',
    span,
    message: `Quote the sentence, it contains ": ": ${quoted(sentence)}`,
    related: [],
    fixes: [{ title: `Replace by ${inQuotes(sentence)}`, edits: [{ span, newText: inQuotes(sentence) }] }],
  };
}
