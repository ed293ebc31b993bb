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
import { unquoted, valueAround, type Unquoted } from './quotes.ts';
import { enclosingFlow, type Scan } from './scan.ts';
import type { ListNode, LostText, MapEntry, MapNode, Node, ScalarNode } from './tree.ts';

export interface BuiltTree {
  /** Undefined if a limit is exceeded. */
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
}

/** Stops the conversion. Thrown and caught in this file. */
class LimitPassed extends Error {
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

/**
 * Converts a composed document to our tree. Also reports what the parser accepts: aliases without an anchor,
 * and keys that are not strings. `masked` are the masked values, which already have a finding. `holes` are the
 * lines that could not be parsed.
 */
export function buildTree(
  text: string,
  tokens: Scan,
  document: Document,
  masked: readonly Span[],
  holes: readonly Span[],
): BuiltTree {
  try {
    const content = document.contents;
    const builder = new TreeBuilder(text, tokens, masked, holes);
    const root = builder.build(content, spanOf(content, 0), { start: 0, end: text.length + 1 });
    return { root, findings: builder.findings };
  } catch (error) {
    if (error instanceof LimitPassed) return { root: undefined, findings: [error.finding] };
    throw error;
  }
}

class TreeBuilder {
  readonly findings: Finding[] = [];
  readonly #text: string;
  readonly #tokens: Scan;
  readonly #masked: readonly Span[];
  readonly #holes: readonly Span[];
  readonly #anchored = new Map<string, YamlNode>();
  readonly #built = new Map<YamlNode, Node>();
  /** The number of nodes in each collection, with aliases expanded. */
  readonly #sizes = new Map<Node, number>();
  /** The collections around the present node. */
  readonly #open = new Set<YamlNode>();

