import { cellsOf, type Cell } from '../../terminal/cells.ts';
import type { Span } from '../../../text/span.ts';
import { unseenIn, visible, type Unseen } from '../../../text/visible.ts';
import { withoutCommands } from '../../terminal/printable.ts';

/** A line of a file as a terminal shows it, and where to mark it. */
export interface Excerpt {
  readonly line: string;
  /** The cells before the marked part, and the cells that it fills, at least one. */
  readonly before: number;
  readonly marked: number;
}

/**
 * The part of a line, of at most `width` cells, around the UTF-16 units from `start` to `end`. Tabs are shown as
 * spaces, and other characters that nobody can see as their code points.
 */
export function excerptOf(line: string, start: number, end: number, width: number): Excerpt {
  const from = boundary(line, Math.max(0, start - 2 * width));
  const to = boundary(line, Math.min(line.length, Math.max(start, Math.min(end, start + width)) + 2 * width));
  const piece = line.slice(from, to);
  // A part alone does not tell what a joiner at its edge joins.
  const unseen = unseenIn(piece);
  const markStart = start - from;
  const markEnd = Math.max(start, Math.min(end, to)) - from;
  const parts = [
    shown(piece, { start: 0, end: markStart }, unseen),
    shown(piece, { start: markStart, end: markEnd }, unseen),
    shown(piece, { start: markEnd, end: piece.length }, unseen),
  ] as const;
  const [before, meant, after] = parts.map((cells) => cells.reduce((sum, cell) => sum + cell.width, 0)) as [
    number,
    number,
    number,
  ];
  const isWhole = from === 0 && to === line.length;
  if (isWhole && before + meant + after <= width)
    return { line: textOf(parts.flat()).trimEnd(), before, marked: Math.max(1, meant) };

  const spare = Math.max(0, width - Math.min(meant, width) - 2);
  const wantedBefore = Math.min(before, Math.max(spare >> 1, spare - after));
  const left = last(parts[0], wantedBefore);
  const isCutLeft = from > 0 || left.length < parts[0].length;
  const middle = first(parts[1], width - 2 - widthOf(left));
  const isCutMiddle = middle.length < parts[1].length;
  const right = isCutMiddle ? [] : first(parts[2], width - 2 - widthOf(left) - widthOf(middle));
  const isCutRight = isCutMiddle || to < line.length || right.length < parts[2].length;
  const text = textOf([...left, ...middle, ...right]);
  return {
    line: `${isCutLeft ? '…' : ''}${text}${isCutRight ? '…' : ''}`.trimEnd(),
    before: widthOf(left) + (isCutLeft ? 1 : 0),
    marked: Math.max(1, widthOf(middle) + (isCutMiddle ? 1 : 0)),
  };
}

/** An offset that is not between the halves of a surrogate pair. */
function boundary(line: string, at: number): number {
  const isInside = /[\udc00-\udfff]/.test(line.charAt(at)) && /[\ud800-\udbff]/.test(line.charAt(at - 1));
  return isInside ? at + 1 : at;
}

const tab = 4;

/** A part of a text as cells, without the characters in it that nobody can see. Tabs depend on the column. */
function shown(piece: string, { start, end }: Span, unseen: readonly Unseen[]): Cell[] {
  const cells: Cell[] = [];
  let at = start;
  let column = start;
  const add = (text: string): void => {
    const more = cellsOf(text);
    cells.push(...more);
    column += widthOf(more);
  };
  for (const { at: next, character } of unseen) {
    if (next < start || next >= end) continue;
    add(withoutCommands(piece.slice(at, next)));
    add(character === '\t' ? ' '.repeat(tab - (column % tab)) : visible(character));
    at = next + character.length;
  }
  add(withoutCommands(piece.slice(at, end)));
  return cells;
}

function widthOf(cells: readonly Cell[]): number {
  return cells.reduce((sum, { width }) => sum + width, 0);
}

function textOf(cells: readonly Cell[]): string {
  return cells.map(({ text }) => text).join('');
}

/** The first cells, as many as fit. */
function first(cells: readonly Cell[], width: number): readonly Cell[] {
  let filled = 0;
  const end = cells.findIndex((cell) => (filled += cell.width) > width);
  return end < 0 ? cells : cells.slice(0, end);
}

/** The last cells, as many as fit. */
function last(cells: readonly Cell[], width: number): readonly Cell[] {
  return first(cells.toReversed(), width).toReversed();
}
