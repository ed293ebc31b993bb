import { t } from '../../../text/l10n.ts';
import type { Analysis, AnalyzedFile } from '../../../analyze.ts';
import type { PatternCoverage } from '../../../ownership/coverage/coverage.ts';
import { escapeMarkdown, inlineCode } from '../../card/markdown.ts';
import { summary, winnerInWords } from '../../reports/patternFiles.ts';
import type { PatternPlace } from '../../reports/patternsIn.ts';

/** The maximum number of files listed for a pattern. */
const maxNamed = 10;

/**
 * The files of a pattern and their owners, as Markdown; undefined for an invalid pattern, or before the files are
 * counted.
 */
export function patternMarkdown(
  place: PatternPlace,
  file: AnalyzedFile,
  analysis: Analysis,
): string | undefined {
  const coverage = analysis.coverage?.ofPattern(place.pattern);
  if (coverage === undefined) return undefined;
  const isNegated = place.pattern.value.startsWith('!');
  const [count = '', ...parts] = summary(place, coverage, isNegated, file).map(escapeMarkdown);
  const list = listOf(coverage, place, file, analysis);
  return [[`**${count}**`, ...parts].join(' · '), ...(list === '' ? [] : [list])].join('\n\n');
}

/** The first files, each with the domain that overrides the pattern there. */
function listOf(
  { matched, overridden: taken }: PatternCoverage,
  { pattern, of }: PatternPlace,
  file: AnalyzedFile,
  { ownership }: Analysis,
): string {
  const isShared = of.kind !== 'criterion' && !pattern.value.startsWith('!') && taken.length > 0;
  const winners = new Set(taken.map(({ by }) => by.domain ?? by.leadership));
  const lines: string[] = [];
  for (const path of matched.paths) {
    const by = isShared ? ownership.lookup(path).matchedBy : undefined;
    const taker = by === undefined || !winners.has(by.domain ?? by.leadership) ? undefined : by;
    const name = taker && winnerInWords({ ...taker, isUnowned: taker.domain === undefined }, file.path).name;
    lines.push(`- ${inlineCode(path)}${name === undefined ? '' : ` — ${escapeMarkdown(name)}`}`);
    if (lines.length === maxNamed) break;
  }
  const more = matched.count - lines.length;
  return [...lines, ...(more > 0 ? [`- ${t('and {0} more', more)}`] : [])].join('\n');
}