  constructor(text: string, tokens: Scan, masked: readonly Span[], holes: readonly Span[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#masked = joined(masked);
    this.#holes = holes;
  }

  /** `around` is the range between the previous and the next node. */
  build(node: YamlNode | null, span: Span, around: Span): Node {
    if (isAlias(node)) return this.#buildAlias(node, span);
    if (node?.anchor !== undefined) this.#anchored.set(node.anchor, node);
    if (isMap(node) || isSeq(node)) {
      this.#open.add(node);
      const built = isMap(node) ? this.#buildMap(node, span, around) : this.#buildList(node, span, around);
      this.#open.delete(node);
      this.#built.set(node, built);
      return built;
    }
    const isUnread = this.#isMasked(span) || (span.start === span.end && this.#isInHole(around));
    const built = isUnread
      ? { kind: 'error' as const, span }
      : isScalar(node)
        ? this.#buildScalar(node, span)
        : emptyScalar(span);
    if (node !== null) this.#built.set(node, built);
    return built;
  }

  #buildScalar(node: Scalar, span: Span): Node {
    const style = styleOf(node);
    const value =
      style === 'block' && typeof node.value === 'string' ? node.value.replace(/\n+$/, '') : node.value;
    const hasComment =
      value === null && span.start === span.end && /^#\S/.test(this.#text.slice(span.start, span.start + 2));
    return {
      kind: 'scalar',
      span,
      value: isPlainValue(value) ? value : this.#text.slice(span.start, span.end),
      source: typeof value === 'string' ? value : this.#text.slice(span.start, span.end),
      style,
      ...(hasComment ? { comment: this.#lostAt(span.start) } : {}),
    };
  }

  #lostAt(offset: number): LostText {
    const span = valueAround(this.#text, offset, enclosingFlow(this.#tokens, offset) !== undefined);
    return { span, text: this.#text.slice(span.start, span.end) };
  }

  #buildAlias(node: Alias, span: Span): Node {
    const target = this.#anchored.get(node.source);
    if (target === undefined) return this.#tell(span.start, /[/.*]/.test(node.source) ? 'pattern' : 'text');
    if (this.#open.has(target))
      throw new LimitPassed(
        limit(span, t('This alias refers to the value that contains it. Write the value out.')),
      );
    return this.#built.get(target) ?? { kind: 'error', span };
  }

  #buildMap(map: YAMLMap, { start, end }: Span, around: Span): MapNode {
    const entries: MapEntry[] = [];
    let hasErrors = this.#isDamaged(map, { start, end }, around);
    const pairs = map.items as readonly Pair<YamlNode | null, YamlNode | null>[];
    for (const [position, pair] of pairs.entries()) {
      const keySpan = spanOf(pair.key, start);
      const next = pairs[position + 1]?.key ?? null;
      const room = { start: keySpan.end, end: spanOf(next, around.end).start };
      const value = this.build(pair.value, spanOf(pair.value, keySpan.end), room);
      const isWord = isScalar(pair.key) && pair.key.value !== null;
      const name =
        isScalar(pair.key) && typeof pair.key.value === 'string'
          ? pair.key.value
          : this.#text.slice(keySpan.start, keySpan.end);
      const isGlued =
        map.flow === true && pair.value === null && isPlain(pair.key) && /^[A-Za-z][\w-]*:\S/.test(name);
      if (isWord && name !== '<<' && !isGlued && !this.#isMasked(keySpan)) {
        entries.push({ key: { span: keySpan, name }, value });
        continue;
      }
      hasErrors = true;
      if (isGlued) this.findings.push(gluedKey(keySpan.start, name));
      else if (name === '<<')
        this.findings.push(syntax(keySpan, t('Merge keys ("<<") are not supported. Write the keys out.')));
      else if (!this.#isMasked(keySpan))
        this.findings.push(syntax(visibleKey(this.#text, keySpan), t('Invalid key. Use a plain string.')));
    }
    const last = entries.at(-1);
    const contentEnd = last === undefined ? start : Math.max(last.key.span.end, last.value.span.end);
    const span = { start, end: map.flow === true || contentEnd > end ? end : contentEnd };
    return this.#measured(
      { kind: 'map', span, entries, hasErrors },
      entries.map(({ value }) => value),
    );
  }

  #buildList(list: YAMLSeq, { start, end }: Span, around: Span): ListNode {
    const sources = list.items as readonly (YamlNode | null)[];
    const items: Node[] = [];
    for (const [position, item] of sources.entries()) {
      const room = {
        start: items.at(-1)?.span.end ?? start,
        end: spanOf(sources[position + 1] ?? null, around.end).start,
      };
      const built = this.build(item, spanOf(item, room.start), room);
      const isMissing = list.flow !== true && built.span.start === built.span.end;
      items.push(isMissing ? { ...built, span: dashBefore(this.#text, built.span.start) } : built);
    }
    const contentEnd = items.at(-1)?.span.end ?? start;
    const span = {
      start,
      end: list.flow === true || contentEnd > end || contentEnd < start ? end : contentEnd,
    };
    return this.#measured(
      { kind: 'list', span, items, hasErrors: this.#isDamaged(list, { start, end }, around) },
      items,
    );
  }

  /**
   * Whether an unparsed line may contain an entry of a collection. For a block collection, this is a line
   * within `around` that is not indented further than the collection. For a flow collection, it is any line
   * inside it.
   */
  #isDamaged({ flow }: YAMLMap | YAMLSeq, span: Span, around: Span): boolean {
    return flow === true
      ? this.#isInHole(span)
      : this.#holes.some(
          (hole) =>
            around.start <= hole.start &&
            hole.start < around.end &&
            columnOf(this.#text, hole.start) <= columnOf(this.#text, span.start),
        );
  }

  #isInHole(around: Span): boolean {
    return this.#holes.some((hole) => around.start <= hole.start && hole.start < around.end);
  }

  /**
   * Checks the size of a node with expanded aliases. An alias bomb is a small document that expands to a huge
   * one.
   */
  #measured<N extends MapNode | ListNode>(node: N, children: readonly Node[]): N {
    const size = children.reduce((sum, child) => sum + (this.#sizes.get(child) ?? 1), 1);
    if (size > limits.nodes)
      throw new LimitPassed(limit(node.span, t('Aliases expand to too much content. Write the values out.')));
    this.#sizes.set(node, size);
    return node;
  }

  #tell(offset: number, what: Unquoted): Node {
    const { finding, masked: region } = unquoted(this.#text, this.#tokens, offset, what);
    this.findings.push(finding);
    return { kind: 'error', span: region.span };
  }

  #isMasked(span: Span): boolean {
    return overlapsOneOf(this.#masked, span);
  }
}

function emptyScalar(span: Span): ScalarNode {
  return { kind: 'scalar', span, value: null, source: '', style: 'plain' };
}

function isPlain(node: YamlNode | null): boolean {
  return isScalar(node) && node.type === 'PLAIN';
}

/** The span of a key. If the key is missing, that of its `:` or `?`. */
function visibleKey(text: string, span: Span): Span {
  const { start, end } = span;
  if (start < end) return span;
  const at = text[start] === ':' ? start : Math.max(text.lastIndexOf('?', start), 0);
  return { start: at, end: at + 1 };
}

/** The `-` of an item without a value. */
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

/** The span of a node. For a node that is not written, an empty span at `otherwise`. */
function spanOf(node: YamlNode | null, otherwise: number): Span {
  const [start, end] = node?.range ?? [otherwise, otherwise];
  return { start, end };
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf('\n', offset - 1) + 1);
}
