import { hasPassed } from '../text/day.ts';
import { quoted } from '../text/sentence.ts';
import type { Rule } from './rule.ts';

/** What somebody wanted to have learned by a day that has passed. */
export const growthOverdue: Rule = {
  code: 'competence/growth-overdue',
  severity: 'warning',
  find: ({ leadership, today }) =>
    leadership.people.items.flatMap(({ name, growing }) =>
      growing.flatMap(({ competency, by }) =>
        by === undefined || today === undefined || !hasPassed(by.value, today)
          ? []
          : [
              {
                span: by.span,
                message: `Talk about ${quoted(competency.value)} with ${name.value}: this day has passed`,
              },
            ],
      ),
    ),
};
