import { memoize } from '../text/memoize.ts';
import type { IdKind } from '../validate/subschema.ts';
import type { Criterion, Leadership, Text } from './leadership.ts';

export type { IdKind };

/** A position in a leadership file where an id is declared or referenced. */
export interface Occurrence {
  readonly kind: IdKind;
  readonly id: Text;
  readonly isDeclaration: boolean;
}

/** People and teams share one namespace, because both are owners. */
export function namespaceOf(kind: IdKind): Exclude<IdKind, 'person' | 'team'> {
  return kind === 'person' || kind === 'team' ? 'owner' : kind;
}

/** All declarations and references of ids in a file, grouped by kind. Declarations come first. */
export function occurrencesIn(leadership: Leadership): Occurrence[] {
  const { declared, referred } = idsIn(leadership);
  const occurrences = (ids: Ids, isDeclaration: boolean): Occurrence[] =>
    [...ids].flatMap(([kind, texts]) => texts.map((id) => ({ kind, id, isDeclaration })));
  return [...occurrences(declared, true), ...occurrences(referred, false)];
}

/** The references of one kind in a file. */
export function referencesIn(leadership: Leadership, kind: IdKind): readonly Text[] {
  return idsIn(leadership).referred.get(kind) ?? [];
}

type Ids = ReadonlyMap<IdKind, readonly Text[]>;

const idsIn = memoize((leadership: Leadership): { readonly declared: Ids; readonly referred: Ids } => {
  const declared = new Map<IdKind, Text[]>();
  const referred = new Map<IdKind, Text[]>();
  const declare = (kind: IdKind, id: Text | undefined): void => {
    if (id !== undefined && id.value !== '') push(declared, kind, id);
  };
  const refer = (kind: IdKind, id: Text | undefined): void => {
    if (id !== undefined) push(referred, kind, id);
  };
  const readCriterion = ({ id, serves, domains }: Criterion): void => {
    declare('criterion', id);
    for (const goal of serves.items) refer('goal', goal);
    for (const domain of domains?.items ?? []) refer('domain', domain);
  };
  const { people, teams, goals, criteria, competencies, domains } = leadership;
  for (const { id, away, competencies: held, growing } of people.items) {
    declare('person', id);
    refer('person', away?.deputy);
    for (const { competency } of held) refer('competency', competency);
    for (const { competency } of growing) refer('competency', competency);
  }
  for (const { id, members } of teams.items) {
    declare('team', id);
    for (const member of members.items) refer('person', member);
  }
  for (const { id, owner } of [...goals.items, ...goals.placeholders]) {
    declare('goal', id);
    refer('owner', owner);
  }
  for (const { id } of competencies.items) declare('competency', id);
  [...criteria.items, ...criteria.placeholders].forEach(readCriterion);
  for (const domain of domains.items) {
    declare('domain', domain.id);
    for (const owner of domain.owners?.items ?? []) refer('owner', owner);
    refer('owner', domain.delegatedBy);
    for (const { consult, inform } of domain.decisions)
      for (const owner of [...consult, ...inform]) refer('owner', owner);
    refer('domain', domain.parent);
    for (const goal of domain.goals.items) refer('goal', goal);
    for (const { competency } of domain.requires) refer('competency', competency);
    [...domain.criteria.items, ...domain.criteria.placeholders].forEach(readCriterion);
  }
  return { declared, referred };
});

function push(ids: Map<IdKind, Text[]>, kind: IdKind, id: Text): void {
  const known = ids.get(kind);
  if (known === undefined) ids.set(kind, [id]);
  else known.push(id);
}
