import type { Block } from '../../../parse/blocks.ts';
import { lineEndOf, lineStartOf } from '../../../parse/lines.ts';

/** The part of a text that the context of the cursor depends on. */
export interface Excerpt {
  /** The text before the cursor, and the part of it that is in the same block. */
  readonly before: string;
  readonly ownBefore: string;
  readonly after: string;
}

/**
 * The block around an offset and the blocks next to it. Within a greater distance, also what can have siblings:
 * the first lines of top-level entries, and items and entries on one line.
 */
export function excerptAround(
  text: string,
  blocks: readonly Block[],
  offset: number,
  distance: number,
): Excerpt {
  const own = blocks.findLastIndex(({ start }) => start <= lineStartOf(text, offset));
  const { start, end } = blocks[own] ?? { start: 0, end: text.length };
  const header = blocks.findLastIndex(({ kind }, position) => position < own && kind !== 'part');
  const pieces = blocks.map((block, position) => {
    const way = Math.abs(position - own);
    if (way <= 1) return text.slice(block.start, block.end);
    const lineEnd = lineEndOf(text, block.start) + 1;
    const isIncluded = block.kind === 'part' ? lineEnd >= block.end && way <= distance : distance > 1;
    return isIncluded || position === header ? text.slice(block.start, lineEnd) : '';
  });
  const ownBefore = text.slice(start, offset);
  return {
    before: pieces.slice(0, Math.max(0, own)).join('') + ownBefore,
    ownBefore,
    after: text.slice(offset, end) + pieces.slice(own + 1).join(''),
  };
}
