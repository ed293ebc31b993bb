import { byPlace, type Finding } from '../text/finding.ts';
import { movedSpan } from '../text/moved.ts';
import type { Span } from '../text/span.ts';
import type { Steps } from '../text/steps.ts';
import type { Block } from './blocks.ts';
import { misfit } from './faults.ts';
import { limits } from './limits.ts';
import { movedFinding, movedNode } from './moved.ts';
import type { ListNode, MapEntry, MapNode, Node } from './tree.ts';

/** A text with its parsed blocks, in text order. */
export interface Pieces {
  readonly text: string;
  readonly list: readonly Piece[];
}

/** The parse result of one block. */
export interface ReadBlock {
  readonly root: Node;
  readonly findings: readonly Finding[];
  readonly comments: readonly Span[];
  readonly anchors: ReadonlySet<string>;
  /** The aliases without an anchor in the block. */
  readonly openAliases: ReadonlySet<string>;
}

/** The parse result of a text that was parsed block by block. */
export interface ReadInPieces {
  readonly root: Node;
  readonly findings: readonly Finding[];
  readonly comments: readonly Span[];
  readonly pieces: Pieces;
}

/** The parse result of a block, with positions in the whole text. */
interface Piece {
  readonly block: Block;
  /** Undefined if the block has no content. */
  readonly root: Node | undefined;
  readonly findings: readonly Finding[];
  readonly comments: readonly Span[];
  readonly anchors: ReadonlySet<string>;
  readonly openAliases: ReadonlySet<string>;
}

type Read = (text: string, outer: number) => ReadBlock | undefined;

/**
 * Parses a text block by block. Reuses the results of unchanged blocks, even if they moved. Undefined if the
 * text has to be parsed as a whole. Yields after each block that is parsed.
 */
export function* parseInPieces(
  text: string,
  blocks: readonly Block[],
  before: Pieces | undefined,
  read: Read,
): Steps<ReadInPieces | undefined> {
  const list = yield* piecesOf(text, blocks, before, read);
  if (list === undefined || isTangled(list)) return undefined;
  const root = rootOf(list);
  if (root === undefined) return undefined;
  return {
    root,
    findings: list.flatMap(({ findings }) => findings).sort(byPlace),
    comments: list.flatMap(({ comments }) => comments),
    pieces: { text, list },
  };
}

function* piecesOf(
  text: string,
  blocks: readonly Block[],
  before: Pieces | undefined,
  read: Read,
): Steps<Piece[] | undefined> {
  const old = before?.list ?? [];
  const isSame = (block: Block | undefined, piece: Piece | undefined): piece is Piece =>
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
    const piece = pieceOf(text, block, read);
    if (piece === undefined) return undefined;
    pieces.push(piece);
    yield;
  }
  const moved = old.slice(old.length - sameAtEnd).map((piece, position) => {
    const block = blocks[blocks.length - sameAtEnd + position];
    return block === undefined || block.start === piece.block.start ? piece : movedPiece(piece, block);
  });
  return [...pieces, ...moved];
}

function isAlike(one: Block, other: Block): boolean {
  return (
    one.end - one.start === other.end - other.start &&
    one.kind === other.kind &&
    one.collection === other.collection &&
    one.isAstray === other.isAstray
  );
}

function pieceOf(text: string, block: Block, read: Read): Piece | undefined {
  const own = text.slice(block.start, block.end);
  const readBlock = read(own, block.kind === 'part' ? 1 : 0);
  if (readBlock === undefined) return undefined;
  const { root, findings, comments } = readBlock;
  const isAtHome = block.kind !== 'preamble' && !block.isAstray && isExpected(root, block);
  const isTold = block.kind === 'preamble' || isAtHome || (findings.length > 0 && !block.isAstray);
  const piece = {
    ...readBlock,
    block: { ...block, start: 0, end: own.length },
    root: isAtHome ? root : undefined,
    findings: isTold ? findings : [misfit(own).finding],
    comments,
  };
  return movedPiece(piece, block);
}

function isExpected(root: Node, { kind, collection }: Block): boolean {
  return root.kind === (kind === 'part' ? collection : 'map');
}

/** The piece shifted to the position of a block. */
function movedPiece(
  { block: from, root, findings, comments, anchors, openAliases }: Piece,
  block: Block,
): Piece {
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
function isTangled(pieces: readonly Piece[]): boolean {
  const anchored = pieces.filter(({ anchors }) => anchors.size > 0);
  if (anchored.length === 0) return false;
  const names = new Set(anchored.flatMap(({ anchors }) => [...anchors]));
  return (
    anchored.length > 1 || pieces.some(({ openAliases }) => [...openAliases].some((name) => names.has(name)))
  );
}

/** The tree of the whole text. Undefined if a limit is exceeded, or if there are no keys. */
function rootOf(pieces: readonly Piece[]): MapNode | undefined {
  const entries: MapEntry[] = [];
  let damaged = false;
  for (let at = 0; at < pieces.length; at++) {
    const piece = pieces[at];
    if (piece === undefined || piece.block.kind === 'preamble') continue;
    const { root, block } = piece;
    if (root?.kind !== 'map') damaged = true;
    else {
      damaged ||= root.damaged;
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
  return { kind: 'map', span: { start, end }, entries, damaged };
}

function endOfParts(pieces: readonly Piece[], from: number): number {
  let end = from;
  while (pieces[end]?.block.kind === 'part') end++;
  return end;
}

/**
 * Combines parts into a collection. Undefined if there are too many. If none could be parsed, a `dark` node.
 */
function collectionOf(kind: 'list' | 'map', parts: readonly Piece[]): Node | undefined {
  const roots = parts.flatMap(({ root }) => root ?? []);
  const damaged = roots.length < parts.length || roots.some((root) => 'damaged' in root && root.damaged);
  const [first] = roots;
  const last = roots.at(-1);
  if (first === undefined || last === undefined) {
    const start = parts[0]?.block.start ?? 0;
    return { kind: 'dark', span: { start, end: parts.at(-1)?.block.end ?? start } };
  }
  const span = { start: first.span.start, end: last.span.end };
  if (kind === 'list') {
    const items = roots.flatMap((root) => (root.kind === 'list' ? root.items : []));
    return items.length > limits.entries ? undefined : ({ kind, span, items, damaged } satisfies ListNode);
  }
  const entries = roots.flatMap((root) => (root.kind === 'map' ? root.entries : []));
  return entries.length > limits.entries ? undefined : ({ kind, span, entries, damaged } satisfies MapNode);
}
