import type { Analysis } from '../analyze.ts';
import { phraseOf, type Rung } from '../model/ladder.ts';
import { lowestOf, type Self } from '../model/self.ts';
import { t } from '../text/l10n.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { cardFor, domainName, type Card } from './card.ts';
import { countOfFiles } from './patternFiles.ts';
import { youAt, type You } from './you.ts';

/** A file that the next commit may change. */
export interface Change {
  readonly path: RepoPath;
  readonly isStaged: boolean;
  /** Where a renamed file was. */
  readonly from?: RepoPath;
}

/** The changes in one domain, or in what nobody owns. */
export interface ChangesOfDomain {
  /** Tells it from the others. */
  readonly key: string;
  readonly title: string;
  readonly status: Card['status'];
  /** What is to be said of it on one line: the rung of who asks there, and how many files. */
  readonly description: string;
  /** Absent where nobody owns the files. */
  readonly you?: You;
  /** Who should hear of the change before it is made; who asks is not among them. */
  readonly tell: readonly string[];
  readonly changes: readonly Change[];
  /** One of the paths of the domain, to ask for more by. */
  readonly example: RepoPath;
}

/** The changes by domain in the order in which they are met; those that nobody owns come last. */
export function changesByOwner(
  analysis: Analysis,
  changes: readonly Change[],
  self: Self,
): ChangesOfDomain[] {
  const groups = new Map<string, { readonly card: Card; readonly changes: Change[] }>();
  const add = (path: RepoPath, change: Change): void => {
    const card = cardFor(analysis, path);
    const key = keyOf(card);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { card, changes: [change] });
    else if (group.changes.at(-1) !== change) group.changes.push(change);
  };
  for (const change of changes) {
    add(change.path, change);
    // Who loses a file hears of it as well.
    if (change.from !== undefined && change.from !== change.path) add(change.from, change);
  }
  const all = [...groups].map(([key, group]) => ofGroup(analysis, key, group, self));
  return [
    ...all.filter(({ status }) => status === 'owned'),
    ...all.filter(({ status }) => status !== 'owned'),
  ];
}

/** What one says before one makes all of the changes; undefined where no domain is touched. */
export function rungOfAll(groups: readonly ChangesOfDomain[]): Rung | undefined {
  const [first, ...others] = groups.flatMap(({ you }) => (you === undefined ? [] : [you.rung]));
  return first === undefined ? undefined : lowestOf([first, ...others]);
}

/** The same in words, where several domains are touched. */
export function rungOfAllInWords(groups: readonly ChangesOfDomain[]): string | undefined {
  const domains = groups.filter(({ status }) => status === 'owned');
  const rung = rungOfAll(groups);
  return rung === undefined || domains.length < 2
    ? undefined
    : t('Across {0} domains the lowest rung holds: “{1}”', domains.length, phraseOf(rung));
}

function ofGroup(
  analysis: Analysis,
  key: string,
  { card, changes }: { readonly card: Card; readonly changes: readonly Change[] },
  self: Self,
): ChangesOfDomain {
  const you = youAt(analysis, card, self);
  return {
    key,
    title: titleOf(card),
    status: card.status,
    description: [...(you === undefined ? [] : [phraseOf(you.rung)]), countOfFiles(changes.length)].join(
      ' · ',
    ),
    ...(you === undefined ? {} : { you }),
    tell: listenersOf(analysis, card, self),
    changes,
    example: card.path,
  };
}

function titleOf(card: Card): string {
  if (card.status === 'owned') return domainName(card);
  return card.status === 'unowned-on-purpose' ? t('Unowned on purpose') : t('Nobody owns these');
}

/** The owners, and who delegated where that is who decides; without who asks. */
function listenersOf(analysis: Analysis, card: Card, self: Self): string[] {
  const isLow = card.authority !== undefined && lowestOf([card.authority, 'i-intend']) !== 'i-intend';
  const listeners = [...card.owners, ...(isLow && card.delegatedBy !== undefined ? [card.delegatedBy] : [])];
  const names = listeners
    .filter(
      (owner) =>
        owner.kind === 'team' || youAt(analysis, { ...card, owners: [owner] }, self)?.relation !== 'owner',
    )
    .map(({ name }) => name);
  return [...new Set(names)];
}

function keyOf({ status, decidedBy, domain }: Card): string {
  return status === 'owned' ? `${decidedBy?.file ?? ''}\0${domain ?? ''}` : status;
}
