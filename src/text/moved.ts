import type { Span } from './span.ts';

/** A copy of a plain value in which each span lies `by` units further on; the value itself where they stay. */
export function moved<T>(value: T, by: number): T {
  return by === 0 ? value : (copyOf(value, by) as T);
}

/** A span that lies `by` units further on. */
export function movedSpan({ start, end }: Span, by: number): Span {
  return { start: start + by, end: end + by };
}

function copyOf(value: unknown, by: number): unknown {
  if (typeof value !== 'object' || value === null || value instanceof Set) return value;
  if (Array.isArray(value)) return value.map((item) => copyOf(item, by));
  if (isSpan(value)) return movedSpan(value, by);
  if (isPlaced(value)) return { value: value.value, span: movedSpan(value.span, by) };
  const copy: Record<string, unknown> = {};
  for (const key in value) {
    const part = copyOf((value as Readonly<Record<string, unknown>>)[key], by);
    if (key === '__proto__') Object.defineProperty(copy, key, { value: part, enumerable: true });
    else copy[key] = part;
  }
  return copy;
}

/** A text with its place and nothing else: most of what is moved. */
function isPlaced(value: object): value is { readonly value: string; readonly span: Span } {
  const { value: text, span, kind } = value as Readonly<Record<string, unknown>>;
  return typeof text === 'string' && typeof span === 'object' && kind === undefined;
}

function isSpan(value: object): value is Span {
  return typeof (value as Partial<Span>).start === 'number';
}
