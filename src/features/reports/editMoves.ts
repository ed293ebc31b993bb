import type { Analysis } from '../../analyze.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { t } from '../../text/l10n.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import {
  domainHolders,
  domainsOf,
  pairDomains,
  waysSteps,
  type Holder,
  type PlacedDomain,
} from './domainPairs.ts';
import { countOfFiles, domainTitle } from './patternFiles.ts';

/** The files that an edit of leadership files moves, said at a domain. */
export interface DomainMoves {
  /** The leadership file with the domain, and its position there. */
  readonly file: RepoPath;
  readonly position: number;
  /** Most files first. */
  readonly moves: readonly Move[];
}

export interface Move {
  /** The title of a domain, or a word for none. */
  readonly from: string;
  readonly to: string;
  readonly files: number;
}

/**
 * What an edit moves from one domain to another, in steps. It is said at the domain whose patterns the edit changes; if
 * these are both or none, at the one that gets the files.
 */
export function* editMoves(before: Analysis, after: Analysis, files: FileList): Task<DomainMoves[]> {
  const [old, current] = [domainsOf(before), domainsOf(after)];
  const { ways } = yield* waysSteps(domainHolders(before, old), domainHolders(after, current), files);
  const pairs = pairDomains(old, current, ways);
  const earlier = new Map([...pairs].map(([one, other]) => [other, one]));
  const isEdited = (domain: PlacedDomain): boolean => {
    const known = earlier.get(domain);
    return known === undefined || patternsIn(known) !== patternsIn(domain);
  };
  const found = new Map<PlacedDomain, Move[]>();
  for (const { from, to, count } of ways) {
    const left = from.status === 'owned' ? pairs.get(from.domain) : undefined;
    const got = to.status === 'owned' ? to.domain : undefined;
    const isSame = got === undefined ? from.status === to.status : got === left;
    const at = [got, left].find((domain) => domain !== undefined && isEdited(domain)) ?? got ?? left;
    if (isSame || at === undefined) continue;
    getOrInsert(found, at, () => []).push({ from: titleOf(from), to: titleOf(to), files: count });
  }
  return Array.from(found, ([{ domain, leadership }, moves]) => ({
    file: leadership.file,
    position: leadership.domains.items.indexOf(domain),
    moves: moves.sort((one, other) => other.files - one.files),
  }));
}

function patternsIn({ domain }: PlacedDomain): string {
  return JSON.stringify(domain.paths.items.map(({ value }) => value));
}

function titleOf(holder: Holder): string {
  switch (holder.status) {
    case 'owned':
      return domainTitle(holder.domain.domain);
    case 'in-codeowners':
      return allOf(holder.owners);
    case 'unowned':
      return t('unowned');
    case 'intentionally-unowned':
      return t('intentionally unowned');
  }
}

/** The moves in words: the largest one, and how many more files move. */
export function movesInWords([first, ...others]: readonly Move[]): string {
  if (first === undefined) return '';
  const more = others.reduce((sum, { files }) => sum + files, 0);
  const largest = t('This edit moves {0} from {1} to {2}', countOfFiles(first.files), first.from, first.to);
  return more === 0 ? largest : `${largest} · ${t('{0} more', more)}`;
}
