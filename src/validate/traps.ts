import { inQuotes } from '../parse/quotes.ts';
import { originOf } from '../parse/moved.ts';
import type { ListNode, MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';
import { nearest, quoted } from '../text/sentence.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

/** `- 99 % of payouts: same day` is a map for YAML. Each such map with its finding. */
export function unquotedSentences(root: MapNode): ReadonlyMap<Node, Finding> {
  const sections = root.entries
    .filter(({ key }) => !key.name.startsWith('x-'))
    .map(({ key, value }) => trapsIn(value, childOf(fileSchema, key.name), undefined));
  return new Map(sections.flat());
}

type Traps = readonly (readonly [Node, Finding])[];

/** `itemSchema` is that of the node where it is an item of a list. */
function trapsIn(node: Node, schema: Subschema | undefined, itemSchema: Subschema | undefined): Traps {
  if (node.kind !== 'list' && node.kind !== 'map') return [];
  if (isKnownToHaveNone(originOf<ListNode | MapNode>(node).own, schema, itemSchema)) return [];
  const finding = node.kind === 'map' ? unquotedSentence(node, itemSchema) : undefined;
  return finding === undefined ? trapsBelow(node, forNode(schema, node)) : [[node, finding]];
}

function trapsBelow(node: ListNode | MapNode, schema: Subschema | undefined): Traps {
  if (node.kind === 'map')
    return node.entries.flatMap(({ key, value }) => trapsIn(value, childOf(schema, key.name), undefined));
  const items = childOf(schema, '');
  return node.items.flatMap((item) => trapsIn(item, items, items));
}

interface Looked {
  readonly schema: Subschema | undefined;
  readonly itemSchema: Subschema | undefined;
  readonly hasNone: boolean;
}
const looked = new WeakMap<Node, Looked>();

/** Whether there is no trap in a part of a tree, wherever it is moved. */
function isKnownToHaveNone(
  own: ListNode | MapNode,
  schema: Subschema | undefined,
  itemSchema: Subschema | undefined,
): boolean {
  const known = looked.get(own);
  if (known !== undefined && known.schema === schema && known.itemSchema === itemSchema) return known.hasNone;
  const isTrap = own.kind === 'map' && unquotedSentence(own, itemSchema) !== undefined;
  const hasNone = !isTrap && trapsBelow(own, forNode(schema, own)).length === 0;
  looked.set(own, { schema, itemSchema, hasNone });
  return hasNone;
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
    fixes: [{ title: `Replace by ${inQuotes(sentence)}`, edits: [{ span, newText: inQuotes(sentence) }] }],
  };
}

/** Whether a text may stand here as well, and the word is not meant to be one of the keys that may. */
function isNoKey(word: string, map: MapNode, schema: Subschema | undefined): boolean {
  const followed = follow(schema);
  const mayBeText = [followed, ...(followed?.anyOf ?? []).map(follow)].some((one) => one?.type === 'string');
  const { properties } = forNode(schema, map) ?? {};
  return mayBeText && nearest(word, Object.keys(properties ?? {})) === undefined;
}
