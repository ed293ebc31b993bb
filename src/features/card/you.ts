import type { Analysis } from '../../analyze.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import { personOf, placeOfSelf, type Relation, type Self } from '../../model/self.ts';
import type { Scope } from '../../model/scope.ts';
import { folderOf } from '../../text/repoPath.ts';
import type { Card, Delegation } from './card.ts';

/** How the current user relates to the owners of a path, and their authority level there. */
export interface You {
  readonly relation: Relation;
  readonly authority: AuthorityLevel;
  /** Whether a leadership file declares the user. */
  readonly isKnown: boolean;
}

/** Undefined for an unowned path, which has no authority level. */
export function youAt({ ownership }: Analysis, card: Card, self: Self): You | undefined {
  return youIn(ownership.scopeIn(folderOf(card.path)), card, self);
}

/** The same for a domain in its scope. */
export function youIn(
  scope: Scope,
  { owners, authority, delegatedBy }: Delegation,
  self: Self,
): You | undefined {
  if (authority === undefined) return undefined;
  const refs = { owners: owners.map(({ ref }) => ref), authority, delegatedBy: delegatedBy?.ref };
  return { ...placeOfSelf(scope, refs, self), isKnown: personOf(scope, self) !== undefined };
}
