import type { Analysis } from '../analyze.ts';
import { resolveOwner } from '../model/owner.ts';
import type { Card } from './card.ts';

/**
 * By what name to address the owners where a card is about: a person's or team's account, with an `@`, else the
 * address, else what stands in the file.
 */
export function ownerHandles({ ownership }: Analysis, { path, owners }: Card): string[] {
  const { scope } = ownership.lookup(path);
  return owners.map(({ ref }) => {
    const owner = resolveOwner(scope, ref);
    if (owner === undefined || owner.kind === 'handle') return ref;
    const entry = owner.kind === 'person' ? owner.person : owner.team;
    const account = entry.github ?? entry.gitlab;
    if (account !== undefined) return `@${account.value.replace(/^@/, '')}`;
    return owner.kind === 'person' ? (owner.person.email?.value ?? ref) : ref;
  });
}
