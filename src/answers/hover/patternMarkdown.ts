import type { Analysis, AnalyzedFile } from '../../analyze.ts';
import type { FileList } from '../../ownership/fileList.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import {
  countOfFiles,
  domainTitle,
  filesBehind,
  sharesOf,
  type PatternFiles,
  type Shares,
} from '../patternFiles.ts';
import type { PatternPlace } from '../patternsIn.ts';

/** How many of the files behind a pattern are named. */
const maxNamed = 10;

/** The files behind a pattern as Markdown, and who has them; undefined for a pattern with a fault. */
export function patternMarkdown(
  place: PatternPlace,
  file: AnalyzedFile,
  analysis: Analysis,
  files: FileList,
): string | undefined {
  const folder = file.answers?.leadership.folder;
  const behind = folder === undefined ? undefined : filesBehind(place, folder, files);
  if (behind === undefined) return undefined;
  const shares = sharesOf(place, behind, file, analysis);
  const [count = '', ...parts] = summary(place, behind, shares, file).map(escapeMarkdown);
  const list = listOf(behind, shares);
  return [[`**${count}**`, ...parts].join(' · '), ...(list === '' ? [] : [list])].join('\n\n');
}

/** `12 files`, `9 led by Payouts`, `3 taken by Ledger`: what a pattern comes to, in parts. */
export function summary(
  place: PatternPlace,
  { paths, isNegated }: PatternFiles,
  shares: Shares | undefined,
  file: AnalyzedFile,
): string[] {
  const count = countOfFiles(paths.length);
  if (isNegated)
    return [
      paths.length === 0
        ? 'no files to take out: the patterns before it match none of them'
        : `${count} taken out of this list again`,
    ];
  const { of } = place;
  if (of.kind === 'criterion') return paths.length === 0 ? [count] : [`${count} where this counts`];
  if (shares === undefined || paths.length === 0) return [count];
  const { own, takenOut, taken } = shares;
  const domain = of.kind === 'domain' ? file.answers?.leadership.domains.items[of.position] : undefined;
  const isUnowned = domain === undefined || domain.owners?.items.length === 0;
  const all = own === paths.length ? (own === 1 ? '' : 'all ') : `${String(own)} `;
  const led = isUnowned ? `${all}unowned on purpose` : `${all}led by ${domainTitle(domain)}`;
  return [
    count,
    ...(own === 0 ? [] : [led]),
    ...taken.map(({ by, paths: theirs }) => `${String(theirs.size)} ${by.taken}`),
    ...(takenOut === 0 ? [] : [`${String(takenOut)} taken out again in this list`]),
  ];
}

function listOf({ paths }: PatternFiles, shares: Shares | undefined): string {
  const lines = paths.slice(0, maxNamed).map((path) => {
    const taker = shares?.taken.find(({ paths: theirs }) => theirs.has(path));
    return `- ${inlineCode(path)}${taker === undefined ? '' : ` — ${escapeMarkdown(taker.by.name)}`}`;
  });
  const more = paths.length - maxNamed;
  return [...lines, ...(more > 0 ? [`- and ${String(more)} more`] : [])].join('\n');
}
