/** A range in a text, in UTF-16 units from its beginning. `end` is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A position in a text, as in VS Code: line and UTF-16 unit within the line, both zero-based. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** The offset of each line start, and the length of the text, in UTF-16 units. */
export interface LineTable {
  readonly starts: readonly number[];
  readonly length: number;
}

/** Splits a text into lines. Line breaks are CRLF, LF, and a lone CR, as in VS Code. */
export function lineTable(text: string): LineTable {
  const starts = [0];
  const mayBeLone = text.includes('\r');
  for (let at = 0; at < text.length;) {
    const lineFeed = text.indexOf('\n', at);
    const carriageReturn = mayBeLone ? text.indexOf('\r', at) : -1;
    const isLone =
      carriageReturn >= 0 && carriageReturn + 1 !== lineFeed && !(lineFeed >= 0 && lineFeed < carriageReturn);
    const lineBreak = isLone ? carriageReturn : lineFeed;
    if (lineBreak < 0) break;
    at = lineBreak + 1;
    starts.push(at);
  }
  return { starts, length: text.length };
}

/** The position of an offset. An offset outside the text is clamped. */
export function positionAt({ starts, length }: LineTable, offset: number): Position {
  const within = Math.max(0, Math.min(offset, length));
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= within) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: within - (starts[low] ?? 0) };
}

/** Whether an offset is in a span or at one of its ends. */
export function touches(span: Span, offset: number): boolean {
  return span.start <= offset && offset <= span.end;
}

/** The last span that starts before an offset. The spans are sorted by start. */
export function lastBefore<S extends Span>(spans: readonly S[], offset: number): S | undefined {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return spans[low - 1];
}

/** Sorts spans and merges those that overlap or touch. */
export function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last === undefined || last.end < span.start) result.push(span);
    else result[result.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
  }
  return result;
}

/** Whether a span overlaps one of `spans`, which come from `joined`. */
export function overlapsOneOf(spans: readonly Span[], { start, end }: Span): boolean {
  return (lastBefore(spans, end)?.end ?? 0) > start;
}

/** Whether two spans share at least one unit. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
