import type { Scope } from '../model/scope.ts';

/**
 * Who is meant by an owner, as a text that is the same for the same people, however they are written: the id, or a
 * handle of theirs. As `resolveOwner`, but prepared once for a scope, since hundreds are asked about at once.
 */
export function identityOf(scope: Scope, ref: string): string {
  if (scope.people.has(ref)) return `person ${ref}`;
  if (scope.teams.has(ref)) return `team ${ref}`;
  const handle = ref.replace(/^@/, '').toLowerCase();
  return accountsIn(scope).get(handle) ?? `handle ${handle}`;
}

const known = new WeakMap<Scope, ReadonlyMap<string, string>>();

/** The identities of those whom the file declares, by their accounts and addresses; people go before teams. */
function accountsIn(scope: Scope): ReadonlyMap<string, string> {
  const found = known.get(scope);
  if (found !== undefined) return found;
  const accounts = new Map<string, string>();
  const add = (identity: string, names: readonly ({ readonly value: string } | undefined)[]): void => {
    for (const name of names) {
      const account = name?.value.replace(/^@/, '').toLowerCase();
      if (account !== undefined && !accounts.has(account)) accounts.set(account, identity);
    }
  };
  for (const { entry } of scope.people.values())
    add(`person ${entry.id.value}`, [entry.github, entry.gitlab, entry.email]);
  for (const { entry } of scope.teams.values()) add(`team ${entry.id.value}`, [entry.github, entry.gitlab]);
  known.set(scope, accounts);
  return accounts;
}
