import { resolveOwner } from '../../model/owner.ts';
import type { Text } from '../../model/leadership.ts';
import { accountOf, type Scope } from '../../model/scope.ts';

/** The key of an owner, which is equal for all spellings of it: an id, a handle in any case, or another account. */
export type OwnerKey = (ref: string) => string;

/** The keys of owners before and after an edit. */
export interface OwnerKeys {
  readonly before: OwnerKey;
  readonly after: OwnerKey;
}

/**
 * The keys by which owners are compared across an edit. People and teams are the same by their id, or else by an
 * account: a handle is the person or team that has it on either side. Other handles are the same in any case.
 * `before` is undefined if nobody was declared there, as in CODEOWNERS.
 */
export function ownerKeys(before: Scope | undefined, after: Scope): OwnerKeys {
  const keyIn =
    (own: Scope | undefined, other: Scope | undefined): OwnerKey =>
    (ref) =>
      declaredKey(own, ref, after) ?? declaredKey(other, ref, after) ?? `handle ${ref.toLowerCase()}`;
  return { before: keyIn(before, after), after: keyIn(after, before) };
}

/** Whether two lists have the same owners, in any order and spelling. */
export function hasSameOwners(from: readonly string[], to: readonly string[], keys: OwnerKeys): boolean {
  const old = new Set(from.map(keys.before));
  const current = new Set(to.map(keys.after));
  return old.size === current.size && [...old].every((key) => current.has(key));
}

/** The key of a person or a team; undefined if a scope declares none that is meant. */
function declaredKey(scope: Scope | undefined, ref: string, after: Scope): string | undefined {
  const owner = scope === undefined ? undefined : resolveOwner(scope, ref);
  if (owner?.kind === 'person') {
    const { id, github, gitlab, email } = owner.person;
    const isKept = after.people.has(id.value);
    return `person ${isKept ? id.value : idByAccount(after.peopleByAccount, id, [github, gitlab, email])}`;
  }
  if (owner?.kind === 'team') {
    const { id, github, gitlab } = owner.team;
    const isKept = after.teams.has(id.value);
    return `team ${isKept ? id.value : idByAccount(after.teamsByAccount, id, [github, gitlab])}`;
  }
  return undefined;
}

/** The id that an entry has now, if another one has its account. */
function idByAccount(
  known: ReadonlyMap<string, { readonly id: Text }>,
  id: Text,
  accounts: readonly (Text | undefined)[],
): string {
  for (const account of accounts) {
    const entry = account === undefined ? undefined : known.get(accountOf(account.value));
    if (entry !== undefined) return entry.id.value;
  }
  return id.value;
}
