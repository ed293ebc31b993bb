import { peopleBehind } from '../model/owner.ts';
import { hasPassed } from '../text/day.ts';
import type { Rule } from './rule.ts';

/** While all who lead are away and nobody stands in, decisions wait. */
export const ownerAway: Rule = {
  code: 'control/owner-away',
  severity: 'warning',
  find: ({ leadership, scope, today }) => {
    if (today === undefined) return [];
    return leadership.domains.items.flatMap(({ owners, id, name }) => {
      const people = peopleBehind(owners?.items.map(({ value }) => value) ?? [], scope);
      if (owners?.isWhole !== true || people === undefined || people.size === 0) return [];
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
          message: `Name a deputy: ${names}, who leads "${name?.value ?? id.value}", is away`,
        },
      ];
    });
  },
};
