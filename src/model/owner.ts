import { memoize, memoizeText } from '../text/memoize.ts';
import { isHandle, isTeamHandle } from './handle.ts';
import type { Domain, Person, Team } from './leadership.ts';
import { accountOf, type Scope } from './scope.ts';

export { isHandle, isTeamHandle } from './handle.ts';

/** A resolved owner. */
export type Owner =
  | { readonly kind: 'person'; readonly ref: string; readonly person: Person }
  | { readonly kind: 'team'; readonly ref: string; readonly team: Team }
  | { readonly kind: 'handle'; readonly ref: string };

/**
 * Resolves an owner: the id of a person or a team, or a handle (`@user`, `@org/team`, an email address). A
 * handle can belong to a person or a team of the file. Undefined if the reference is none of these.
 */
export function resolveOwner(scope: Scope, ref: string): Owner | undefined {
  return resolverOf(scope)(ref);
}

const resolverOf = memoize((scope: Scope) => memoizeText(Infinity, (ref) => resolve(scope, ref)));

function resolve(scope: Scope, ref: string): Owner | undefined {
  const account = isHandle(ref) ? accountOf(ref) : undefined;
  const ofAccount = <T>(byAccount: ReadonlyMap<string, T>): T | undefined =>
    account === undefined ? undefined : byAccount.get(account);
  const person = scope.people.get(ref)?.entry ?? ofAccount(scope.peopleByAccount);
  if (person !== undefined) return { kind: 'person', ref, person };
  const team = scope.teams.get(ref)?.entry ?? ofAccount(scope.teamsByAccount);
  if (team !== undefined) return { kind: 'team', ref, team };
  return account === undefined ? undefined : { kind: 'handle', ref };
}

/**
 * What is the same for all spellings of an owner: the declared person or team, or else the handle in lower case, as for
 * accounts on the hosts.
 */
export function identityOf(scope: Scope, ref: string): Person | Team | string {
  const owner = resolveOwner(scope, ref);
  if (owner?.kind === 'person') return owner.person;
  return owner?.kind === 'team' ? owner.team : ref.toLowerCase();
}

/**
 * What a domain makes of the files that it wins. Without owners, they are intentionally unowned; if all its owners are
 * placeholders, they are unowned. Owners that cannot be read may be there.
 */
export function statusOfDomain({
  owners,
}: Pick<Domain, 'owners'>): 'owned' | 'intentionally-unowned' | 'unowned' {
  if (owners?.isComplete !== true || owners.items.length > 0) return 'owned';
  return owners.placeholders.length > 0 ? 'unowned' : 'intentionally-unowned';
}

/** The display name of an owner. */
export function nameOf(owner: Owner): string {
  switch (owner.kind) {
    case 'person':
      return owner.person.name.value;
    case 'team':
      return owner.team.name?.value ?? owner.team.id.value;
    case 'handle':
      return owner.ref;
  }
}

/** One person: declared in the file, or known only by a handle. */
export interface Individual {
  readonly name: string;
  readonly person: Person | undefined;
}

/**
 * Expands owners to people, by person id or lowercase handle. Teams are expanded to their members. Undefined
 * if the people are not all known, for example for the handle of a team.
 */
export function expandOwners(refs: readonly string[], scope: Scope): Map<string, Individual> | undefined {
  const people = new Map<string, Individual>();
  const add = (person: Person): void => {
    people.set(person.id.value, { name: person.name.value, person });
  };
  for (const ref of refs) {
    const owner = resolveOwner(scope, ref);
    if (owner === undefined || isTeamHandle(ref)) return undefined;
    if (owner.kind === 'handle') people.set(ref.toLowerCase(), { name: ref, person: undefined });
    else if (owner.kind === 'person') add(owner.person);
    else {
      const members = owner.team.members.items.map(({ value }) => scope.people.get(value)?.entry);
      if (!owner.team.members.isComplete || members.includes(undefined)) return undefined;
      for (const member of members) if (member !== undefined) add(member);
    }
  }
  return people;
}
