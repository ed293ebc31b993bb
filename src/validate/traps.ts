import { t } from '../text/l10n.ts';
import { inQuotes } from '../parse/quotes.ts';
import { originOf } from '../parse/moved.ts';
import type { MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';
import { nearest, quoted } from '../text/sentence.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

/**
 * Finds maps that were meant as sentences, such as `- 99 % of payouts: same day`, with a finding for each.
 */
export function unquotedSentences(root: MapNode): ReadonlyMap<Node, Finding> {
  const traps: Trap[] = [];
  for (const { key, value } of root.entries) {
    if (key.name.startsWith('x-')) continue;
    const schema = childOf(fileSchema, key.name);
    const finding = value.kind === 'map' ? unquotedSentence(value, undefined) : undefined;
    if (finding !== undefined) traps.push([value, finding]);
    else
      for (const part of below(value, forNode(schema, value)))
        if (!isKnownToHaveNone(part)) traps.push(...trapsIn(part));
  }
  return new Map(traps);
}

type Trap = readonly [Node, Finding];

/** A node with its schema. For a list item, `itemSchema` is the schema of the items. */
interface Part {
  readonly node: Node;
  readonly schema: Subschema | undefined;
  readonly itemSchema: Subschema | undefined;
}

function trapsIn(part: Part): Trap[] {
  const { node, schema, itemSchema } = part;
  const finding = node.kind === 'map' ? unquotedSentence(node, itemSchema) : undefined;
  if (finding !== undefined) return [[node, finding]];
  return below(node, forNode(schema, node)).flatMap(trapsIn);
}

function below(node: Node, schema: Subschema | undefined): Part[] {
  if (node.kind === 'list') {
    const items = childOf(schema, '');
    return node.items.map((item) => ({ node: item, schema: items, itemSchema: items }));
  }
  if (node.kind !== 'map') return [];
  return node.entries.map(({ key, value }) => ({
    node: value,
    schema: childOf(schema, key.name),
    itemSchema: undefined,
  }));
}

const looked = new WeakMap<Node, { readonly part: Part; readonly hasNone: boolean }>();

/** Whether a part of the tree has no such maps. The result is cached, even if the part moves. */
function isKnownToHaveNone({ node, schema, itemSchema }: Part): boolean {
  if (node.kind !== 'list' && node.kind !== 'map') return true;
  const { own } = originOf<Node>(node);
  const known = looked.get(own);
  const isSame = known?.part.schema === schema && known?.part.itemSchema === itemSchema;
  if (known !== undefined && isSame) return known.hasNone;
  const part = { node: own, schema, itemSchema };
  const hasNone = trapsIn(part).length === 0;
  looked.set(own, { part, hasNone });
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
  return {
    code: 'syntax',
    severity: 'error',
    span,
    message:
      value.value === null
        ? t('A trailing ":" starts a map in YAML. Quote the sentence: {0}', quoted(sentence))
        : t('": " starts a map in YAML. Quote the sentence: {0}', quoted(sentence)),
    related: [],
    fixes: [
      {
        title: t('Replace with {0}', inQuotes(sentence)),
        isSafe: true,
        edits: [{ span, newText: inQuotes(sentence) }],
      },
    ],
  };
}

/** Whether a string is also allowed here, and the word is not a misspelled key. */
function isNoKey(word: string, map: MapNode, schema: Subschema | undefined): boolean {
  const followed = follow(schema);
  const mayBeText = [followed, ...(followed?.anyOf ?? []).map(follow)].some((one) => one?.type === 'string');
  const { properties } = forNode(schema, map) ?? {};
  return mayBeText && nearest(word, Object.keys(properties ?? {})) === undefined;
}
