import type { Person, Team } from '../../model/leadership.ts';
import { personOf } from '../../model/currentUser.ts';
import { isTeamHandle } from '../../model/owner.ts';
import { accountOf, type Scope } from '../../model/scope.ts';
import type { DayNumber, History } from '../../ownership/history/history.ts';
import { isSharedName, type Person as HistoryPerson } from '../../ownership/history/people.ts';
import { memoize } from '../../text/memoize.ts';
import type { OwnerOfDomains } from './ownedDomains.ts';

/**
 * Whether an owner has changed any file since a day: a team, if one of its members has. Undefined if nobody in the history
 * has the account, address, or name of the owner, and for a team whose members are unknown. Whoever has a name or an
 * address that is spelled like the account is taken for the owner, and can be somebody else.
 */
export type ActivityOf = (owner: Pick<OwnerOfDomains, 'identity' | 'scope'>) => boolean | undefined;

/** Who has changed a file since a day, by the history. */
export function activityIn(history: History, since: DayNumber): ActivityOf {
  const byAccount = lastDaysByAccount(history);
  const lastDayIn = memoize((scope: Scope) => lastDaysOfDeclared(history, scope));
  const isActive = (day: DayNumber | undefined): boolean | undefined =>
    day === undefined ? undefined : day >= since;
  return ({ identity, scope }) => {
    const ofPerson = (person: Person): boolean | undefined => isActive(lastDayIn(scope).get(person));
    if (typeof identity !== 'string')
      return isTeam(identity) ? ofTeam(identity, scope, ofPerson) : ofPerson(identity);
    return isTeamHandle(identity) ? undefined : isActive(byAccount.get(accountOf(identity)));
  };
}

function isTeam(entry: Person | Team): entry is Team {
  return 'members' in entry;
}

function ofTeam(
  { members }: Team,
  { people }: Scope,
  ofPerson: (person: Person) => boolean | undefined,
): boolean | undefined {
  const answers = members.items.map(({ value }) => {
    const person = people.get(value)?.entry;
    return person === undefined ? undefined : ofPerson(person);
  });
  if (answers.includes(true)) return true;
  return members.isComplete && answers.length > 0 && !answers.includes(undefined) ? false : undefined;
}

/**
 * The latest change by account and address. A name can be an account: many people use it as their name in Git. So can the
 * part of an address before the `@`, unless several people have it. Names of roles are no accounts: anybody can have them.
 */
function lastDaysByAccount(history: History): ReadonlyMap<string, DayNumber> {
  const days = new Map<string, DayNumber>();
  const likely = new Map<string, DayNumber | undefined>();
  for (const [{ name, keys }, day] of peopleWithChanges(history)) {
    for (const key of isSharedName(name) ? keys : [name.toLowerCase(), ...keys])
      days.set(key, Math.max(days.get(key) ?? 0, day));
    for (const part of new Set(keys.map((key) => key.split('@')[0] ?? '')))
      if (part.length >= minLength && !isSharedName(part))
        likely.set(part, likely.has(part) ? undefined : day);
  }
  for (const [part, day] of likely) if (day !== undefined && !days.has(part)) days.set(part, day);
  return days;
}

/** A shorter part of an address is too common. */
const minLength = 4;

/** The latest change of each declared person who is in the history. */
function lastDaysOfDeclared(history: History, scope: Scope): ReadonlyMap<Person, DayNumber> {
  const days = new Map<Person, DayNumber>();
  for (const [{ name, keys }, day] of peopleWithChanges(history))
    for (const key of keys) {
      const person = personOf(scope, { name, email: key });
      if (person !== undefined) days.set(person, Math.max(days.get(person) ?? 0, day));
    }
  return days;
}

function peopleWithChanges({ people, lastDays }: History): [HistoryPerson, DayNumber][] {
  return people.flatMap((person, position): [HistoryPerson, DayNumber][] => {
    const day = lastDays[position] ?? 0;
    return day === 0 ? [] : [[person, day]];
  });
}
