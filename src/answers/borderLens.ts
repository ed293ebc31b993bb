import { t } from '../text/l10n.ts';
import { visibleLine } from '../text/visible.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { domainName, type Card } from './card.ts';
import { firstOf, type LensText } from './lens.ts';
import { importsIn } from './paths/imports.ts';
import type { PathContext } from './paths/pathContext.ts';

/** A code lens above an import whose target belongs to another domain. */
export interface BorderLens extends LensText {
  /** Zero-based. */
  readonly line: number;
  /** The imported file. */
  readonly path: RepoPath;
}

/** Imports are at the top of a file, so later lines are not checked. */
const maxLines = 1000;
const maxLenses = 20;
const maxOwners = 2;
/** A line without one of these words contains no import. */
const importing = /\b(?:import|from|require)\b/;

/**
 * The code lenses for imports from another domain, at most 20, and each domain at most once per line. None if the
 * file itself has no domain.
 */
export function borderLenses(
  lines: Iterable<string>,
  context: PathContext,
  cardOf: (path: RepoPath) => Card | undefined,
): BorderLens[] {
  const own = context.file === undefined ? undefined : domainOf(cardOf(context.file));
  const lenses: BorderLens[] = [];
  if (own === undefined || (context.kind !== 'module' && context.kind !== 'python')) return lenses;
  let line = -1;
  for (const text of lines) {
    if (++line >= maxLines || lenses.length >= maxLenses) break;
    if (!importing.test(text)) continue;
    const seen = new Set([own]);
    for (const { path } of importsIn(text, context)) {
      const card = path === undefined ? undefined : cardOf(path);
      const domain = domainOf(card);
      if (path === undefined || card === undefined || domain === undefined || seen.has(domain)) continue;
      seen.add(domain);
      lenses.push({ line, path, ...words(card) });
    }
  }
  return lenses.slice(0, maxLenses);
}

function words(card: Card): LensText {
  const names = card.owners.map(({ name }) => visibleLine(name));
  const domain = visibleLine(domainName(card));
  const some = firstOf(names, maxOwners);
  return {
    title:
      names.length === 0
        ? t('imports from {0}', domain)
        : names.length === 1
          ? t('imports from {0} · owner: {1}', domain, some)
          : t('imports from {0} · owners: {1}', domain, some),
    tooltip: [names.join(', '), t('Click for details')].filter((text) => text !== '').join('\n'),
  };
}

/** A key that identifies a domain; undefined for an unowned path. */
function domainOf(card: Card | undefined): string | undefined {
  return card?.status === 'owned' ? `${card.matchedBy?.file ?? ''}\0${card.domain ?? ''}` : undefined;
}
