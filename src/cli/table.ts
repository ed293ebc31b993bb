import { firstOf } from '../answers/cardWords.ts';
import { cellCount, cut } from './cells.ts';
import type { Line } from './page.ts';
import { printable } from './printable.ts';

/** A row of a table with numbers: a name, which may be cut, the numbers, and maybe names of people. */
export interface Row {
  readonly name: string;
  readonly numbers: readonly string[];
  readonly people?: readonly string[];
}

/** Names are not cut below this width. */
const minName = 12;
/** The width that names leave to people. */
const minPeople = 24;

/** A table that fits the width: people are counted first, then names are cut. The first row is the heading, the last one the total. */
export function tableLines(rows: readonly Row[], width = Infinity): Line[] {
  const cells = rows.map(({ name, numbers, people = [] }) => ({
    name: printable(name),
    numbers,
    people: people.map(printable),
  }));
  const columns = columnWidths(cells.map(({ numbers }) => numbers));
  const numbersWidth = columns.reduce((sum, column) => sum + column + 2, 0);
  const widestPeople = widest(cells.map(({ people }) => people.join(', ')));
  const hasRoom = width - numbersWidth - 2 >= 2 * minName;
  const forPeople = widestPeople === 0 || !hasRoom ? 0 : Math.min(widestPeople, minPeople) + 2;
  const room = Math.max(minName, width - numbersWidth - forPeople);
  const nameWidth = Math.min(widest(cells.map(({ name }) => name)), room);
  const peopleWidth = width - nameWidth - numbersWidth - 2;
  return cells.map(({ name, numbers, people }, position) => {
    const aligned = numbers.map((number, at) => number.padStart((columns[at] ?? 0) + 2)).join('');
    const hasPeople = peopleWidth >= minName && people.length > 0;
    return {
      text: `${padded(cut(name, nameWidth), nameWidth)}${aligned}${hasPeople ? `  ${fitted(people, peopleWidth)}` : ''}`,
      ...(position === 0 ? { style: 'cyan' } : position === cells.length - 1 ? { style: 'bold' } : {}),
    };
  });
}

/** As many names as fit, and how many more there are. */
function fitted(names: readonly string[], width: number): string {
  for (let count = names.length; count > 1; count--) {
    const text = firstOf(names, count);
    if (cellCount(text) <= width) return text;
  }
  const [first = '', ...others] = names;
  const rest = others.length === 0 ? '' : ` +${String(others.length)}`;
  return cut(first, width - rest.length) + rest;
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
