import { blankWithin, strayBlank } from '../parse/blanks.ts';
import { gluedDash, indentations } from '../parse/faults.ts';
import { lineStartOf } from '../parse/lines.ts';
import { memoizePart } from '../parse/moved.ts';
import { hasOddBlank } from '../parse/oddBlanks.ts';
import { smartQuote } from '../parse/quotes.ts';
import { hasSmartQuote, touchesSmartQuote } from '../parse/smartQuotes.ts';
import type { KeyNode, MapNode, Node, ScalarNode } from '../parse/tree.ts';
import type { Finding, TextEdit } from '../text/finding.ts';
import { isPlain } from '../text/visible.ts';
import { childOf, fileSchema, follow, forNode, type Subschema } from './subschema.ts';

/** A node or key with its finding. */
type Found = readonly [Node | KeyNode, Finding];

/** A node with its schema. `key` is its key, or that of the list that it is in. */
interface Part {
  readonly node: Node;
  readonly schema: Subschema | undefined;
  readonly key: string;
}

/**
 * Finds what looks like the syntax of YAML, but consists of letters to it: quotation marks and blanks that are
 * not ASCII, in keys and in values that are not prose, and a `-` without a space. The findings take the place of
 * those about the shape. `isDone` are the nodes that have another finding.
 */
export function unusualParts(
  root: MapNode,
  text: string,
  isDone: (node: Node) => boolean,
): ReadonlyMap<Node | KeyNode, Finding> {
  const foundIn = (part: Part): Found[] => {
    const { node } = part;
    if (isDone(node) || node.kind === 'error') return [];
    if (node.kind === 'scalar') {
      const finding = inScalar(node, part, text);
      return finding === undefined ? [] : [[node, finding]];
    }
    const dashes = node.kind === 'map' ? gluedDashes(node, text) : [];
    if (dashes.length > 0) return dashes;
    const keys = node.kind === 'map' ? node.entries.flatMap(({ key }) => inKey(key, text)) : [];
    return [...keys, ...below(part).flatMap((inner) => (mayHaveSome(inner.node) ? foundIn(inner) : []))];
  };
  return new Map(
    root.entries
      .filter(({ key }) => !key.name.startsWith('x-'))
      .flatMap(({ key, value }) => [
        ...inKey(key, text),
        ...foundIn({ node: value, schema: childOf(fileSchema, key.name), key: key.name }),
      ]),
  );
}

function below({ node, schema, key }: Part): Part[] {
  const own = forNode(schema, node);
  if (node.kind === 'list') return node.items.map((item) => ({ node: item, schema: childOf(own, ''), key }));
  if (node.kind !== 'map') return [];
  return node.entries.map((entry) => ({
    node: entry.value,
    schema: childOf(own, entry.key.name),
    key: entry.key.name,
  }));
}

/** Whether a part of the tree has a key or value to look at. */
function mayHaveSome(part: Node): boolean {
  return part.kind === 'scalar' ? isCandidate(part.source) : hasCandidate(part);
}

const hasCandidate = memoizePart(hasOne);

function hasOne(node: Node): boolean {
  switch (node.kind) {
    case 'error':
      return false;
    case 'scalar':
      return isCandidate(node.source);
    case 'list':
      return node.items.some(hasOne);
    case 'map':
      return node.entries.some(({ key, value }) => isCandidate(key.name) || hasOne(value));
  }
}

function isCandidate(text: string): boolean {
  return text.startsWith('-') || (!isPlain(text) && (hasOddBlank(text) || hasSmartQuote(text)));
}

function inKey(key: KeyNode, text: string): Found[] {
  if (!isCandidate(key.name)) return [];
  const written = text.slice(key.span.start, key.span.end);
  if (touchesSmartQuote(written)) return [[key, smartQuote({ span: key.span, text: written })]];
  const blank = blankWithin(text, key.span, false);
  return blank === undefined ? [] : [[key, blank]];
}

function inScalar(node: ScalarNode, { schema, key }: Part, text: string): Finding | undefined {
  const { span, style } = node;
  const written = text.slice(span.start, span.end);
  if (style === 'block' || !isCandidate(written)) return undefined;
  const { type, properties } = forNode(schema, { kind: 'map' }) ?? {};
  const { items } = forNode(schema, { kind: 'list' }) ?? {};
  const types = [type, follow(schema)?.anyOf?.map((one) => follow(one)?.type)].flat(2);
  const isText = types.includes('string');
  const isGlued = style === 'plain' && /^-[^\s-]/.test(written) && isFirstOfLine(text, span.start);
  if (isGlued && !isText && items !== undefined)
    return gluedDash(span.start, dashesFurtherOn(written, span.start));
  const [start = '', name = '', blank = ''] =
    (style === 'plain' ? /^([A-Za-z][\w-]*):([^\S ]\s*)/.exec(written) : null) ?? [];
  const isEntry =
    hasOddBlank(blank) && (isText ? Object.hasOwn(properties ?? {}, name) : types.includes('object'));
  if (isEntry) {
    const end = span.start + start.length;
    return strayBlank(text, { start: end - blank.length, end }, ' ');
  }
  const word = items ?? schema;
  if (!isWord(word, key)) return undefined;
  if (touchesSmartQuote(written)) return smartQuote({ span, text: written });
  return blankWithin(text, span, word?.$ref === '#/definitions/pattern');
}

/** Whether a value is a name, pattern, number, or date. Blanks and quotation marks belong to prose. */
function isWord(schema: Subschema | undefined, key: string): boolean {
  const { type, enum: allowed, pattern, anyOf } = follow(schema) ?? {};
  if (schema === undefined || anyOf !== undefined) return false;
  const isOfForm = allowed !== undefined || pattern !== undefined || ![type].flat().includes('string');
  return isOfForm || words.has(schema.$ref ?? '') || ['email', 'github', 'gitlab'].includes(key);
}

const words = new Set(['#/definitions/reference', '#/definitions/owner', '#/definitions/pattern']);

/** The keys of a map that start with a `-`, as in `-id: payouts`: the map was meant as a list. */
function gluedDashes(map: MapNode, text: string): Found[] {
  const keys = map.entries
    .map(({ key }) => key)
    .filter(({ name, span }) => /^-[^\s-]/.test(name) && isFirstOfLine(text, span.start));
  return keys.map((key, position) => {
    const end = keys[position + 1]?.span.start ?? map.span.end;
    const finding = gluedDash(key.span.start, indentations(text, key.span.start, end, 2));
    return [position === 0 ? map : key, finding];
  });
}

function dashesFurtherOn(written: string, start: number): TextEdit[] {
  return Array.from(written.matchAll(/\n[ \t]*-(?=[^\s-])/g), ({ 0: found, index }) => {
    const at = start + index + found.length;
    return { span: { start: at, end: at }, newText: ' ' };
  });
}

function isFirstOfLine(text: string, offset: number): boolean {
  return /^ *$/.test(text.slice(lineStartOf(text, offset), offset));
}
