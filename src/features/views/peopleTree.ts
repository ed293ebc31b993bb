import type { Analysis } from '../../analyze.ts';
import type { Person } from '../../model/leadership.ts';
import { resolveOwner } from '../../model/owner.ts';
import { personOf, type CurrentUser } from '../../model/currentUser.ts';
import { memoize } from '../../text/memoize.ts';
import { handleOf } from '../card/ownerHandles.ts';
import { domainTree, ownersOf, type DomainPlace } from './domainTree.ts';
import { placeAt } from './entryPlaces.ts';
import { distinct, type Place } from './viewNode.ts';

/** A person in a repository, and the domains they own. */
export interface PersonPlace {
  /** Unique within the repository. */
  readonly key: string;
  readonly name: string;
  /** Undefined for an external person, known only by handle. */
  readonly person: Person | undefined;
  /** See `handleOf`. */
  readonly handle: string;
  readonly opens: Place | undefined;
  readonly owns: readonly Lead[];
}

export interface Lead {
  readonly place: DomainPlace;
  /** The name of the team, if they are an owner through a team. */
  readonly through?: string;
}

/** All declared people in file order, then the owners that no file declares. */
export const peopleTree = memoize((analysis: Analysis): PersonPlace[] => {
  const owned = new Map<Person | string, Lead[]>();
  const add = (who: Person | string, lead: Lead): void => {
    const known = owned.get(who);
    if (known === undefined) owned.set(who, [lead]);
    else if (known.at(-1)?.place !== lead.place) known.push(lead);
  };
  for (const place of domainTree(analysis).all) {
    const owners = ownersOf(place).map(({ value }) => ({ value, owner: resolveOwner(place.scope, value) }));
    // A directly listed owner counts as a direct owner, even if they are also in a listed team.
    for (const { value, owner } of owners)
      if (owner?.kind === 'person') add(owner.person, { place });
      else if (owner?.kind !== 'team') add(value, { place });
    for (const { owner } of owners)
      if (owner?.kind === 'team')
        for (const { value } of owner.team.members.items) {
          const member = place.scope.people.get(value)?.entry;
          add(member ?? value, { place, through: owner.team.name?.value ?? owner.team.id.value });
        }
  }
  const ofFiles = analysis.files.flatMap(({ lastGoodModel }) => {
    if (lastGoodModel === undefined) return [];
    const { leadership, lines } = lastGoodModel;
    const scope = analysis.ownership.scopeIn(leadership.folder);
    const keys = distinct(leadership.people.items.map(({ id }) => `${leadership.file}:${id.value}`));
    return leadership.people.items.map((person, position) => ({
      key: keys[position] ?? '',
      name: person.name.value,
      person,
      handle: handleOf(scope, person.id.value),
      opens: placeAt(leadership.file, lines, person.id.span),
      owns: owned.get(person) ?? [],
    }));
  });
  const elsewhere = [...owned].flatMap(([who, theirs]) =>
    typeof who === 'string'
      ? [{ key: `@ ${who}`, name: who, person: undefined, handle: who, opens: undefined, owns: theirs }]
      : [],
  );
  return [...ofFiles, ...elsewhere];
});

/** Returns a test for whether a person is the current user. */
export function isSelf({ files, ownership }: Analysis, self: CurrentUser): (place: PersonPlace) => boolean {
  const selves = new Set(
    files.flatMap(({ lastGoodModel }) =>
      lastGoodModel === undefined
        ? []
        : (personOf(ownership.scopeIn(lastGoodModel.leadership.folder), self) ?? []),
    ),
  );
  return ({ person }) => person !== undefined && selves.has(person);
}
