import { isHandle } from '../model/owner.ts';
import { referencesIn } from '../model/occurrences.ts';
import type { Scope } from '../model/scope.ts';
import { handleCard, personCard, teamCard } from './completionCards.ts';
import { identityOf } from './completionIdentity.ts';
import type { Offer } from './completionOffer.ts';

/** Those who may lead and need not be declared. */
export interface OutsideOwners {
  /** The owners that CODEOWNERS names, those first that it names most often. */
  readonly codeowners: readonly string[];
  /** The authors of the git history, those first who wrote most. */
  readonly authors: readonly OutsideAuthor[];
}

export interface OutsideAuthor {
  readonly name: string;
  readonly email: string;
}

/** Who can be named as an owner: people and teams, then handles of those whom the file does not declare. */
export function ownerOffers(scope: Scope, outside: OutsideOwners, siblings: readonly string[]): Offer[] {
  const there = new Set(siblings.map((ref) => identityOf(scope, ref)));
  const handles = new Map<string, Offer>();
  const add = (ref: string, detail: string, name?: string): void => {
    const identity = identityOf(scope, ref);
    const isNew = identity.startsWith('handle ') && !there.has(identity) && !handles.has(identity);
    if (isNew && isHandle(ref)) handles.set(identity, handleOffer(scope, ref, detail, name));
  };
  for (const leadership of scope.chain)
    for (const { value } of referencesIn(leadership, 'owner')) add(value, 'already named here');
  for (const ref of outside.codeowners) add(ref, 'from CODEOWNERS');
  for (const { name, email } of outside.authors)
    if (!name.endsWith('[bot]') && !email.includes('[bot]')) add(handleOf(email), `${name} · git`, name);
  return [
    ...personOffers(scope, []).filter(({ label }) => !there.has(`person ${label}`)),
    ...teamOffers(scope).filter(({ label }) => !there.has(`team ${label}`)),
    ...handles.values(),
  ];
}

/** The people that can be named by their ids. */
export function personOffers(scope: Scope, siblings: readonly string[]): Offer[] {
  return [...scope.people.values()]
    .filter(({ entry }) => !siblings.includes(entry.id.value))
    .map(({ entry }) => ({
      kind: 'person',
      label: entry.id.value,
      detail: entry.name.value,
      documentation: personCard(scope, entry),
      filter: filterOf(entry.id.value, entry.name.value),
      write: { as: 'scalar', text: entry.id.value },
    }));
}

function teamOffers(scope: Scope): Offer[] {
  return [...scope.teams.values()].map(({ entry }) => ({
    kind: 'team',
    label: entry.id.value,
    detail: entry.name?.value ?? 'team',
    documentation: teamCard(scope, entry),
    filter: filterOf(entry.id.value, entry.name?.value),
    write: { as: 'scalar', text: entry.id.value },
  }));
}

function handleOffer(scope: Scope, ref: string, detail: string, name: string | undefined): Offer {
  return {
    kind: 'handle',
    label: ref,
    detail,
    documentation: handleCard(scope, ref, name),
    filter: filterOf(ref, name),
    write: { as: 'scalar', text: ref },
  };
}

/** An address that GitHub made up for an account stands for the account. */
function handleOf(email: string): string {
  const account = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
  return account === undefined ? email : `@${account}`;
}

/** An id can be found by the name behind it too. */
export function filterOf(id: string, name: string | undefined): string {
  return name === undefined || name === id ? id : `${id} ${name}`;
}
