/** A table in Markdown, the first columns to the left and the others to the right. */
export function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  leftColumns = 1,
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = head.map((_, column) => (column < leftColumns ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}

/** A number with at most three digits that say something. */
export function rounded(number: number): string {
  if (number >= 1_000_000) return `${(number / 1_000_000).toPrecision(3)} M`;
  const digits = Math.max(1, 10 ** (Math.floor(Math.log10(Math.max(number, 1))) - 2));
  return number >= 100 ? (Math.round(number / digits) * digits).toLocaleString('en') : number.toPrecision(2);
}

export function times(ratio: number): string {
  return `${rounded(ratio)} ×`;
}

/** The one in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
