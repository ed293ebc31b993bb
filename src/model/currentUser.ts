import { memoize } from '../text/memoize.ts';
import { authorityLevels, isBelowIntend, type AuthorityLevel } from './ladder.ts';
import type { Person } from './leadership.ts';
import { resolveOwner } from './owner.ts';
import { accountOf, type Scope } from './scope.ts';

/** The current user, from a setting or from git. */
export interface CurrentUser {
  /** An id, handle, or email address. If set, `name` and `email` are ignored. */
  readonly ref?: string;
  readonly name?: string;
  readonly email?: string;
}

/**
 * How a person relates to the owners of a domain. `unknown` if the file does not declare the person, or if an
 * external team may include them. Callers treat `unknown` like `other`.
 */
export type Relation = 'owner' | 'other' | 'unknown';

/** The person of the file that is the user. Undefined if there is no unambiguous match. */
export function personOf(scope: Scope, self: CurrentUser): Person | undefined {
  return personIn(scope)(self);
}

const personIn = memoize((scope: Scope) => memoize((self: CurrentUser) => findPerson(scope, self)));

function findPerson(scope: Scope, self: CurrentUser): Person | undefined {
  const { ref, name } = self;
  if (ref !== undefined) {
    const owner = resolveOwner(scope, ref);
    return owner?.kind === 'person' ? owner.person : undefined;
  }
  for (const account of accountsOf(self)) {
    const person = scope.peopleByAccount.get(account);
    if (person !== undefined) return person;
  }
  const namesakes = [...scope.people.values()].filter(
    ({ entry }) => name !== undefined && sameName(entry.name.value, name),
  );
  return namesakes.length === 1 ? namesakes[0]?.entry : undefined;
}

/** How the user relates to the given owners. */
export function relationOf(scope: Scope, owners: readonly string[], self: CurrentUser): Relation {
  const person = personOf(scope, self);
  const accounts = accountsOf(self);
  let relation: Relation = person === undefined ? 'unknown' : 'other';
  for (const ref of owners) {
    const owner = resolveOwner(scope, ref);
    if (owner?.kind === 'person' && owner.person === person) return 'owner';
    if (owner?.kind === 'team' && owner.team.members.items.some(({ value }) => value === person?.id.value))
      return 'owner';
    if (owner?.kind === 'handle') {
      if (accounts.includes(accountOf(ref))) return 'owner';
      // The members of an external team are unknown, and a handle may belong to a person whose entry does not
      // list it.
      relation = 'unknown';
    }
  }
  return relation;
}

/** Who owns a domain, how far they decide, and who delegated it to them. */
export interface Delegated {
  readonly owners: readonly string[];
  readonly authority: AuthorityLevel;
  readonly delegatedBy: string | undefined;
}

/** The relation of the user to the owners of a domain, and the authority level that applies to the user there. */
export function userStanding(
  scope: Scope,
  { owners, authority, delegatedBy }: Delegated,
  self: CurrentUser,
): { readonly relation: Relation; readonly authority: AuthorityLevel } {
  const relation = relationOf(scope, owners, self);
  const level = authorityFor(authority, relation);
  // Whoever approves needs no approval from themselves.
  const approves = delegatedBy !== undefined && relationOf(scope, [delegatedBy], self) === 'owner';
  return {
    relation: approves && relation === 'unknown' ? 'other' : relation,
    authority: approves && isBelowIntend(level) ? 'i-intend' : level,
  };
}

/** The authority level that applies to a person. For people who are not owners, it is `i-intend` at most. */
export function authorityFor(authority: AuthorityLevel, relation: Relation): AuthorityLevel {
  return relation === 'owner' ? authority : lowestOf([authority, 'i-intend']);
}

/** The lowest of several authority levels. */
export function lowestOf(several: readonly [AuthorityLevel, ...AuthorityLevel[]]): AuthorityLevel {
  return several.reduce((one, other) =>
    authorityLevels.indexOf(other) < authorityLevels.indexOf(one) ? other : one,
  );
}

/**
 * The accounts and email addresses of the user, normalized by `accountOf`. On GitHub and GitLab, people can
 * commit under an address that contains their account: `1234+ana@users.noreply.github.com`,
 * `1234-ana@users.noreply.gitlab.com` (docs.github.com, "Email addresses reference"; docs.gitlab.com, "Use an
 * automatically-generated private commit email").
 */
function accountsOf({ ref, email }: CurrentUser): string[] {
  if (ref !== undefined) return [accountOf(ref)];
  if (email === undefined) return [];
  const account =
    /^(?:\d+\+)?([\w.-]+)@users\.noreply\.github\.com$/i.exec(email) ??
    /^\d+-([\w.-]+)@users\.noreply\.gitlab\.com$/i.exec(email);
  return [accountOf(email), ...(account?.[1] === undefined ? [] : [accountOf(account[1])])];
}

function sameName(one: string, other: string): boolean {
  const plain = (name: string): string => name.normalize('NFC').trim().toLowerCase();
  return plain(one) === plain(other);
}
