import type { Answers } from '../../answers.ts';
import { isBelowIntend, phraseOf, type AuthorityLevel } from '../../model/ladder.ts';
import { lowestOf, type CurrentUser } from '../../model/currentUser.ts';
import { t } from '../../text/l10n.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import {
  cardFor,
  domainKey,
  domainName,
  type Card,
  type CardCriterion,
  type CardOwner,
} from '../card/card.ts';
import { countOfFiles } from './patternFiles.ts';
import { verdict } from '../card/verdict.ts';
import { userStandingAt, type UserStanding } from '../card/userStanding.ts';

/** A file that the next commit can include. */
export interface Change {
  readonly path: RepoPath;
  readonly isStaged: boolean;
  /** The previous path of a renamed file. */
  readonly from?: RepoPath;
}

/** The changes in one domain, or the changes to unowned files. */
export interface ChangesOfDomain {
  /** A unique key within the result. */
  readonly key: string;
  readonly title: string;
  /** The card of the first path. */
  readonly card: Card;
  /** A one-line description: what the current user may do, and the number of files. */
  readonly description: string;
  /** Absent for unowned files. */
  readonly you?: UserStanding;
  /** The people to inform before the change, without the current user. */
  readonly tell: readonly CardOwner[];
  /** The decision criteria of the paths: those of the first path, nearest first, then those of the others. */
  readonly criteria: readonly CardCriterion[];
  readonly changes: readonly Change[];
}

/** Groups changes by domain, in the order of their first change. Unowned files come last. */
export function changesByOwner(
  analysis: Answers,
  changes: readonly Change[],
  self: CurrentUser,
): ChangesOfDomain[] {
  const groups = new Map<string, Group>();
  const add = (path: RepoPath, change: Change): void => {
    const card = cardFor(analysis, path);
    const key = domainKey(card) ?? card.status;
    const group: Group = groups.get(key) ?? { card, criteria: new Map(), changes: [] };
    groups.set(key, group);
    for (const one of card.criteria)
      if (!group.criteria.has(placeOf(one))) group.criteria.set(placeOf(one), one);
    if (group.changes.at(-1) !== change) group.changes.push(change);
  };
  for (const change of changes) for (const path of pathsOf(change)) add(path, change);
  const all = [...groups].map(([key, group]) => ofGroup(analysis, key, group, self));
  return [
    ...all.filter(({ card }) => card.status === 'owned'),
    ...all.filter(({ card }) => card.status !== 'owned'),
  ];
}

/** The paths of a change: of a renamed file also the previous one, because it concerns its owners as well. */
export function pathsOf({ path, from = path }: Change): RepoPath[] {
  return [...new Set([path, from])];
}

/** The changes in one domain, while they are collected. */
interface Group {
  readonly card: Card;
  /** Keyed by location. */
  readonly criteria: Map<string, CardCriterion>;
  readonly changes: Change[];
}

function placeOf({ from: { file, line }, statement }: CardCriterion): string {
  return `${file}:${String(line)}:${statement}`;
}

/**
 * The lowest authority level of all groups: the level for making all of the changes at once. Undefined if no
 * domain is changed.
 */
export function lowestAuthority(groups: readonly ChangesOfDomain[]): AuthorityLevel | undefined {
  const [first, ...others] = groups.flatMap(({ you }) => (you === undefined ? [] : [you.authority]));
  return first === undefined ? undefined : lowestOf([first, ...others]);
}

/** The same as text; undefined unless several domains are changed. */
export function lowestAuthorityInWords(groups: readonly ChangesOfDomain[]): string | undefined {
  const domains = groups.filter(({ card }) => card.status === 'owned');
  const authority = lowestAuthority(groups);
  return authority === undefined || domains.length < 2
    ? undefined
    : t(
        '{0} domains changed, so the lowest authority level applies: “{1}”',
        domains.length,
        phraseOf(authority),
      );
}

function ofGroup(
  analysis: Answers,
  key: string,
  { card, criteria, changes }: Group,
  self: CurrentUser,
): ChangesOfDomain {
  const you = userStandingAt(analysis, card, self);
  return {
    key,
    title: titleOf(card),
    card,
    description: [
      ...(card.status === 'owned' ? [verdict(card, you)] : []),
      countOfFiles(changes.length),
    ].join(' · '),
    ...(you === undefined ? {} : { you }),
    tell: listenersOf(analysis, card, self),
    criteria: [...criteria.values()],
    changes,
  };
}

function titleOf(card: Card): string {
  return card.status === 'owned' ? domainName(card) : verdict(card, undefined);
}

/** The owners, and the delegator if the decision is theirs. Without the current user. */
function listenersOf(analysis: Answers, card: Card, self: CurrentUser): CardOwner[] {
  const isLow = card.authority !== undefined && isBelowIntend(card.authority);
  const listeners = [...card.owners, ...(isLow && card.delegatedBy !== undefined ? [card.delegatedBy] : [])];
  const others = listeners.filter(
    (owner) =>
      owner.kind === 'team' ||
      userStandingAt(analysis, { ...card, owners: [owner] }, self)?.relation !== 'owner',
  );
  return [...new Map(others.map((owner) => [owner.name, owner])).values()];
}
