import type { Analysis, AnalyzedFile } from '../analyze.ts';
import type { Domain } from '../model/leadership.ts';
import type { Taker } from '../ownership/coverage.ts';
import type { FileList } from '../ownership/fileList.ts';
import { readPattern } from '../ownership/pattern.ts';
import { isWithin, type RepoPath } from '../text/repoPath.ts';
import type { PatternPlace } from './patternsIn.ts';

/** The files behind a pattern: those that it matches, or that it takes out of its list where it is negated. */
export interface PatternFiles {
  readonly isNegated: boolean;
  readonly paths: readonly RepoPath[];
}

/** Undefined for a pattern with a fault; `folder` is what the patterns of the file are relative to. */
export function filesBehind(
  place: PatternPlace,
  folder: RepoPath,
  files: FileList,
): PatternFiles | undefined {
  const behind = positionsBehind(place, folder, files);
  return (
    behind && {
      isNegated: behind.isNegated,
      paths: behind.positions.map((position) => files.paths[position] ?? ''),
    }
  );
}

/** The same as `filesBehind`, as positions among all files: enough to count them. */
export function positionsBehind(
  { pattern, list }: PatternPlace,
  folder: RepoPath,
  files: FileList,
): { readonly isNegated: boolean; readonly positions: readonly number[] } | undefined {
  const reading = readPattern(pattern.value);
  if ('fault' in reading) return undefined;
  const { isNegated } = reading.pattern;
  const matching = files.matching(folder, reading.pattern);
  if (!isNegated) return { isNegated, positions: matching };
  const listed = positionsOf(list.items.slice(0, list.items.indexOf(pattern)), folder, files);
  return { isNegated, positions: matching.filter((position) => listed.has(position)) };
}

/** The positions of the files that a list of patterns covers. */
export function positionsOf(
  list: readonly { readonly value: string }[],
  folder: RepoPath,
  files: FileList,
): Set<number> {
  const covered = new Set<number>();
  for (const { value } of list) {
    const reading = readPattern(value);
    if ('fault' in reading) continue;
    for (const position of files.matching(folder, reading.pattern))
      if (reading.pattern.isNegated) covered.delete(position);
      else covered.add(position);
  }
  return covered;
}

/** What becomes of the files behind a pattern. */
export interface Shares {
  /** How many of them its own domain has, or are unowned by its own `unowned`. */
  readonly own: number;
  /** How many its own list takes out again. */
  readonly takenOut: number;
  /** How many belong to others, the one that has most first. */
  readonly taken: readonly Share[];
}

export interface Share {
  readonly by: TakerInWords;
  readonly paths: ReadonlySet<RepoPath>;
}

/** Undefined where nothing overrules: for a pattern of a criterion, or one that is negated. */
export function sharesOf(
  place: PatternPlace,
  { paths, isNegated }: PatternFiles,
  file: AnalyzedFile,
  { files, coverage }: Analysis,
): Shares | undefined {
  const { of } = place;
  if (coverage === undefined || isNegated || of.kind === 'criterion') return undefined;
  const behind = new Set(paths);
  const among = (of: readonly RepoPath[]): ReadonlySet<RepoPath> =>
    new Set(of.filter((path) => behind.has(path)));
  if (of.kind === 'domain') {
    const covered = coverage.domainsIn(file.path)[of.position];
    if (covered === undefined) return undefined;
    const own = among(covered.owned).size;
    const taken = sharesAmong(
      covered.taken.map(({ by, files: theirs }) => ({
        by: takerInWords(by, file.path),
        paths: among(theirs),
      })),
    );
    return { own, takenOut: paths.length - own - total(taken), taken };
  }
  const folder = file.answers?.leadership.folder ?? '';
  const taken = sharesAmong(
    files.flatMap(({ path, answers }) => {
      const leadership = answers?.leadership;
      if (leadership === undefined || leadership.folder === folder || !isWithin(folder, leadership.folder))
        return [];
      return coverage.domainsIn(path).map(({ domain, owned }) => ({
        by: takerInWords({ leadership, domain, isUnowned: false }, file.path),
        paths: among(owned),
      }));
    }),
  );
  return { own: paths.length - total(taken), takenOut: 0, taken };
}

/** Those that have files, the one that has most first. */
function sharesAmong(shares: readonly Share[]): Share[] {
  return shares
    .filter(({ paths }) => paths.size > 0)
    .toSorted((one, other) => other.paths.size - one.paths.size);
}

function total(taken: Shares['taken']): number {
  return taken.reduce((sum, { paths }) => sum + paths.size, 0);
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
