import { t } from '../text/l10n.ts';
import type { AnalyzedFile } from '../analyze.ts';
import type { Domain } from '../model/leadership.ts';
import type { PatternCoverage, Taker } from '../ownership/coverage.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { PatternPlace } from './patternsIn.ts';

/** `12 files`, `9 led by Payouts`, `3 taken by Ledger`: what a pattern of a file comes to, in parts. */
export function summary(
  { of }: PatternPlace,
  { matched, own, takenOut, taken }: PatternCoverage,
  isNegated: boolean,
  file: AnalyzedFile,
): string[] {
  const count = countOfFiles(matched.count);
  if (isNegated)
    return [
      matched.count === 0
        ? t('no files to take out: the patterns before it match none of them')
        : t('{0} taken out of this list again', count),
    ];
  if (matched.count === 0) return [count];
  if (of.kind === 'criterion') return [t('{0} where this counts', count)];
  const domain = of.kind === 'domain' ? file.answers?.leadership.domains.items[of.position] : undefined;
  const isUnowned = domain === undefined || domain.owners?.items.length === 0;
  return [
    count,
    ...(own === 0
      ? []
      : [isUnowned ? unowned(own, matched.count) : led(own, matched.count, domainTitle(domain))]),
    ...taken.map(({ by, files }) => `${String(files.count)} ${takerInWords(by, file.path).taken}`),
    ...(takenOut === 0 ? [] : [t('{0} taken out again in this list', takenOut)]),
  ];
}

function unowned(own: number, all: number): string {
  if (own < all) return t('{0} unowned on purpose', own);
  return own === 1 ? t('unowned on purpose') : t('all unowned on purpose');
}

function led(own: number, all: number, title: string): string {
  if (own < all) return t('{0} led by {1}', own, title);
  return own === 1 ? t('led by {0}', title) : t('all led by {0}', title);
}

/** Who has files that another one matches. */
export interface TakerInWords {
  readonly name: string;
  /** `taken by Ledger`, to be put behind a number. */
  readonly taken: string;
}

/** Who has files, as seen from a leadership file. */
export function takerInWords({ leadership, domain, isUnowned }: Taker, seenFrom: RepoPath): TakerInWords {
  const isElsewhere = leadership.file !== seenFrom;
  const title = domain === undefined ? leadership.file : domainTitle(domain);
  const name = domain === undefined || !isElsewhere ? title : t('{0} of {1}', title, leadership.file);
  if (domain !== undefined) return { name, taken: t('taken by {0}', name) };
  return isUnowned
    ? {
        name: 'unowned',
        taken: isElsewhere ? t('unowned on purpose of {0}', leadership.file) : t('unowned on purpose'),
      }
    : { name, taken: t('left to {0}', name) };
}

/** What to call a domain, also one that has no id yet. */
export function domainTitle({ id, name }: Pick<Domain, 'id' | 'name'>): string {
  return name?.value ?? (id.value === '' ? t('Unnamed domain') : id.value);
}

/** `no files`, `1 file`, `12 files`. */
export function countOfFiles(count: number): string {
  return count === 0 ? t('no files') : count === 1 ? t('1 file') : t('{0} files', count);
}
