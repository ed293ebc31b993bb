import { isHandle, nameOf, expandOwners, resolveOwner } from '../model/owner.ts';
import { accountOf, type Scope } from '../model/scope.ts';
import { personOf, relationOf, type CurrentUser } from '../model/currentUser.ts';

/** An owner whose approval counts, and the scope that the reference belongs to. */
export interface Approver {
  readonly scope: Scope;
  readonly ref: string;
}

/** The display name of an approver. */
export function approverName({ scope, ref }: Approver): string {
  const owner = resolveOwner(scope, ref);
  return owner === undefined ? ref : nameOf(owner);
}

/**
 * Whether `Name <email>`, a handle, or an id refers to an approver, to a member of a team that is one, or to a team of
 * such members.
 */
export function isMeant(written: string, { scope, ref }: Approver): boolean {
  const address = addressIn(written);
  if (address === ref || (isHandle(ref) && accountOf(address) === accountOf(ref))) return true;
  const approving = resolveOwner(scope, address);
  if (approving === undefined) return false;
  const meant = expandOwners([ref], scope);
  const who = [...(expandOwners([approving.ref], scope)?.keys() ?? [])];
  return who.length > 0 && who.every((one) => meant?.has(one) === true);
}

/** Whether `Name <email>`, a handle, or an id refers to a person, or to a team of nobody else. */
export function isOnly(written: string, scope: Scope, self: CurrentUser): boolean {
  const address = addressIn(written);
  const owner = resolveOwner(scope, address);
  // An undeclared id can still be read as a login.
  if (owner?.kind !== 'team')
    return relationOf(scope, [owner === undefined ? `@${accountOf(address)}` : address], self) === 'owner';
  const person = personOf(scope, self);
  const { items } = owner.team.members;
  return items.length > 0 && items.every(({ value }) => value === person?.id.value);
}

function addressIn(written: string): string {
  return /<([^<>]+)>\s*$/.exec(written)?.[1]?.trim() ?? written;
}
