import { t } from '../../text/l10n.ts';
import type { AnalyzedFile } from '../../analyze.ts';
import type { Domain } from '../../model/leadership.ts';
import { statusOfDomain } from '../../model/owner.ts';
import type { PatternCoverage, Winner } from '../../ownership/coverage/coverage.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { PatternPlace } from './patternsIn.ts';

/** The result of a pattern in parts, such as `12 files`, `9 owned by Payouts`, `3 overridden by Ledger`. */
export function summary(
  { of }: PatternPlace,
  { matched, own, excluded: takenOut, overridden: taken }: PatternCoverage,
  isNegated: boolean,
  file: AnalyzedFile,
): string[] {
  const count = countOfFiles(matched.count);
  if (isNegated)
    return [
      matched.count === 0
        ? t('excludes no files: no earlier pattern in this list matches any')
        : t('{0} excluded from this list', count),
    ];
  if (matched.count === 0) return [count];
  if (of.kind === 'criterion') return [t('applies to {0}', count)];
  const domain = of.kind === 'domain' ? file.lastGoodModel?.leadership.domains.items[of.position] : undefined;
  const status = domain === undefined ? 'intentionally-unowned' : statusOfDomain(domain);
  return [
    count,
    ...(own === 0
      ? []
      : [
          domain === undefined || status === 'intentionally-unowned'
            ? unowned(own, matched.count)
            : status === 'unowned'
              ? t('{0} unowned', own)
              : led(own, matched.count, domainTitle(domain)),
        ]),
    ...taken.map(({ by, files }) => `${String(files.count)} ${winnerInWords(by, file.path).taken}`),
    ...(takenOut === 0 ? [] : [t('{0} excluded later in this list', takenOut)]),
  ];
}

function unowned(own: number, all: number): string {
  if (own < all) return t('{0} intentionally unowned', own);
  return own === 1 ? t('intentionally unowned') : t('all intentionally unowned');
}

function led(own: number, all: number, title: string): string {
  if (own < all) return t('{0} owned by {1}', own, title);
  return own === 1 ? t('owned by {0}', title) : t('all owned by {0}', title);
}

/** The domain or file that overrides a pattern, as text. */
export interface WinnerInWords {
  readonly name: string;
  /** `overridden by Ledger`, to be appended to a number of files. */
  readonly taken: string;
}

/** The winner for some files as text, from the perspective of a leadership file. */
export function winnerInWords({ leadership, domain, isUnowned }: Winner, seenFrom: RepoPath): WinnerInWords {
  const isElsewhere = leadership.file !== seenFrom;
  const title = domain === undefined ? leadership.file : domainTitle(domain);
  const name = domain === undefined || !isElsewhere ? title : t('{0} in {1}', title, leadership.file);
  if (domain !== undefined) return { name, taken: t('overridden by {0}', name) };
  return isUnowned
    ? {
        name: 'unowned',
        taken: isElsewhere ? t('intentionally unowned in {0}', leadership.file) : t('intentionally unowned'),
      }
    : { name, taken: t('governed by {0}', name) };
}

/** The display name of a domain, which can still lack an id. */
export function domainTitle({ id, name }: Pick<Domain, 'id' | 'name'>): string {
  return name?.value ?? (id.value === '' ? t('Unnamed domain') : id.value);
}

/** `no files`, `1 file`, `12 files`. */
export function countOfFiles(count: number): string {
  return count === 0 ? t('no files') : count === 1 ? t('1 file') : t('{0} files', count);
}
