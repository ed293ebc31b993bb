import { remembered } from '../text/remember.ts';
import { rungs, type Rung } from './ladder.ts';
import type { Person } from './leadership.ts';
import { resolveOwner } from './owner.ts';
import { accountOf, type Scope } from './scope.ts';

/** Who asks, as a setting or git tells. */
export interface Self {
  /** An id, a handle or an email address: where it is given, the others do not count. */
  readonly ref?: string;
  readonly name?: string;
  readonly email?: string;
}

/**
 * How somebody stands to a domain; `unknown` where the file cannot tell, as it does not name them, or names an
 * outside team that they may be in. They are then taken for somebody who does not own it.
 */
export type Relation = 'owner' | 'other' | 'unknown';

/** Who somebody is among the people of a file; undefined where it names nobody who must be them. */
export function personOf(scope: Scope, self: Self): Person | undefined {
  return personIn(scope)(self);
}

const personIn = remembered((scope: Scope) => remembered((self: Self) => findPerson(scope, self)));

function findPerson(scope: Scope, self: Self): Person | undefined {
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

/** How somebody stands to who is written as the owners. */
export function relationOf(scope: Scope, owners: readonly string[], self: Self): Relation {
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
      // A team elsewhere may have anybody in it, and a handle may be one that the file does not give its person.
      relation = 'unknown';
    }
  }
  return relation;
}

/** What somebody says before they act: the rung of the domain, for who does not own it `i-intend` at most. */
export function rungFor(rung: Rung, relation: Relation): Rung {
  return relation === 'owner' ? rung : lowestOf([rung, 'i-intend']);
}

/** The rung that holds where several do. */
export function lowestOf(several: readonly [Rung, ...Rung[]]): Rung {
  return several.reduce((one, other) => (rungs.indexOf(other) < rungs.indexOf(one) ? other : one));
}

/**
 * What somebody's accounts and addresses are, as `accountOf` writes them. GitHub and GitLab let people commit under
 * an address that has their account in it: `1234+ana@users.noreply.github.com`, `1234-ana@users.noreply.gitlab.com`
 * (docs.github.com, "Email addresses reference"; docs.gitlab.com, "Use an automatically-generated private commit email").
 */
function accountsOf({ ref, email }: Self): string[] {
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
