import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { FileList } from '../ownership/fileList.ts';
import type { Span } from '../text/span.ts';
import { countOfFiles, filesBehind, positionsBehind, sharesOf } from './patternFiles.ts';
import { summary } from './hover/patternMarkdown.ts';
import { patternAt, patternsIn } from './patternsIn.ts';

/** How many files a pattern stands for, to be shown behind it. */
export interface PatternHint {
  /** Behind the pattern, and behind its quotation mark. */
  readonly offset: number;
  readonly label: string;
}

/** The hints behind the patterns that touch a range, in the order of the text; none for a pattern with a fault. */
export function patternHints(file: AnalyzedFile, range: Span, files: FileList): PatternHint[] {
  const { leadership } = file.reading;
  const folder = file.answers?.leadership.folder;
  if (leadership === undefined || folder === undefined) return [];
  return patternsIn(leadership, range)
    .flatMap((place) => {
      const behind = positionsBehind(place, folder, files);
      if (behind === undefined) return [];
      const { isNegated, positions } = behind;
      const count = countOfFiles(positions.length);
      return [
        { offset: place.pattern.span.end, label: isNegated && positions.length > 0 ? `−${count}` : count },
      ];
    })
    .sort((one, other) => one.offset - other.offset);
}

/** Who has the files behind the pattern that ends at an offset, in a sentence. */
export function hintTooltip(
  file: AnalyzedFile,
  offset: number,
  analysis: Analysis,
  files: FileList,
): string | undefined {
  const { leadership } = file.reading;
  const folder = file.answers?.leadership.folder;
  const place = leadership === undefined ? undefined : patternAt(leadership, offset);
  if (place === undefined || folder === undefined) return undefined;
  const behind = filesBehind(place, folder, files);
  if (behind === undefined) return undefined;
  return summary(place, behind, sharesOf(place, behind, file, analysis), file).join(' · ');
}
