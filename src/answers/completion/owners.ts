import { t } from '../../text/l10n.ts';
import type { Person, Team } from '../../model/leadership.ts';
import { referencesIn } from '../../model/occurrences.ts';
import { isHandle, resolveOwner } from '../../model/owner.ts';
import type { Scope } from '../../model/scope.ts';
import type { Offer } from './offer.ts';

/** Possible owners that no leadership file declares. */
export interface OutsideOwners {
  /** The owners in CODEOWNERS, most frequent first. */
  readonly codeowners: readonly string[];
  /** The authors in the Git history, most commits first. */
  readonly authors: readonly OutsideAuthor[];
}

export interface OutsideAuthor {
  readonly name: string;
  readonly email: string;
}

/** The possible owners: people and teams, then the handles of owners that the file does not declare. */
export function ownerOffers(scope: Scope, outside: OutsideOwners, siblings: readonly string[]): Offer[] {
  const there = new Set(siblings.map((ref) => whoIs(scope, ref)));
  const handles = new Map<string, Offer>();
  const add = (ref: string, detail: string, name?: string): void => {
    const handle = whoIs(scope, ref);
    if (typeof handle !== 'string' || !isHandle(ref) || there.has(handle) || handles.has(handle)) return;
    handles.set(handle, handleOffer(ref, detail, name));
  };
  for (const leadership of scope.chain)
    for (const { value } of referencesIn(leadership, 'owner')) add(value, t('already listed'));
  for (const ref of outside.codeowners) add(ref, t('from CODEOWNERS'));
  for (const { name, email } of outside.authors)
    if (!name.endsWith('[bot]') && !email.includes('[bot]')) add(handleOf(email), `${name} · git`, name);
  return [
    ...[...scope.people.values()].flatMap(({ entry }) => (there.has(entry) ? [] : personOffer(entry))),
    ...[...scope.teams.values()].flatMap(({ entry }) => (there.has(entry) ? [] : teamOffer(entry))),
    ...handles.values(),
  ];
}

/** The people that can be referenced by id. */
export function personOffers(scope: Scope, siblings: readonly string[]): Offer[] {
  return [...scope.people.values()].flatMap(({ entry }) =>
    siblings.includes(entry.id.value) ? [] : personOffer(entry),
  );
}

/** The identity of an owner, regardless of how it is written: a declared person or team, or else a handle. */
function whoIs(scope: Scope, ref: string): Person | Team | string {
  const owner = resolveOwner(scope, ref);
  if (owner?.kind === 'person') return owner.person;
  return owner?.kind === 'team' ? owner.team : ref.toLowerCase();
}

function personOffer({ id, name }: Person): Offer {
  return idOffer('person', id.value, name.value);
}

function teamOffer({ id, name }: Team): Offer {
  return { ...idOffer('team', id.value, name?.value), detail: name?.value ?? 'team' };
}

/** The id of an entry, which also matches its name. */
export function idOffer(
  kind: 'person' | 'team' | 'goal' | 'domain' | 'competency' | 'criterion',
  id: string,
  name: string | undefined,
): Offer {
  return {
    kind,
    label: id,
    ...(name === undefined ? {} : { detail: name }),
    entry: { kind, id },
    filter: filterOf(id, name),
    write: { as: 'scalar', text: id },
  };
}

function handleOffer(ref: string, detail: string, name: string | undefined): Offer {
  return {
    kind: 'handle',
    label: ref,
    detail,
    entry: { kind: 'owner', id: ref },
    filter: filterOf(ref, name),
    write: { as: 'scalar', text: ref },
  };
}

/** The handle for an email address. GitHub's noreply addresses contain the account name. */
function handleOf(email: string): string {
  const account = /^(?:\d+\+)?([\w-]+)@users\.noreply\.github\.com$/i.exec(email)?.[1];
  return account === undefined ? email : `@${account}`;
}

function filterOf(id: string, name: string | undefined): string {
  return name === undefined || name === id ? id : `${id} ${name}`;
}
