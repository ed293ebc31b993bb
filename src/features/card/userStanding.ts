import type { Answers } from '../../answers.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import { personOf, userStanding, type Relation, type CurrentUser } from '../../model/currentUser.ts';
import type { Scope } from '../../model/scope.ts';
import { folderOf } from '../../text/repoPath.ts';
import type { Card, Delegation } from './card.ts';

/** How the current user relates to the owners of a path, and their authority level there. */
export interface UserStanding {
  readonly relation: Relation;
  readonly authority: AuthorityLevel;
  /** Whether a leadership file declares the user. */
  readonly isKnown: boolean;
}

/** Undefined for an unowned path, which has no authority level. */
export function userStandingAt(
  { ownership }: Answers,
  card: Card,
  self: CurrentUser,
): UserStanding | undefined {
  return userStandingIn(ownership.scopeIn(folderOf(card.path)), card, self);
}

/** The same for a domain in its scope. */
export function userStandingIn(
  scope: Scope,
  { owners, authority, delegatedBy }: Delegation,
  self: CurrentUser,
): UserStanding | undefined {
  if (authority === undefined) return undefined;
  const refs = { owners: owners.map(({ ref }) => ref), authority, delegatedBy: delegatedBy?.ref };
  return { ...userStanding(scope, refs, self), isKnown: personOf(scope, self) !== undefined };
}
