import { t } from '../text/l10n.ts';
import { inQuotes, lostIn, needsQuotes, smartQuote } from '../parse/quotes.ts';
import { isInSmartQuotes } from '../parse/smartQuotes.ts';
import { memoizePart } from '../parse/moved.ts';
import type { MapNode, Node } from '../parse/tree.ts';
import type { Finding } from '../text/finding.ts';
import { nearest, quoted } from '../text/sentence.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

/**
 * Finds texts that YAML reads as something else, with a finding for each: maps that were meant as sentences,
 * such as `- 99 % of payouts: same day`, and comments in place of strings, such as `slack: #payouts`.
 */
export function yamlPitfalls(root: MapNode): ReadonlyMap<Node, Finding> {
  const pitfalls: Pitfall[] = [];
  for (const { key, value } of root.entries) {
    if (key.name.startsWith('x-')) continue;
    const schema = childOf(fileSchema, key.name);
    const finding = findingFor({ node: value, schema, key: key.name });
    if (finding !== undefined) pitfalls.push([value, finding]);
    else
      for (const part of below(value, forNode(schema, value)))
        if (mayHaveSome(part.node)) pitfalls.push(...pitfallsIn(part));
  }
  return new Map(pitfalls);
}

type Pitfall = readonly [Node, Finding];

/** A node with its schema. `key` is undefined for a list item. */
interface Part {
  readonly node: Node;
  readonly schema: Subschema | undefined;
  readonly key: string | undefined;
}

function pitfallsIn(part: Part): Pitfall[] {
  const { node, schema } = part;
  const finding = findingFor(part);
  if (finding !== undefined) return [[node, finding]];
  return below(node, forNode(schema, node)).flatMap(pitfallsIn);
}

function findingFor({ node, schema, key }: Part): Finding | undefined {
  if (node.kind === 'map') return unquotedSentence(node, key === undefined ? schema : undefined);
  const comment = node.kind === 'scalar' ? node.comment : undefined;
  if (comment === undefined || !mayBeText(schema)) return undefined;
  const what = lostIn(comment.text, key);
  return what && needsQuotes(comment, what);
}

function below(node: Node, schema: Subschema | undefined): Part[] {
  if (node.kind === 'list') {
    const items = childOf(schema, '');
    return node.items.map((item) => ({ node: item, schema: items, key: undefined }));
  }
  if (node.kind !== 'map') return [];
  return node.entries.map(({ key, value }) => ({
    node: value,
    schema: childOf(schema, key.name),
    key: key.name,
  }));
}

/** Whether a part of the tree has a node that can be such a text: a quick test for nearly all parts. */
function mayHaveSome(part: Node): boolean {
  return part.kind === 'scalar' ? part.comment !== undefined : hasCandidate(part);
}

const hasCandidate = memoizePart((part: Node) => isCandidate(part, true));

function isCandidate(node: Node, isItem: boolean): boolean {
  switch (node.kind) {
    case 'error':
      return false;
    case 'scalar':
      return node.comment !== undefined;
    case 'list':
      return node.items.some((item) => isCandidate(item, true));
    case 'map':
      return (
        (node.entries.length === 1 && (isItem || hasWords(node.entries[0]?.key.name ?? ''))) ||
        node.entries.some(({ value }) => isCandidate(value, false))
      );
  }
}

function hasWords(key: string): boolean {
  return /\S\s+\S/.test(key);
}

/** `schema` is that of the items of the list that the map is an item of. */
function unquotedSentence(map: MapNode, schema: Subschema | undefined): Finding | undefined {
  const [entry] = map.entries;
  if (entry === undefined || map.entries.length > 1 || map.hasErrors) return undefined;
  if (map.span.start < entry.key.span.start) return undefined;
  const { key, value } = entry;
  if (value.kind !== 'scalar' || value.style !== 'plain') return undefined;
  const isSentence = hasWords(key.name) || (value.value !== null && isNoKey(key.name, map, schema));
  if (!isSentence) return undefined;
  const span = { start: key.span.start, end: value.span.end };
  const sentence = `${key.name}:${value.value === null ? '' : ` ${value.source}`}`;
  if (isInSmartQuotes(sentence)) return smartQuote({ span, text: sentence });
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
  const { properties } = forNode(schema, map) ?? {};
  return mayBeText(schema) && nearest(word, Object.keys(properties ?? {})) === undefined;
}

/** Whether any string is allowed. */
function mayBeText(schema: Subschema | undefined): boolean {
  const followed = follow(schema);
  return [followed, ...(followed?.anyOf ?? []).map(follow)].some(
    (one) => [one?.type].flat().includes('string') && one?.enum === undefined && one?.pattern === undefined,
  );
}
