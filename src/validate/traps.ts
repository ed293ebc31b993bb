import { inQuotes } from '../parse/quotes.ts';
import type { MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';
import { nearest, quoted } from '../text/sentence.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

/** `- 99 % of payouts: same day` is a map for YAML. Each such map with its finding. */
export function unquotedSentences(root: MapNode): ReadonlyMap<Node, Finding> {
  const traps = new Map<Node, Finding>();
  const seen = new Set<Node>();
  /** `itemSchema` is that of the node where it is an item of a list. */
  const walk = (node: Node, schema: Subschema | undefined, itemSchema?: Subschema): void => {
    if (seen.has(node)) return;
    seen.add(node);
    const finding = node.kind === 'map' && node !== root ? unquotedSentence(node, itemSchema) : undefined;
    const below = forNode(schema, node);
    const items = childOf(below, '');
    if (finding !== undefined) traps.set(node, finding);
    else if (node.kind === 'list') for (const item of node.items) walk(item, items, items);
    else if (node.kind === 'map')
      for (const { key, value } of node.entries)
        if (node !== root || !key.name.startsWith('x-')) walk(value, childOf(below, key.name));
  };
  walk(root, fileSchema);
  return traps;
}

function unquotedSentence(map: MapNode, itemSchema: Subschema | undefined): Finding | undefined {
  const [entry] = map.entries;
  if (entry === undefined || map.entries.length > 1 || map.damaged) return undefined;
  if (map.span.start < entry.key.span.start) return undefined;
  const { key, value } = entry;
  if (value.kind !== 'scalar' || value.style !== 'plain') return undefined;
  const hasWords = /\S\s+\S/.test(key.name);
  const isSentence = value.value === null ? hasWords : hasWords || isNoKey(key.name, map, itemSchema);
  if (!isSentence) return undefined;
  const span = { start: key.span.start, end: value.span.end };
  const sentence = `${key.name}:${value.value === null ? '' : ` ${value.source}`}`;
  const reason = value.value === null ? 'ends with ":"' : 'contains ": "';
  return {
    code: 'syntax',
    severity: 'error',
    span,
    message: `Quote the sentence, it ${reason}: ${quoted(sentence)}`,
    related: [],
    fixes: [
      {
        title: `Replace by ${inQuotes(sentence)}`,
        isSafe: true,
        edits: [{ span, newText: inQuotes(sentence) }],
      },
    ],
  };
}

/** Whether a text may stand here as well, and the word is not meant to be one of the keys that may. */
function isNoKey(word: string, map: MapNode, schema: Subschema | undefined): boolean {
  const followed = follow(schema);
  const mayBeText = [followed, ...(followed?.anyOf ?? []).map(follow)].some((one) => one?.type === 'string');
  const { properties } = forNode(schema, map) ?? {};
  return mayBeText && nearest(word, Object.keys(properties ?? {})) === undefined;
}
