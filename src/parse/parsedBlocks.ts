import { byPlace, type Finding } from '../text/finding.ts';
import { movedSpan } from '../text/moved.ts';
import type { Span } from '../text/span.ts';
import type { Task } from '../text/task.ts';
import type { Block } from './blocks.ts';
import { limits } from './limits.ts';
import { movedFinding, movedNode } from './moved.ts';
import type { ListNode, MapEntry, MapNode, Node } from './tree.ts';
import { readComments, readUsualForm } from './usualForm.ts';
import { unexpectedBlockFinding, type BlockResult } from './yaml.ts';

/** A text with its parsed blocks, in text order. */
export interface ParsedBlocks {
  readonly text: string;
  readonly list: readonly ParsedBlock[];
}

/** The parse result of a text that was parsed block by block. */
export interface BlockwiseResult {
  readonly root: Node;
  readonly findings: readonly Finding[];
  readonly comments: readonly Span[];
  readonly parsedBlocks: ParsedBlocks;
}

/** The parse result of a block, with positions in the whole text. */
interface ParsedBlock {
  readonly block: Block;
  /** Undefined if the block has no content. */
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
  readonly comments: readonly Span[];
  readonly anchors: ReadonlySet<string>;
  readonly openAliases: ReadonlySet<string>;
}

type Read = (text: string, outer: number) => BlockResult | undefined;

/**
 * Parses a text block by block. Reuses the results of unchanged blocks, even if they moved. Undefined if the
 * text has to be parsed as a whole. Yields after each block that is parsed.
 */
export function* parseBlocks(
  text: string,
  blocks: readonly Block[],
  before: ParsedBlocks | undefined,
  read: Read,
): Task<BlockwiseResult | undefined> {
  const list = yield* reuseBlocks(text, blocks, before, read);
  if (list === undefined || hasCrossReferences(list)) return undefined;
  const root = rootOf(list);
  if (root === undefined) return undefined;
  return {
    root,
    findings: list.flatMap(({ findings }) => findings).sort(byPlace),
    comments: list.flatMap(({ comments }) => comments),
    parsedBlocks: { text, list },
  };
}

function* reuseBlocks(
  text: string,
  blocks: readonly Block[],
  before: ParsedBlocks | undefined,
  read: Read,
): Task<ParsedBlock[] | undefined> {
  const old = before?.list ?? [];
  const isSame = (block: Block | undefined, piece: ParsedBlock | undefined): piece is ParsedBlock =>
    block !== undefined &&
    piece !== undefined &&
    isAlike(block, piece.block) &&
    text.slice(block.start, block.end) === before?.text.slice(piece.block.start, piece.block.end);
  let same = 0;
  while (isSame(blocks[same], old[same])) same++;
  let sameAtEnd = 0;
  const most = Math.min(blocks.length, old.length) - same;
  while (sameAtEnd < most && isSame(blocks.at(-1 - sameAtEnd), old.at(-1 - sameAtEnd))) sameAtEnd++;

  const pieces = old.slice(0, same);
  for (const block of blocks.slice(same, blocks.length - sameAtEnd)) {
    const piece = parseBlock(text, block, read);
    if (piece === undefined) return undefined;
    pieces.push(piece);
    yield;
  }
  const moved = old.slice(old.length - sameAtEnd).map((piece, position) => {
    const block = blocks[blocks.length - sameAtEnd + position];
    return block === undefined || block.start === piece.block.start ? piece : movedBlock(piece, block);
  });
  return [...pieces, ...moved];
}

function isAlike(one: Block, other: Block): boolean {
  return (
    one.end - one.start === other.end - other.start &&
    one.kind === other.kind &&
    one.collection === other.collection &&
    one.isMisindented === other.isMisindented
  );
}

function parseBlock(text: string, block: Block, read: Read): ParsedBlock | undefined {
  const usual = inUsualForm(text, block);
  if (usual !== undefined) return { block, ...usual, findings: [], anchors: noNames, openAliases: noNames };
  const own = text.slice(block.start, block.end);
  const readBlock = read(own, depthOf(block));
  if (readBlock === undefined) return undefined;
  const { root, findings, comments } = readBlock;
  const isAtHome = block.kind !== 'preamble' && !block.isMisindented && isExpected(root, block);
  const isTold = block.kind === 'preamble' || isAtHome || (findings.length > 0 && !block.isMisindented);
  const piece = {
    ...readBlock,
    block: { ...block, start: 0, end: own.length },
    root: isAtHome ? root : undefined,
    findings: isTold ? findings : [unexpectedBlockFinding(own)],
    comments,
  };
  return movedBlock(piece, block);
}

