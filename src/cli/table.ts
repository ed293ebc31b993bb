import { cellCount, cut } from './cells.ts';
import type { Line } from './page.ts';
import { printable } from './printable.ts';

/** The first cell is a name, which may be cut; the others are numbers, but for the last one where it is a text. */
export interface Row {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly text?: string;
}

/** So little room a name has at least. */
const minName = 12;

/**
 * Columns that fit the width: the text behind the numbers is cut first, then the names. The first row is the heading,
 * the last one the sum.
 */
export function tableLines(rows: readonly Row[], width = Infinity): Line[] {
  const cells = rows.map(({ name, numbers, text = '' }) => ({
    name: printable(name),
    numbers,
    text: printable(text),
  }));
  const columns =
    cells[0]?.numbers.map((_, at) => widest(cells.map(({ numbers }) => numbers[at] ?? ''))) ?? [];
  const numbersWidth = columns.reduce((sum, column) => sum + column + 2, 0);
  const nameWidth = Math.min(widest(cells.map(({ name }) => name)), Math.max(minName, width - numbersWidth));
  const textWidth = width - nameWidth - numbersWidth - 2;
  return cells.map(({ name, numbers, text }, position) => {
    const shortName = cut(name, nameWidth);
    const padding = ' '.repeat(nameWidth - cellCount(shortName));
    const aligned = numbers.map((number, at) => number.padStart((columns[at] ?? 0) + 2)).join('');
    const hasText = textWidth >= minName && text !== '';
    return {
      text: `${shortName}${padding}${aligned}${hasText ? `  ${cut(text, textWidth)}` : ''}`,
      ...(position === 0 ? { style: 'cyan' } : position === cells.length - 1 ? { style: 'bold' } : {}),
    };
  });
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, cellCount(text)), 0);
}
