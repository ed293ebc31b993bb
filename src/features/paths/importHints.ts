import { t } from '../../text/l10n.ts';
import { visibleLine } from '../../text/visible.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { domainKey, domainName, type Card } from '../card/card.ts';
import { firstOf, ownersInWords } from '../card/cardWords.ts';
import { importsIn } from './imports.ts';
import type { PathContext } from './pathContext.ts';

/** What stands after an import whose target belongs to another domain. */
export interface ImportHint {
  readonly label: string;
  readonly tooltip: string;
  /** Zero-based. */
  readonly line: number;
  /** The imported file. */
  readonly path: RepoPath;
}

/** Imports are at the top of a file, so later lines are not checked. */
const maxLines = 1000;
const maxHints = 20;
const maxOwners = 2;
/** A line without one of these words contains no import. */
const importing = /\b(?:import|from|require)\b/;

/**
 * The hints for imports from another domain, at most 20, and each domain at most once per line. None if the
 * file itself has no domain.
 */
export function importHints(
  lines: Iterable<string>,
  context: PathContext,
  cardOf: (path: RepoPath) => Card | undefined,
): ImportHint[] {
  const card = context.file === undefined ? undefined : cardOf(context.file);
  const own = card === undefined ? undefined : domainKey(card);
  const hints: ImportHint[] = [];
  if (own === undefined || (context.kind !== 'module' && context.kind !== 'python')) return hints;
  let line = -1;
  for (const text of lines) {
    if (++line >= maxLines || hints.length >= maxHints) break;
    if (!importing.test(text)) continue;
    const seen = new Set([own]);
    for (const { path } of importsIn(text, context)) {
      const card = path === undefined ? undefined : cardOf(path);
      const domain = card === undefined ? undefined : domainKey(card);
      if (path === undefined || card === undefined || domain === undefined || seen.has(domain)) continue;
      seen.add(domain);
      hints.push({ line, path, ...words(card) });
    }
  }
  return hints.slice(0, maxHints);
}

function words(card: Card): Pick<ImportHint, 'label' | 'tooltip'> {
  const names = card.owners.map(({ name }) => visibleLine(name));
  const owners = names.length === 0 ? [] : [ownersInWords(firstOf(names, maxOwners), names.length)];
  return {
    label: [visibleLine(domainName(card)), ...owners].join(' · '),
    tooltip: [names.join(', '), t('Click for details')].filter((text) => text !== '').join('\n'),
  };
}
