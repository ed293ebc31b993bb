import { t } from '../text/l10n.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { domainName, type Card } from './card.ts';
import { firstOf, type LensText } from './lens.ts';
import { importsIn } from './paths/imports.ts';
import type { PathContext } from './paths/pathContext.ts';

/** Above an import: that what it names is led by another domain. */
export interface BorderLens extends LensText {
  /** Counts from 0. */
  readonly line: number;
  /** What is imported. */
  readonly path: RepoPath;
}

/** Imports stand at the beginning, so that no more lines are looked at. */
const maxLines = 1000;
const maxLenses = 20;
const maxOwners = 2;
/** A line without one of these words imports nothing. */
const importing = /\b(?:import|from|require)\b/;

/**
 * The imports of a file that cross into another domain than its own, at most 20, each domain once a line. None where the
 * file has no domain: there is no border then.
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
  const names = card.owners.map(({ name }) => name);
  const domain = domainName(card);
  const some = firstOf(names, maxOwners);
  return {
    title:
      names.length === 0
        ? t('crosses into {0}', domain)
        : names.length === 1
          ? t('crosses into {0} · {1} leads', domain, some)
          : t('crosses into {0} · {1} lead', domain, some),
    tooltip: [names.join(', '), t('Click for more')].filter((text) => text !== '').join('\n'),
  };
}

/** Tells a domain from all others; undefined for what nobody owns. */
function domainOf(card: Card | undefined): string | undefined {
  return card?.status === 'owned' ? `${card.decidedBy?.file ?? ''}\0${card.domain ?? ''}` : undefined;
}
