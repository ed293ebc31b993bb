import type { Person } from '../model/leadership.ts';
import { nameOf, resolveOwner } from '../model/owner.ts';
import { accountOf } from '../model/scope.ts';
import type { Approver } from './approval.ts';

/** Somebody who can act for owners: an account, or a person of the file who has none. */
export interface Holder {
  readonly name: string;
  /** The same for all accounts of a person. */
  readonly person: string;
  readonly hasAccount: boolean;
}

/** Everybody who can act for owners, by account, or else by id. Members and deputies are included. */
export function holdersOf(owners: readonly Approver[]): Map<string, Holder> {
  const holders = new Map<string, Holder>();
  for (const owner of owners) addHolders(owner, holders);
  return holders;
}

function addHolders({ ref, scope }: Approver, holders: Map<string, Holder>): void {
  const addAccount = (account: string, name: string, person: string): void => {
    holders.set(`@${accountOf(account)}`, { name, person, hasAccount: true });
  };
  const addPerson = (person: Person, isDeputy = false): void => {
    const { id, name, github, gitlab, email, away } = person;
    const logins = [github, gitlab].flatMap((account) => account?.value ?? []);
    // A commit can name any email address, so it identifies only those who have no login.
    const accounts = logins.length > 0 || email === undefined ? logins : [email.value];
    for (const account of accounts) addAccount(account, name.value, id.value);
    if (accounts.length === 0)
      holders.set(id.value, { name: name.value, person: id.value, hasAccount: false });
    const deputy = scope.people.get(away?.deputy?.value ?? '')?.entry;
    if (deputy !== undefined && !isDeputy) addPerson(deputy, true);
  };
  const addUnknown = (name: string): void => {
    holders.set(name, { name, person: name, hasAccount: false });
  };
  const owner = resolveOwner(scope, ref);
  if (owner === undefined) addUnknown(ref);
  else if (owner.kind === 'handle') addAccount(ref, ref, accountOf(ref));
  else if (owner.kind === 'person') addPerson(owner.person);
  else {
    const { id, members, github, gitlab } = owner.team;
    for (const account of [github, gitlab])
      if (account !== undefined) addAccount(account.value, nameOf(owner), id.value);
    for (const { value } of members.items) {
      const member = scope.people.get(value)?.entry;
      if (member === undefined) addUnknown(value);
      else addPerson(member);
    }
  }
}

/** The names of those who are in `all` and not in `known`, with the account if the person had others. */
export function beyond(all: ReadonlyMap<string, Holder>, known: ReadonlyMap<string, Holder>): string[] {
  const people = new Set(Array.from(known.values(), ({ person }) => person));
  const names = Array.from(all).flatMap(([key, holder]) => {
    if (isKnown(key, holder, known)) return [];
    return people.has(holder.person) && holder.hasAccount
      ? [`${holder.name} (${key.replace(/^@(?=.*@)/, '')})`]
      : [holder.name];
  });
  return [...new Set(names)];
}

/** The names of those of whom nothing is left in `current`. */
export function gone(all: ReadonlyMap<string, Holder>, current: ReadonlyMap<string, Holder>): string[] {
  const kept = new Set(
    Array.from(all).flatMap(([key, holder]) => (isKnown(key, holder, current) ? [holder.person] : [])),
  );
  // A person without accounts who got one is still the same person.
  for (const { person } of current.values()) kept.add(person);
  const names = Array.from(all.values()).flatMap(({ name, person }) => (kept.has(person) ? [] : [name]));
  return [...new Set(names)];
}

/** Without an account, a person is known by id, or else by name. */
function isKnown(key: string, { name, hasAccount }: Holder, known: ReadonlyMap<string, Holder>): boolean {
  if (known.has(key)) return true;
  return !hasAccount && [...known.values()].some((other) => !other.hasAccount && other.name === name);
}
