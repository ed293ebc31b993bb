import type { Person } from '../../model/leadership.ts';
import { isRole } from '../../model/handle.ts';
import { isHandle, resolveOwner } from '../../model/owner.ts';
import { accountOf, type Scope } from '../../model/scope.ts';
import { hostName, isOwnerOn, type Host } from './host.ts';

/** The handles of an owner on a host, or why there is none. */
export type Handles = { readonly handles: readonly string[] } | { readonly missing: string };

/** The handles of an owner on a host: the account there, the email address, or those of the members. */
export function handlesOn(host: Host, scope: Scope, ref: string): Handles {
  const owner = resolveOwner(scope, ref);
  if (owner === undefined) return { missing: `Unknown owner "${ref}".` };
  switch (owner.kind) {
    case 'handle':
      return handleOf(host, ref);
    case 'person':
      return isOwnName(host, owner.person, ref) ? handleOf(host, ref) : personOn(host, owner.person);
    case 'team': {
      const { team } = owner;
      const account = team[host]?.value;
      if (account !== undefined) return handleOf(host, `@${account.replace(/^@/, '')}`);
      const hasNobody = team.members.items.length === 0 && team.members.placeholders.length > 0;
      if (isHandle(ref) || hasNobody)
        return { missing: missing(host, `Team "${team.id.value}"`, `teams.${team.id.value}`) };
      const members = team.members.items.map(({ value }) => {
        const person = scope.people.get(value)?.entry;
        return person === undefined ? { missing: `Unknown owner "${value}".` } : personOn(host, person);
      });
      const faulty = members.find((member) => 'missing' in member);
      if (faulty !== undefined) return faulty;
      return {
        handles: [...new Set(members.flatMap((member) => ('handles' in member ? member.handles : [])))],
      };
    }
  }
}

function personOn(host: Host, person: Person): Handles {
  const account = person[host]?.value;
  if (account !== undefined) return handleOf(host, `@${account.replace(/^@/, '')}`);
  if (person.email !== undefined) return handleOf(host, person.email.value);
  return { missing: missing(host, `"${person.id.value}"`, `people.${person.id.value}`) };
}

function handleOf(host: Host, handle: string): Handles {
  return isOwnerOn(host, handle) && !isRole(handle)
    ? { handles: [handle] }
    : { missing: `${hostName(host)} does not support owners like "${handle}".` };
}

/** Whether a handle is one on this host, or an email address, which every host supports. */
function isOwnName(host: Host, person: Person, ref: string): boolean {
  if (!isHandle(ref)) return false;
  const isAccount = (account: string | undefined): boolean =>
    account !== undefined && accountOf(account) === accountOf(ref);
  return !ref.startsWith('@') || isAccount(person[host]?.value);
}

function missing(host: Host, who: string, where: string): string {
  return `${who} has no ${hostName(host)} handle. Add "${host}:" to ${where}.`;
}
