import { t } from '../../text/l10n.ts';
import type { Person } from '../../model/leadership.ts';
import type { Fix } from '../../text/finding.ts';
import { expandOwners } from '../../model/owner.ts';
import { written } from '../../parse/edits.ts';
import { hasPassed } from '../../text/day.ts';
import { fixByEntry } from '../fixes.ts';
import type { Rule, RuleContext } from '../rule.ts';

/** Reports a domain whose owners are all away without a deputy. */
export const ownersAway: Rule = {
  code: 'control/owners-away',
  severity: 'warning',
  check: (context) => {
    const { leadership, scope, today } = context;
    if (today === undefined) return [];
    return leadership.domains.items.flatMap(({ owners, id, name }) => {
      const people = expandOwners(owners?.items.map(({ value }) => value) ?? [], scope);
      if (owners?.isComplete !== true || people === undefined || people.size === 0) return [];
      const areAllAway = [...people.values()].every(({ person }) => {
        const away = person?.away;
        const isBack = away?.until !== undefined && hasPassed(away.until.value, today);
        return away !== undefined && away.deputy === undefined && !isBack;
      });
      if (!areAllAway) return [];
      const names = [...people.values()].map((individual) => individual.name).join(' and ');
      return [
        {
          span: owners.span,
          message: t('All owners of "{1}" are away: {0}. Name a deputy.', names, name?.value ?? id.value),
          fixes: () =>
            [...people.values()].flatMap(({ person }) =>
              person === undefined ? [] : deputies(person, people.size, context),
            ),
        },
      ];
    });
  },
};

/** The maximum number of deputies that are suggested. */
const mostOffered = 3;

/** Fixes that add a deputy, one for each suggested person. Only people who are not away are suggested. */
function deputies({ id, name, away }: Person, count: number, context: RuleContext): Fix[] {
  const place = away?.until;
  if (place === undefined || !context.leadership.people.items.some((one) => one.id === id)) return [];
  return [...context.scope.people.values()]
    .filter(({ entry }) => entry.away === undefined)
    .slice(0, count > 1 ? 1 : mostOffered)
    .flatMap(({ entry }) =>
      fixByEntry(
        t('Make {0} deputy for {1}', entry.name.value, name.value),
        context,
        place.span,
        'deputy',
        written(entry.id.value),
        'until',
      ),
    );
}
