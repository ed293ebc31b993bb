import type { Analysis } from '../analyze.ts';
import { phraseOf, type Rung } from '../model/ladder.ts';
import { lowestOf, type Self } from '../model/self.ts';
import { t } from '../text/l10n.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { cardFor, domainName, type Card, type CardCriterion, type CardOwner } from './card.ts';
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
  /** The answer about the first of the paths. */
  readonly card: Card;
  /** What is to be said of it on one line: the rung of who asks there, and how many files. */
  readonly description: string;
  /** Absent where nobody owns the files. */
  readonly you?: You;
  /** Who should hear of the change before it is made; who asks is not among them. */
  readonly tell: readonly CardOwner[];
  /** What counts for one of the paths: for the first one, most important first, then for the others. */
  readonly criteria: readonly CardCriterion[];
  readonly changes: readonly Change[];
}

/** The changes by domain in the order in which they are met; those that nobody owns come last. */
export function changesByOwner(
  analysis: Analysis,
  changes: readonly Change[],
  self: Self,
): ChangesOfDomain[] {
  const groups = new Map<string, Group>();
  const add = (path: RepoPath, change: Change): void => {
    const card = cardFor(analysis, path);
    const key = keyOf(card);
    const group: Group = groups.get(key) ?? { card, criteria: new Map(), changes: [] };
    groups.set(key, group);
    for (const one of card.criteria)
      if (!group.criteria.has(placeOf(one))) group.criteria.set(placeOf(one), one);
    if (group.changes.at(-1) !== change) group.changes.push(change);
  };
  for (const change of changes) {
    add(change.path, change);
    // Who loses a file hears of it as well.
    if (change.from !== undefined && change.from !== change.path) add(change.from, change);
  }
  const all = [...groups].map(([key, group]) => ofGroup(analysis, key, group, self));
  return [
    ...all.filter(({ card }) => card.status === 'owned'),
    ...all.filter(({ card }) => card.status !== 'owned'),
  ];
}

/** The changes in one domain, as they are gathered. */
interface Group {
  readonly card: Card;
  /** By where they stand. */
  readonly criteria: Map<string, CardCriterion>;
  readonly changes: Change[];
}

function placeOf({ from: { file, line }, statement }: CardCriterion): string {
  return `${file}:${String(line)}:${statement}`;
}

/** What one says before one makes all of the changes; undefined where no domain is touched. */
export function rungOfAll(groups: readonly ChangesOfDomain[]): Rung | undefined {
  const [first, ...others] = groups.flatMap(({ you }) => (you === undefined ? [] : [you.rung]));
  return first === undefined ? undefined : lowestOf([first, ...others]);
}

/** The same in words, where several domains are touched. */
export function rungOfAllInWords(groups: readonly ChangesOfDomain[]): string | undefined {
  const domains = groups.filter(({ card }) => card.status === 'owned');
  const rung = rungOfAll(groups);
  return rung === undefined || domains.length < 2
    ? undefined
    : t('Across {0} domains the lowest rung holds: “{1}”', domains.length, phraseOf(rung));
}

function ofGroup(
  analysis: Analysis,
  key: string,
  { card, criteria, changes }: Group,
  self: Self,
): ChangesOfDomain {
  const you = youAt(analysis, card, self);
  return {
    key,
    title: titleOf(card),
    card,
    description: [...(you === undefined ? [] : [phraseOf(you.rung)]), countOfFiles(changes.length)].join(
      ' · ',
    ),
    ...(you === undefined ? {} : { you }),
    tell: listenersOf(analysis, card, self),
    criteria: [...criteria.values()],
    changes,
  };
}

function titleOf(card: Card): string {
  if (card.status === 'owned') return domainName(card);
  return card.status === 'unowned-on-purpose' ? t('Unowned on purpose') : t('Nobody owns these');
}

/** The owners, and who delegated where that is who decides; without who asks. */
function listenersOf(analysis: Analysis, card: Card, self: Self): CardOwner[] {
  const isLow = card.authority !== undefined && lowestOf([card.authority, 'i-intend']) !== 'i-intend';
  const listeners = [...card.owners, ...(isLow && card.delegatedBy !== undefined ? [card.delegatedBy] : [])];
  const others = listeners.filter(
    (owner) =>
      owner.kind === 'team' || youAt(analysis, { ...card, owners: [owner] }, self)?.relation !== 'owner',
  );
  return [...new Map(others.map((owner) => [owner.name, owner])).values()];
}

function keyOf({ status, decidedBy, domain }: Card): string {
  return status === 'owned' ? `${decidedBy?.file ?? ''}\0${domain ?? ''}` : status;
}
