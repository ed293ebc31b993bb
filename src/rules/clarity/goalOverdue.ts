import { t } from '../../text/l10n.ts';
import { hasPassed } from '../../text/day.ts';
import { fixByEntry, fixByText } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Reports a goal with a due date in the past that is neither done nor dropped. */
export const goalOverdue: Rule = {
  code: 'clarity/goal-overdue',
  severity: 'warning',
  check: (context) =>
    context.leadership.goals.items.flatMap(({ due, status }) =>
      due === undefined ||
      context.today === undefined ||
      !hasPassed(due.value, context.today) ||
      ['done', 'dropped'].includes(status?.value ?? '')
        ? []
        : [
            {
              span: due.span,
              message: t('This due date has passed. Set a new date, or mark the goal as done or dropped.'),
              fixes: () =>
                ['done', 'dropped'].flatMap((newStatus) =>
                  status === undefined
                    ? fixByEntry(t('Mark as {0}', newStatus), context, due.span, 'status', newStatus, 'due')
                    : fixByText(t('Mark as {0}', newStatus), context, status.span, newStatus).map((fix) => ({
                        ...fix,
                        isPlaceholder: true,
                      })),
                ),
            },
          ],
    ),
};
