import { t } from '../text/l10n.ts';
import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Domain } from '../model/leadership.ts';
import { positionAt } from '../text/span.ts';
import { domainFilesIn, type DomainFiles } from './domainFiles.ts';
import { countOfFiles } from './patternFiles.ts';

/** The row above a domain in its leadership file. */
export interface DomainLens {
  /** In the text as it is now, from 0. */
  readonly line: number;
  readonly title: string;
  readonly tooltip: string;
  /** The position of the domain among those of the file. */
  readonly position: number;
}

/** How many takers a title names, and one more where that is the last. */
const maxTakers = 2;

/**
 * One row above each domain of a leadership file: its files, those that others take, what counts there. A domain
 * has its row whatever it says, so that no line moves while its paths are typed.
 */
export function domainLenses(file: AnalyzedFile, analysis: Analysis): DomainLens[] {
  const domains = file.answers?.leadership.domains.items ?? [];
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
  const named = taken.length === maxTakers + 1 ? taken : taken.slice(0, maxTakers);
  const takers = named.map(({ by, files }) => `${String(files.count)} ${by.taken}`);
  const others = taken.slice(named.length).reduce((sum, { files }) => sum + files.count, 0);
  const files = [
    owned === undefined ? t('counting files') : countOfFiles(owned.count),
    ...takers,
    ...(others === 0 ? [] : [t('{0} taken by others', others)]),
  ];
  return {
    title: [
      ...(hasPaths || groups.length === 0 ? files : []),
      ...(groups.length === 0 ? [] : [grouped]),
      criteria.length === 1 ? t('1 criterion') : t('{0} criteria', criteria.length),
    ].join(' · '),
    tooltip: t('List what {0} leads, what others take from it, and what counts when deciding', title),
  };
}

/**
 * Tells the line of a domain. Where nothing of the text can be read, what stands is from an earlier text: its domains
 * are looked for by their ids.
 */
function lineFinder({ answers, lines, text, reading }: AnalyzedFile): (domain: Domain) => number | undefined {
  if (reading.leadership !== undefined) return ({ span }) => positionAt(lines, span.start).line;
  const written = new Map<string, number>();
  for (const { index, 1: id = '' } of text.matchAll(
    /^[ \t]*(?:-[ \t]+)?(?:\{[ \t]*)?id:[ \t]*["']?([a-z][a-z0-9-]*)/gm,
  ))
    if (!written.has(id)) written.set(id, positionAt(lines, index).line);
  const before = answers?.lines;
  if (before === undefined) return () => undefined;
  return ({ id, span }) => {
    const first = positionAt(before, span.start).line;
    const moved = written.get(id.value) ?? positionAt(before, id.span.start).line;
    const line = moved - (positionAt(before, id.span.start).line - first);
    return Math.max(0, Math.min(line, lines.starts.length - 1));
  };
}
