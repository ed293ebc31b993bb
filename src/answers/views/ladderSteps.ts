import { authorityLevels, type AuthorityLevel } from '../../model/ladder.ts';
import { peopleBehind } from '../../model/owner.ts';
import { ancestry, nearestIn, authorityOf } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import { ownersOf, type DomainPlace } from './domainTree.ts';
import { ownerName } from './entryPlaces.ts';
import { requirementsIn } from './requirements.ts';

/** The authority level of a domain, and the requirements for the next one. */
export interface LadderSteps {
  readonly authority: AuthorityLevel;
  /** Undefined at the highest level. */
  readonly next: AuthorityLevel | undefined;
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  readonly key: 'delegated' | 'second-owner' | 'no-gap' | 'criterion';
  /** Undefined if the file does not contain enough information. */
  readonly isDone: boolean | undefined;
  /** What is fulfilled or missing. */
  readonly inWords: string;
}

/** The requirements for raising the authority level of a domain by one, fulfilled or missing. */
export function ladderSteps(place: DomainPlace): LadderSteps {
  const { domain, scope } = place;
  const authority = authorityOf(scope, ancestry(scope, domain));
  return {
    authority,
    next: authorityLevels[authorityLevels.indexOf(authority) + 1],
    steps: [delegation(place), secondOwner(place), noGap(place), criterion(place)],
  };
}

function delegation({ domain, scope }: DomainPlace): LadderStep {
  const by = nearestIn(ancestry(scope, domain), 'delegatedBy');
  return {
    key: 'delegated',
    isDone: by !== undefined,
    inWords: by === undefined ? t('Needs "delegatedBy"') : t('Delegated by {0}', ownerName(scope, by)),
  };
}

function secondOwner(place: DomainPlace): LadderStep {
  const people = peopleBehind(
    ownersOf(place).map(({ value }) => value),
    place.scope,
  );
  const isDone = people === undefined || people.size > 1;
  return {
    key: 'second-owner',
    isDone,
    inWords: isDone ? t('Has at least two owners') : t('Needs a second owner'),
  };
}

function noGap(place: DomainPlace): LadderStep {
  const open = requirementsIn(place).filter(({ heldBy }) => heldBy.length === 0);
  const [first] = open.filter(({ mayBeHeld }) => !mayBeHeld);
  if (first !== undefined) {
    const { competency, level, growing } = first;
    return {
      key: 'no-gap',
      isDone: false,
      inWords:
        growing.length === 0
          ? t('Competency gap: no owner is at level {0} in {1}', level, competency)
          : t('Gap in progress: {0} is growing toward {1} in {2}', growing.join(', '), level, competency),
    };
  }
  return open.length > 0
    ? { key: 'no-gap', isDone: undefined, inWords: t('Competency gaps unknown for external owners') }
    : { key: 'no-gap', isDone: true, inWords: t('No competency gaps') };
}

function criterion({ domain, scope }: DomainPlace): LadderStep {
  const isNamed = scope.chain.some(({ criteria }) =>
    criteria.items.some(
      ({ domains }) => domains?.items.some(({ value }) => value === domain.id.value) === true,
    ),
  );
  const isDone = domain.criteria.items.length > 0 || isNamed;
  return {
    key: 'criterion',
    isDone,
    inWords: isDone ? t('Has its own decision criteria') : t('Needs its own decision criteria'),
  };
}
