import type { Analysis } from '../analyze.ts';
import { nameOf, resolveOwner } from '../model/owner.ts';
import type { Card } from './card.ts';

/**
 * The handles of the owners of a card: the account of the person or team with an `@`, else the email address, else the
 * name. Ids mean nothing outside the file.
 */
export function ownerHandles({ ownership }: Analysis, { path, owners }: Card): string[] {
  const { scope } = ownership.lookup(path);
  return owners.map(({ ref }) => {
    const owner = resolveOwner(scope, ref);
    if (owner === undefined || owner.kind === 'handle') return ref;
    const entry = owner.kind === 'person' ? owner.person : owner.team;
    const account = entry.github ?? entry.gitlab;
    if (account !== undefined) return `@${account.value.replace(/^@/, '')}`;
    const email = owner.kind === 'person' ? owner.person.email?.value : undefined;
    return email ?? nameOf(owner);
  });
}
