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
        ? 'no files to take out: the patterns before it match none of them'
        : `${count} taken out of this list again`,
    ];
  if (matched.count === 0) return [count];
  if (of.kind === 'criterion') return [`${count} where this counts`];
  const domain = of.kind === 'domain' ? file.answers?.leadership.domains.items[of.position] : undefined;
  const isUnowned = domain === undefined || domain.owners?.items.length === 0;
  const all = own === matched.count ? (own === 1 ? '' : 'all ') : `${String(own)} `;
  const led = isUnowned ? `${all}unowned on purpose` : `${all}led by ${domainTitle(domain)}`;
  return [
    count,
    ...(own === 0 ? [] : [led]),
    ...taken.map(({ by, files }) => `${String(files.count)} ${takerInWords(by, file.path).taken}`),
    ...(takenOut === 0 ? [] : [`${String(takenOut)} taken out again in this list`]),
  ];
}

/** Who has files that another one matches. */
export interface TakerInWords {
  readonly name: string;
  /** `taken by Ledger`, to be put behind a number. */
  readonly taken: string;
}

/** Who has files, as seen from a leadership file. */
export function takerInWords({ leadership, domain, isUnowned }: Taker, seenFrom: RepoPath): TakerInWords {
  const elsewhere = leadership.file === seenFrom ? '' : ` of ${leadership.file}`;
  const name = domain === undefined ? leadership.file : `${domainTitle(domain)}${elsewhere}`;
  if (domain !== undefined) return { name, taken: `taken by ${name}` };
  return isUnowned
    ? { name: 'unowned', taken: `unowned on purpose${elsewhere}` }
    : { name, taken: `left to ${name}` };
}

/** What to call a domain, also one that has no id yet. */
export function domainTitle({ id, name }: Pick<Domain, 'id' | 'name'>): string {
  return name?.value ?? (id.value === '' ? 'Unnamed domain' : id.value);
}

/** `no files`, `1 file`, `12 files`. */
export function countOfFiles(count: number): string {
  return count === 0 ? 'no files' : count === 1 ? '1 file' : `${String(count)} files`;
}
