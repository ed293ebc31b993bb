import { t } from '../../../text/l10n.ts';
import type { Analysis, AnalyzedFile } from '../../../analyze.ts';
import type { Domain } from '../../../model/leadership.ts';
import { positionAt } from '../../../text/span.ts';
import { visibleLine } from '../../../text/visible.ts';
import { domainFilesIn, type DomainFiles } from '../../reports/domainFiles.ts';
import { countOfFiles } from '../../reports/patternFiles.ts';

/** The code lens above a domain in its leadership file. */
export interface DomainLens {
  /** The line in the current text (zero-based). */
  readonly line: number;
  readonly title: string;
  readonly tooltip: string;
  /** The position of the domain in the file. */
  readonly position: number;
}

/** The maximum number of overriding domains in a title. One more is shown if it is the last. */
const maxWinners = 2;

/**
 * The code lens of each domain in a leadership file: its files, the overridden files, and its criteria. Every
 * domain has one, to avoid layout shifts while its paths are typed.
 */
export function domainLenses(file: AnalyzedFile, analysis: Analysis): DomainLens[] {
  const domains = file.lastGoodModel?.leadership.domains.items ?? [];
  const lineOf = lineFinder(file);
  const filesOf = domainFilesIn(file, analysis, 0);
  return domains.flatMap((domain, position) => {
    const content = filesOf(position);
    const line = lineOf(domain);
    if (content === undefined || line === undefined) return [];
    return [{ line, position, ...textFor(content) }];
  });
}

function textFor(content: DomainFiles): Pick<DomainLens, 'title' | 'tooltip'> {
  const { owned, taken, criteria, groups, hasPaths, title } = content;
  const grouped = groups.length === 1 ? t('groups 1 domain') : t('groups {0} domains', groups.length);
  const named = taken.length === maxWinners + 1 ? taken : taken.slice(0, maxWinners);
  const winners = named.map(({ by, files }) => `${String(files.count)} ${visibleLine(by.taken)}`);
  const others = taken.slice(named.length).reduce((sum, { files }) => sum + files.count, 0);
  const files = [
    owned === undefined ? t('counting files…') : countOfFiles(owned.count),
    ...winners,
    ...(others === 0 ? [] : [t('{0} overridden by others', others)]),
  ];
  return {
    title: [
      ...(hasPaths || groups.length === 0 ? files : []),
      ...(groups.length === 0 ? [] : [grouped]),
      criteria.length === 1 ? t('1 criterion') : t('{0} criteria', criteria.length),
    ].join(' · '),
    tooltip: t(
      'Show the files of {0}, the files other domains override, and the criteria that apply',
      visibleLine(title),
    ),
  };
}

/**
 * Returns a function that finds the line of a domain. If the text cannot be parsed, the model is from an earlier
 * text, so the function looks up domains by id.
 */
function lineFinder({
  lastGoodModel,
  lines,
  text,
  parsedFile,
}: AnalyzedFile): (domain: Domain) => number | undefined {
  if (parsedFile.leadership !== undefined) return ({ span }) => positionAt(lines, span.start).line;
  const written = new Map<string, number>();
  for (const { index, 1: id = '' } of text.matchAll(
    /^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?id:[ \t]*["']?([a-z][a-z0-9-]*)/gm,
  ))
    if (!written.has(id)) written.set(id, positionAt(lines, index).line);
  const before = lastGoodModel?.lines;
  if (before === undefined) return () => undefined;
  return ({ id, span }) => {
    const first = positionAt(before, span.start).line;
    const moved = written.get(id.value) ?? positionAt(before, id.span.start).line;
    const line = moved - (positionAt(before, id.span.start).line - first);
    return Math.max(0, Math.min(line, lines.starts.length - 1));
  };
}
