import type { Answers } from '../../answers.ts';
import { nameOf, resolveOwner } from '../../model/owner.ts';
import type { Scope } from '../../model/scope.ts';
import type { Card } from './card.ts';

/** The handles of the owners of a card; see `handleOf`. */
export function ownerHandles({ ownership }: Answers, { path, owners }: Card): string[] {
  const { scope } = ownership.lookup(path);
  return owners.map(({ ref }) => handleOf(scope, ref));
}

/** The handles of some owners, ready to paste into a message; empty if there are none. */
export function handlesOf(scope: Scope, owners: readonly { readonly ref: string }[]): string {
  return owners.map(({ ref }) => handleOf(scope, ref)).join(' ');
}

/**
 * The handle of an owner: the account of the person or team with an `@`, else the email address, else the name. Ids mean
 * nothing outside the file.
 */
export function handleOf(scope: Scope, ref: string): string {
  const owner = resolveOwner(scope, ref);
  if (owner === undefined || owner.kind === 'handle') return ref;
  const entry = owner.kind === 'person' ? owner.person : owner.team;
  const account = entry.github ?? entry.gitlab;
  if (account !== undefined) return `@${account.value.replace(/^@/, '')}`;
  const email = owner.kind === 'person' ? owner.person.email?.value : undefined;
  return email ?? nameOf(owner);
}
