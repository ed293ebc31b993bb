import { rungs, type Rung } from '../../model/ladder.ts';
import { peopleBehind } from '../../model/owner.ts';
import { ancestry, nearestIn, rungOf } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import { ownersOf, type DomainPlace } from './domainTree.ts';
import { ownerName } from './entryPlaces.ts';
import { requirementsIn } from './requirements.ts';

/** Where a domain stands on the ladder, and what it takes to go one rung up. */
export interface LadderSteps {
  readonly rung: Rung;
  /** Undefined at the top. */
  readonly next: Rung | undefined;
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  readonly key: 'delegated' | 'second-owner' | 'no-gap' | 'criterion';
  /** Undefined where the file cannot tell. */
  readonly isDone: boolean | undefined;
  /** What is there, or what is missing. */
  readonly inWords: string;
}

/** What is there, and what is missing, for a domain to go one rung up. */
export function ladderSteps(place: DomainPlace): LadderSteps {
  const { domain, scope } = place;
  const rung = rungOf(scope, ancestry(scope, domain));
  return {
    rung,
    next: rungs[rungs.indexOf(rung) + 1],
    steps: [delegation(place), secondOwner(place), noGap(place), criterion(place)],
  };
}

function delegation({ domain, scope }: DomainPlace): LadderStep {
  const by = nearestIn(ancestry(scope, domain), 'delegatedBy');
  return {
    key: 'delegated',
    isDone: by !== undefined,
    inWords: by === undefined ? t('Somebody who delegated it') : t('Delegated by {0}', ownerName(scope, by)),
  };
}

function secondOwner(place: DomainPlace): LadderStep {
  const people = peopleBehind(
    ownersOf(place).map(({ value }) => value),
    place.scope,
  );
  const isDone = people === undefined || people.size > 1;
  return { key: 'second-owner', isDone, inWords: isDone ? t('More than one owner') : t('A second owner') };
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
          ? t('No open gap: nobody is {0} in {1} yet', level, competency)
          : t('No open gap: {0} is growing to {1} in {2}', growing.join(', '), level, competency),
    };
  }
  return open.length > 0
    ? { key: 'no-gap', isDone: undefined, inWords: t('No open gap: of owners elsewhere it is not known') }
    : { key: 'no-gap', isDone: true, inWords: t('No open gap') };
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
    inWords: isDone ? t('A criterion of its own') : t('A criterion of its own to decide by'),
  };
}
