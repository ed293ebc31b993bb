import { t } from '../text/l10n.ts';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Alias,
  type Document,
  type Node as YamlNode,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Finding } from '../text/finding.ts';
import { joined, overlapsOneOf, type Span } from '../text/span.ts';
import { syntax } from './diagnosis.ts';
import { gluedKey } from './faults.ts';
import { limit, limits } from './limits.ts';
import { unquoted, type Unquoted } from './quotes.ts';
import type { Scan } from './scan.ts';
import type { ListNode, MapEntry, MapNode, Node, ScalarNode } from './tree.ts';

export interface Grown {
  /** Undefined where a limit is passed. */
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
}

/** Where the work ends; thrown and caught in this file. */
class LimitPassed extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

/**
 * Makes our tree of a composed document, and finds what the parser takes without a word: aliases that lead
 * nowhere, a comment in the place of a value, keys that are no words. `dark` are the values that have their
 * finding already, `holes` the lines that could not be read.
 */
export function grow(
  text: string,
  tokens: Scan,
  document: Document,
  dark: readonly Span[],
  holes: readonly Span[],
): Grown {
  const findings: Finding[] = [];
  const anchored = new Map<string, YamlNode>();
  const grownAnchors = new Map<YamlNode, Node>();
  const sizes = new Map<Node, number>();
  const open = new Set<YamlNode>();
  const regions = joined(dark);
  const isDark = (span: Span): boolean => overlapsOneOf(regions, span);

  /** `around` is the room between what stands before and behind the node. */
  const growNode = (node: YamlNode | null, span: Span, around: Span): Node => {
    if (isAlias(node)) return growAlias(node, span);
    if (node?.anchor !== undefined) anchored.set(node.anchor, node);
    if (isMap(node) || isSeq(node)) {
      open.add(node);
      const grown = isMap(node) ? growMap(node, span, around) : growList(node, span, around);
      open.delete(node);
      grownAnchors.set(node, grown);
      return grown;
    }
    const isUnread = isDark(span) || (span.start === span.end && isInHole(around));
    const grown = isUnread
      ? { kind: 'dark' as const, span }
      : isScalar(node)
        ? growScalar(node, span)
        : emptyScalar(span);
    if (node !== null) grownAnchors.set(node, grown);
    return grown;
  };

  const growScalar = (node: Scalar, span: Span): Node => {
    const comment =
      node.value === null && span.start === span.end && /^#\S/.test(text.slice(span.start, span.start + 2));
    if (comment) return tell(span.start, 'channel');
    const { value } = node;
    return {
      kind: 'scalar',
      span,
      value: isPlainValue(value) ? value : text.slice(span.start, span.end),
      source: typeof value === 'string' ? value : text.slice(span.start, span.end),
      style: styleOf(node),
    };
  };

  const growAlias = (node: Alias, span: Span): Node => {
    const target = anchored.get(node.source);
    if (target === undefined) return tell(span.start, /[/.*]/.test(node.source) ? 'pattern' : 'text');
    if (open.has(target))
      throw new LimitPassed(limit(span, t('Write this value out: the alias stands inside its own anchor')));
    return grownAnchors.get(target) ?? { kind: 'dark', span };
  };

  const growMap = (map: YAMLMap, { start, end }: Span, around: Span): MapNode => {
    const entries: MapEntry[] = [];
    let damaged = isDamaged(map, { start, end }, around);
    const pairs = map.items as readonly Pair<YamlNode | null, YamlNode | null>[];
    for (const [position, pair] of pairs.entries()) {
      const keySpan = spanOf(pair.key, start);
      const next = pairs[position + 1]?.key ?? null;
      const room = { start: keySpan.end, end: spanOf(next, around.end).start };
      const value = growNode(pair.value, spanOf(pair.value, keySpan.end), room);
      const isWord = isScalar(pair.key) && pair.key.value !== null;
      const name =
        isScalar(pair.key) && typeof pair.key.value === 'string'
          ? pair.key.value
          : text.slice(keySpan.start, keySpan.end);
      const isGlued =
        map.flow === true && pair.value === null && isPlain(pair.key) && /^[A-Za-z][\w-]*:\S/.test(name);
      if (isWord && name !== '<<' && !isGlued && !isDark(keySpan)) {
        entries.push({ key: { span: keySpan, name }, value });
        continue;
      }
      damaged = true;
      if (isGlued) findings.push(gluedKey(keySpan.start, name));
      else if (name === '<<')
        findings.push(syntax(keySpan, t('Write the keys out: merge keys are not read here')));
      else if (!isDark(keySpan)) findings.push(syntax(atLeastOne(keySpan), t('Write a word as the key')));
    }
    const last = entries.at(-1);
    const contentEnd = last === undefined ? start : Math.max(last.key.span.end, last.value.span.end);
    const span = { start, end: map.flow === true || contentEnd > end ? end : contentEnd };
    return measured(
      { kind: 'map', span, entries, damaged },
      entries.map(({ value }) => value),
    );
  };

  const growList = (list: YAMLSeq, { start, end }: Span, around: Span): ListNode => {
    const sources = list.items as readonly (YamlNode | null)[];
    const items: Node[] = [];
    for (const [position, item] of sources.entries()) {
      const room = {
        start: items.at(-1)?.span.end ?? start,
        end: spanOf(sources[position + 1] ?? null, around.end).start,
      };
      const grown = growNode(item, spanOf(item, room.start), room);
      const isMissing = list.flow !== true && grown.span.start === grown.span.end;
      items.push(isMissing ? { ...grown, span: dashBefore(text, grown.span.start) } : grown);
    }
    const contentEnd = items.at(-1)?.span.end ?? start;
    const span = {
      start,
      end: list.flow === true || contentEnd > end || contentEnd < start ? end : contentEnd,
    };
    return measured({ kind: 'list', span, items, damaged: isDamaged(list, { start, end }, around) }, items);
  };

  /**
   * What was not read in a collection may hold an entry of it. A line that stands around it, one of each
   * collection that begins at its column or further in.
   */
  const isDamaged = ({ flow }: YAMLMap | YAMLSeq, span: Span, around: Span): boolean =>
    flow === true
      ? isInHole(span)
      : holes.some(
          (hole) =>
            around.start <= hole.start &&
            hole.start < around.end &&
            columnOf(text, hole.start) <= columnOf(text, span.start),
        );

  const isInHole = (around: Span): boolean =>
    holes.some((hole) => around.start <= hole.start && hole.start < around.end);

  /** An alias bomb is a small tree with many ways through it. */
  const measured = <N extends MapNode | ListNode>(node: N, children: readonly Node[]): N => {
    const size = children.reduce((sum, child) => sum + (sizes.get(child) ?? 1), 1);
    if (size > limits.nodes)
      throw new LimitPassed(limit(node.span, t('Write less with aliases: they stand for too much text')));
    sizes.set(node, size);
    return node;
  };

  const tell = (offset: number, what: Unquoted): Node => {
    const { finding, dark: region } = unquoted(text, tokens, offset, what);
    findings.push(finding);
    return { kind: 'dark', span: region.span };
  };

  try {
    const content = document.contents;
    return { root: growNode(content, spanOf(content, 0), { start: 0, end: text.length + 1 }), findings };
  } catch (error) {
    if (error instanceof LimitPassed) return { root: undefined, findings: [error.finding] };
    throw error;
  }
}

function emptyScalar(span: Span): ScalarNode {
  return { kind: 'scalar', span, value: null, source: '', style: 'plain' };
}

function isPlain(node: YamlNode | null): boolean {
  return isScalar(node) && node.type === 'PLAIN';
}

function atLeastOne({ start, end }: Span): Span {
  return { start, end: Math.max(end, start + 1) };
}

/** The `-` of an item that is not written. */
function dashBefore(text: string, offset: number): Span {
  const start = text.lastIndexOf('-', offset - 1);
  return { start, end: start + 1 };
}

function styleOf({ type }: Scalar): ScalarNode['style'] {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return 'double-quoted';
    case 'QUOTE_SINGLE':
      return 'single-quoted';
    case 'BLOCK_FOLDED':
    case 'BLOCK_LITERAL':
      return 'block';
    default:
      return 'plain';
  }
}

function isPlainValue(value: unknown): value is ScalarNode['value'] {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}

/** A node's place; an empty span at `otherwise` for one that is not written. */
function spanOf(node: YamlNode | null, otherwise: number): Span {
  const [start, end] = node?.range ?? [otherwise, otherwise];
  return { start, end };
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
