import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Coverage } from '../ownership/coverage.ts';
import type { Span } from '../text/span.ts';
import { visibleLine } from '../text/visible.ts';
import { countOfFiles, summary } from './patternFiles.ts';
import { patternAt, patternsIn } from './patternsIn.ts';

/** The number of files that a pattern matches. */
export interface PatternHint {
  /** The end of the pattern, after its closing quotation mark. */
  readonly offset: number;
  readonly label: string;
}

/** The hints for the patterns that touch a range, in text order; none for invalid patterns. */
export function patternHints({ reading }: AnalyzedFile, range: Span, coverage: Coverage): PatternHint[] {
  if (reading.leadership === undefined) return [];
  return patternsIn(reading.leadership, range)
    .flatMap(({ pattern }) => {
      const count = coverage.ofPattern(pattern)?.matched.count;
      if (count === undefined) return [];
      const isTakenOut = pattern.value.startsWith('!') && count > 0;
      return [{ offset: pattern.span.end, label: `${isTakenOut ? '−' : ''}${countOfFiles(count)}` }];
    })
    .sort((one, other) => one.offset - other.offset);
}

/** The owners of the files of the pattern that ends at an offset, as text. */
export function hintTooltip(file: AnalyzedFile, offset: number, { coverage }: Analysis): string | undefined {
  const { leadership } = file.reading;
  const place = leadership === undefined ? undefined : patternAt(leadership, offset);
  const counted = place && coverage?.ofPattern(place.pattern);
  if (place === undefined || counted === undefined) return undefined;
  return visibleLine(summary(place, counted, place.pattern.value.startsWith('!'), file).join(' · '));
}
