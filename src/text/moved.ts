import type { Span } from './span.ts';

/** A copy of a plain value with all spans shifted by `by` UTF-16 units. The value itself if `by` is 0. */
export function moved<T>(value: T, by: number): T {
  return by === 0 ? value : (copyOf(value, by) as T);
}

/** The span shifted by `by` UTF-16 units. */
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

/** A string with its span and nothing else. Most moved values are of this shape, so it has a fast path. */
function isPlaced(value: object): value is { readonly value: string; readonly span: Span } {
  const { value: text, span, kind } = value as Readonly<Record<string, unknown>>;
  return typeof text === 'string' && typeof span === 'object' && kind === undefined;
}

function isSpan(value: object): value is Span {
  return typeof (value as Partial<Span>).start === 'number';
}
