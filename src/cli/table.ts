import { cellCount, cut } from './cells.ts';
import type { Line } from './page.ts';
import { printable } from './printable.ts';

/** A row of a table with numbers: a name, which may be cut, the numbers, and maybe a text. */
export interface Row {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly text?: string;
}

/** Names are not cut below this width. */
const minName = 12;

/** A table that fits the width: texts are cut first, then names. The first row is the heading, the last one the total. */
export function tableLines(rows: readonly Row[], width = Infinity): Line[] {
  const cells = rows.map(({ name, numbers, text = '' }) => ({
    name: printable(name),
    numbers,
    text: printable(text),
  }));
  const columns = columnWidths(cells.map(({ numbers }) => numbers));
  const numbersWidth = columns.reduce((sum, column) => sum + column + 2, 0);
  const nameWidth = Math.min(widest(cells.map(({ name }) => name)), Math.max(minName, width - numbersWidth));
  const textWidth = width - nameWidth - numbersWidth - 2;
  return cells.map(({ name, numbers, text }, position) => {
    const aligned = numbers.map((number, at) => number.padStart((columns[at] ?? 0) + 2)).join('');
    const hasText = textWidth >= minName && text !== '';
    return {
      text: `${padded(cut(name, nameWidth), nameWidth)}${aligned}${hasText ? `  ${cut(text, textWidth)}` : ''}`,
      ...(position === 0 ? { style: 'cyan' } : position === cells.length - 1 ? { style: 'bold' } : {}),
    };
  });
}

/** Rows of texts as lines with columns; without alignment if a line would be longer than `width`. */
export function alignedTexts(rows: readonly (readonly string[])[], width = Infinity): string[] {
  const cells = rows.map((row) => row.map(printable));
  const columns = columnWidths(cells);
  const isAligned = columns.reduce((sum, column) => sum + column + 2, -2) <= width;
  return cells.map((row) =>
    row
      .map((text, at) => (isAligned && at < row.length - 1 ? padded(text, columns[at] ?? 0) : text))
      .join('  '),
  );
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: count }, (_, at) => widest(rows.map((row) => row[at] ?? '')));
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - cellCount(text)));
}

function widest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, cellCount(text)), 0);
}