const noNames: ReadonlySet<string> = new Set();

/** The content of a block that needs no YAML parser. */
function inUsualForm(text: string, block: Block): Pick<ParsedBlock, 'root' | 'comments'> | undefined {
  if (block.kind === 'preamble') {
    const comments = readComments(text, block);
    return comments && { root: undefined, comments };
  }
  const usual = block.isMisindented ? undefined : readUsualForm(text, block, depthOf(block));
  return usual !== undefined && isExpected(usual.root, block) ? usual : undefined;
}

/** The number of collections around a block. */
function depthOf({ kind }: Block): number {
  return kind === 'part' ? 1 : 0;
}

function isExpected(root: Node, { kind, collection }: Block): boolean {
  return root.kind === (kind === 'part' ? collection : 'map');
}

/** The piece shifted to the position of a block. */
function movedBlock(
  { block: from, root, findings, comments, anchors, openAliases }: ParsedBlock,
  block: Block,
): ParsedBlock {
  const by = block.start - from.start;
  return {
    block,
    root: root === undefined ? undefined : movedNode(root, by),
    findings: findings.length === 0 ? findings : findings.map((finding) => movedFinding(finding, by)),
    comments: comments.length === 0 ? comments : comments.map((comment) => movedSpan(comment, by)),
    anchors,
    openAliases,
  };
}

/** Whether an alias may refer to an anchor in another block, or several blocks have anchors. */
function hasCrossReferences(pieces: readonly ParsedBlock[]): boolean {
  const anchored = pieces.filter(({ anchors }) => anchors.size > 0);
  if (anchored.length === 0) return false;
  const names = new Set(anchored.flatMap(({ anchors }) => [...anchors]));
  return (
    anchored.length > 1 || pieces.some(({ openAliases }) => [...openAliases].some((name) => names.has(name)))
  );
}

/** The tree of the whole text. Undefined if a limit is exceeded, or if there are no keys. */
function rootOf(pieces: readonly ParsedBlock[]): MapNode | undefined {
  const entries: MapEntry[] = [];
  let hasErrors = false;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined || piece.block.kind === 'preamble') continue;
    const { root, block } = piece;
    if (root?.kind !== 'map') hasErrors = true;
    else {
      hasErrors ||= root.hasErrors;
      entries.push(...root.entries);
    }
    if (block.kind !== 'header' || block.collection === undefined) continue;
    const end = endOfParts(pieces, at + 1);
    const value = collectionOf(block.collection, pieces.slice(at + 1, end));
    const header = root?.kind === 'map' ? entries.pop() : undefined;
    if (value === undefined) return undefined;
    if (header !== undefined) entries.push({ key: header.key, value });
    at = end - 1;
  }
  if (entries.length === 0 || entries.length > limits.entries) return undefined;
  const start = entries[0]?.key.span.start ?? pieces[0]?.block.start ?? 0;
  const end = Math.max(start, entries.at(-1)?.key.span.end ?? 0, entries.at(-1)?.value.span.end ?? 0);
  return { kind: 'map', span: { start, end }, entries, hasErrors };
}

function endOfParts(pieces: readonly ParsedBlock[], from: number): number {
  let end = from;
  while (pieces[end]?.block.kind === 'part') end++;
  return end;
}

/**
 * Combines parts into a collection. Undefined if there are too many. If none could be parsed, an `error` node.
 */
function collectionOf(kind: 'list' | 'map', parts: readonly ParsedBlock[]): Node | undefined {
  const roots = parts.flatMap(({ root }) => root ?? []);
  const hasErrors =
    roots.length < parts.length || roots.some((root) => 'hasErrors' in root && root.hasErrors);
  const [first] = roots;
  const last = roots.at(-1);
  if (first === undefined || last === undefined) {
    const start = parts[0]?.block.start ?? 0;
    return { kind: 'error', span: { start, end: parts.at(-1)?.block.end ?? start } };
  }
  const span = { start: first.span.start, end: last.span.end };
  if (kind === 'list') {
    const items = roots.flatMap((root) => (root.kind === 'list' ? root.items : []));
    return items.length > limits.entries ? undefined : ({ kind, span, items, hasErrors } satisfies ListNode);
  }
  const entries = roots.flatMap((root) => (root.kind === 'map' ? root.entries : []));
  return entries.length > limits.entries ? undefined : ({ kind, span, entries, hasErrors } satisfies MapNode);
}
