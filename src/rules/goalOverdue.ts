import { hasPassed } from '../text/day.ts';
import type { Rule } from './rule.ts';

/** A goal whose day has passed, and that is neither done nor dropped. */
export const goalOverdue: Rule = {
  code: 'clarity/goal-overdue',
  severity: 'warning',
  find: ({ leadership, today }) =>
    leadership.goals.items.flatMap(({ due, status }) =>
      due === undefined ||
      today === undefined ||
      !hasPassed(due.value, today) ||
      ['done', 'dropped'].includes(status?.value ?? '')
        ? []
        : [
            {
              span: due.span,
              message: 'Set a new day, or the status to done or dropped: this day has passed',
            },
          ],
    ),
};
