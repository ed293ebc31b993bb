import type { AnalyzedFile } from '../analyze.ts';
import type { Node } from '../parse/tree.ts';
import { positionAt, type Span } from '../text/span.ts';

/** Lines that can be folded into the first of them; lines count from 0. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'entry';
}

/**
 * What goes over several lines: entries, items, and comments that fill their lines. Blank lines and comments below
 * an entry stay in sight, as does a bracket that closes it on a line of its own. In the order of the text.
 */
export function foldsOf({ text, lines, reading: { root, comments } }: AnalyzedFile): Fold[] {
  const folds = new Map<number, Fold>();
  const lineOf = (offset: number): number => positionAt(lines, offset).line;
  const add = (kind: Fold['kind'], start: number, end: number): void => {
    if (end > start && end > (folds.get(start)?.end ?? start)) folds.set(start, { start, end, kind });
  };
  const addSpan = (start: number, node: Node): void => {
    const written = text.slice(start, Math.max(start, node.span.end)).trimEnd();
    const isClosedAlone = node.kind !== 'scalar' && /[\r\n][^\S\r\n]*[\]}]+$/.test(written);
    add('entry', lineOf(start), lineOf(start + written.length) - Number(isClosedAlone));
  };
  const visit = (node: Node): void => {
    if (node.kind === 'map')
      for (const { key, value } of node.entries) {
        addSpan(key.span.start, value);
        visit(value);
      }
    else if (node.kind === 'list')
      for (const item of node.items) {
        addSpan(item.span.start, item);
        visit(item);
      }
  };
  for (const { start, end } of commentBlocks(text, comments))
    add('comment', lineOf(start), lineOf(Math.max(start, end - 1)));
  if (root !== undefined) visit(root);
  return [...folds.values()].sort((one, other) => one.start - other.start);
}

/** Comments that fill their lines, those on lines that follow each other made one. */
function commentBlocks(text: string, comments: readonly Span[]): Span[] {
  const blocks: Span[] = [];
  for (const comment of comments.toSorted((one, other) => one.start - other.start)) {
    if (!/(?:^|[\r\n])[^\S\r\n]*$/.test(text.slice(Math.max(0, comment.start - 1000), comment.start)))
      continue;
    const last = blocks.at(-1);
    const isNext =
      last !== undefined && /^(?:\r\n|\r|\n)?[^\S\r\n]*$/.test(text.slice(last.end, comment.start));
    if (last !== undefined && isNext) blocks[blocks.length - 1] = { start: last.start, end: comment.end };
    else blocks.push(comment);
  }
  return blocks;
}
