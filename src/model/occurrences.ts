import { remembered } from '../text/remember.ts';
import type { Leadership, Text } from './leadership.ts';

/**
 * What an id stands for. A declaration says it exactly; a reference of the kind `owner` may name a person or a
 * team, and may be a handle instead of an id.
 */
export type IdKind = 'owner' | 'person' | 'team' | 'goal' | 'criterion' | 'domain' | 'competency';

/** A place in a leadership file where an id stands. */
export interface Occurrence {
  readonly kind: IdKind;
  readonly id: Text;
  readonly isDeclaration: boolean;
}

/** People and teams are both owners, and share their ids. */
export function namespaceOf(kind: IdKind): Exclude<IdKind, 'person' | 'team'> {
  return kind === 'person' || kind === 'team' ? 'owner' : kind;
}

/** All places of a file where an id is declared or referred to, kind by kind. */
export const occurrencesIn = remembered((leadership: Leadership): readonly Occurrence[] => {
  const { people, teams, goals, competencies, domains } = leadership;
  const criteria = [
    ...leadership.criteria.items,
    ...domains.items.flatMap((domain) => domain.criteria.items),
  ];
  const all: Occurrence[] = [];
  const add = (kind: IdKind, isDeclaration: boolean, ids: readonly (Text | undefined)[]): void => {
    for (const id of ids) if (id !== undefined) all.push({ kind, id, isDeclaration });
  };
  add('person', true, people.items.map(idOf));
  add('team', true, teams.items.map(idOf));
  add('goal', true, goals.items.map(idOf));
  add('criterion', true, criteria.map(idOf));
  add('competency', true, competencies.items.map(idOf));
  add('domain', true, domains.items.map(idOf));

  add(
    'owner',
    false,
    goals.items.map(({ owner }) => owner),
  );
  for (const { owners, delegatedBy, decisions, parent, goals: listed, requires } of domains.items) {
    add('owner', false, [...(owners?.items ?? []), delegatedBy]);
    for (const { consult, inform } of decisions) add('owner', false, [...consult, ...inform]);
    add('domain', false, [parent]);
    add('goal', false, listed.items);
    add(
      'competency',
      false,
      requires.map(({ competency }) => competency),
    );
  }
  for (const { members } of teams.items) add('person', false, members.items);
  for (const { away, competencies: held, growing } of people.items) {
    add('person', false, [away?.deputy]);
    add(
      'competency',
      false,
      [...held, ...growing].map(({ competency }) => competency),
    );
  }
  for (const { serves, domains: of } of criteria) {
    add('goal', false, serves.items);
    add('domain', false, of?.items ?? []);
  }
  return all;
});

/** The references of some kind in a file. */
export function referencesIn(leadership: Leadership, kind: IdKind): Text[] {
  return occurrencesIn(leadership)
    .filter((occurrence) => occurrence.kind === kind && !occurrence.isDeclaration)
    .map(({ id }) => id);
}

function idOf({ id }: { readonly id?: Text }): Text | undefined {
  return id?.value === '' ? undefined : id;
}
