import type { AnalyzedFile } from '../../../analyze.ts';
import type { Node } from '../../../parse/tree.ts';
import { positionAt, type Span } from '../../../text/span.ts';

/** A foldable range of lines (zero-based). The first line stays visible. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'comment' | 'entry';
}

/**
 * The foldable ranges of a file: multi-line entries, items, and comments on lines of their own. Trailing blank
 * lines and comments are not folded, nor a closing bracket on its own line. In text order.
 */
export function foldsOf({ text, lines, parsedFile: { root, comments } }: AnalyzedFile): Fold[] {
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

/** Comments on lines of their own; comments on consecutive lines are merged. */
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
