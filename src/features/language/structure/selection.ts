import type { AnalyzedFile } from '../../../analyze.ts';
import type { Span } from '../../../text/span.ts';
import { withoutQuotes } from '../navigation/idPlaces.ts';
import { placeAt } from '../navigation/placeAt.ts';

/**
 * The successive ranges of “Expand Selection” at an offset, each inside the next: a text without its quotes, with
 * its quotes, the entry or item, the map or list, and so on, up to the whole file.
 */
export function selectionsAt({ text, parsedFile: { root } }: AnalyzedFile, offset: number): Span[] {
  const place = root === undefined ? undefined : placeAt(root, offset);
  const around: Span[] = [];
  for (const { node, entry } of place?.steps ?? []) {
    if (entry !== undefined) around.push({ start: entry.key.span.start, end: node.span.end });
    around.push(node.span);
    if (node.kind === 'scalar') around.push(withoutQuotes(text, node.span));
  }
  if (place?.key !== undefined) {
    const { key, value } = place.key;
    around.push({ start: key.span.start, end: Math.max(key.span.end, value.span.end) }, key.span);
    around.push(withoutQuotes(text, key.span));
  }
  const narrowing: Span[] = [{ start: 0, end: text.length }];
  for (const { start, end } of around) {
    const span = { start, end: start + text.slice(start, end).trimEnd().length };
    const last = narrowing.at(-1);
    const isWithin = last === undefined || (last.start <= span.start && span.end <= last.end);
    const isSame = last?.start === span.start && last.end === span.end;
    if (isWithin && !isSame && span.start <= offset && offset <= span.end) narrowing.push(span);
  }
  return narrowing.reverse();
}
