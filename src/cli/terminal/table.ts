import { firstOf } from '../../features/card/cardWords.ts';
import { cellCount, cut, cutStart } from './cells.ts';
import type { Line } from './page.ts';
import { printable } from './printable.ts';

/** A row of a table with numbers: a name, which may be cut, the numbers, and maybe names of people. */
export interface Row {
  readonly name: string;
  /** Whether the name is a path, which is cut at its beginning. */
  readonly isPath?: true;
  readonly numbers: readonly string[];
  readonly people?: readonly string[];
}

/** Names are not cut below this width. */
const minName = 12;
/** The width that other columns leave to people. */
const minPeople = 24;

/** A table that fits the width: people are counted first, then names are cut. The first row is the heading, the last one the total. */
export function tableLines(rows: readonly Row[], width = Infinity): Line[] {
  const cells = rows.map(({ name, isPath, numbers, people = [] }) => ({
    name: printable(name),
    cutName: isPath === true ? cutStart : cut,
    numbers,
    people: people.map(printable),
  }));
  const columns = columnWidths(cells.map(({ numbers }) => numbers));
  const numbersWidth = widthOf(columns);
  const widestPeople = widest(cells.map(({ people }) => people.join(', ')));
  const hasRoom = width - numbersWidth - 2 >= 2 * minName;
  const forPeople = widestPeople === 0 || !hasRoom ? 0 : Math.min(widestPeople, minPeople) + 2;
  const maxWidth = Math.max(minName, width - numbersWidth - forPeople);
  const nameWidth = Math.min(widest(cells.map(({ name }) => name)), maxWidth);
  const peopleWidth = width - nameWidth - numbersWidth - 2;
  return cells.map(({ name, cutName, numbers, people }, position) => {
    const aligned = numbers.map((number, at) => number.padStart((columns[at] ?? 0) + 2)).join('');
    const hasPeople = peopleWidth >= minName && people.length > 0;
    return {
      text: `${padded(cutName(name, nameWidth), nameWidth)}${aligned}${hasPeople ? `  ${fitted(people, peopleWidth)}` : ''}`,
      ...(position === 0 ? { style: 'cyan' } : position === cells.length - 1 ? { style: 'bold' } : {}),
    };
  });
}

/** Whether a table fits the width without cutting names. */
export function fits(rows: readonly Row[], width: number): boolean {
  const names = rows.map(({ name }) => printable(name));
  return widest(names) + widthOf(columnWidths(rows.map(({ numbers }) => numbers))) <= width;
}

/** The width of columns, each with the blanks before it. */
function widthOf(columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + column + 2, 0);
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

/** A text, or names of people, of which as many are shown as fit. */
export type TextCell = string | readonly string[];

/**
 * Rows of texts in columns, as the lines of each row. If a row is too wide, names of people are counted. If that is not
 * enough, each row goes on below its first cell, so that a path there stays whole.
 */
export function alignedLines(rows: readonly (readonly TextCell[])[], width = Infinity, depth = 0): Line[][] {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? printable(cell) : cell.map(printable))),
  );
  const maxWidth = width - 2 * depth;
  const texts = inColumns(cells, maxWidth);
  if (texts !== undefined) return texts.map((text) => [{ text, depth }]);
  const others = cells.map((row) => row.slice(1));
  const below = inColumns(others, maxWidth - 2) ?? others.map((row) => row.map(textOf).join('  '));
  return cells.map(([first = ''], at) => {
    const text = below[at] ?? '';
    return [{ text: textOf(first), depth }, ...(text === '' ? [] : [{ text, depth: depth + 1 }])];
  });
}

/** The rows with their cells in columns; undefined if they do not fit. */
function inColumns(rows: readonly (readonly TextCell[])[], room: number): string[] | undefined {
  const full = columnWidths(rows.map((row) => row.map(textOf)));
  const people = full[full.findIndex((_, at) => rows.some((row) => typeof row[at] === 'object'))] ?? 0;
  const missing = Math.max(0, widthOf(full) - 2 - room);
  if (missing > 0 && people - missing < minPeople) return undefined;
  const texts = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? cell : fitted(cell, people - missing))),
  );
  const columns = columnWidths(texts);
  return texts.map((row) =>
    row.map((text, at) => (at < row.length - 1 ? padded(text, columns[at] ?? 0) : text)).join('  '),
  );
}

function textOf(cell: TextCell): string {
  return typeof cell === 'string' ? cell : cell.join(', ');
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
