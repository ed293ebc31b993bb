import type { Analysis, AnalyzedFile } from '../../../analyze.ts';
import type { Coverage } from '../../../ownership/coverage/coverage.ts';
import { positionAt, type Span } from '../../../text/span.ts';
import { visibleLine } from '../../../text/visible.ts';
import { countOfFiles, summary } from '../../reports/patternFiles.ts';
import { patternAt, patternsIn } from '../../reports/patternsIn.ts';

/** The number of files that a pattern matches. */
export interface PatternHint {
  /** The end of the pattern, after its closing quotation mark. */
  readonly offset: number;
  readonly label: string;
}

/**
 * The hints for the patterns that touch a range, in text order; none for invalid patterns. A line with the code lens of
 * a domain above it has one at most: of several patterns, the first that matches nothing. The lens counts the rest.
 */
export function patternHints(
  { parsedFile: { leadership }, lines }: AnalyzedFile,
  range: Span,
  coverage: Coverage,
): PatternHint[] {
  if (leadership === undefined) return [];
  const lineOf = (offset: number): number => positionAt(lines, offset).line;
  const linesWithLens = new Set(leadership.domains.items.map(({ span }) => lineOf(span.start)));
  const hints = patternsIn(leadership, range).flatMap(({ pattern: { value, span }, pattern }) => {
    const count = coverage.ofPattern(pattern)?.matched.count;
    if (count === undefined) return [];
    const label = `${value.startsWith('!') && count > 0 ? '−' : ''}${countOfFiles(count)}`;
    return [{ offset: span.end, label, count, line: lineOf(span.start) }];
  });
  const ofLine = new Map<number, typeof hints>();
  for (const hint of hints.sort((one, other) => one.offset - other.offset)) {
    const all = ofLine.get(hint.line);
    if (all === undefined) ofLine.set(hint.line, [hint]);
    else all.push(hint);
  }
  return [...ofLine].flatMap(([line, all]) => {
    const shown =
      linesWithLens.has(line) && all.length > 1 ? all.filter(({ count }) => count === 0).slice(0, 1) : all;
    return shown.map(({ offset, label }) => ({ offset, label }));
  });
}

/** The owners of the files of the pattern that ends at an offset, as text. */
export function hintTooltip(file: AnalyzedFile, offset: number, { coverage }: Analysis): string | undefined {
  const { leadership } = file.parsedFile;
  const place = leadership === undefined ? undefined : patternAt(leadership, offset);
  const counted = place && coverage?.ofPattern(place.pattern);
  if (place === undefined || counted === undefined) return undefined;
  return visibleLine(summary(place, counted, place.pattern.value.startsWith('!'), file).join(' · '));
}
