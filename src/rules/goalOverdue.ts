import { t } from '../text/l10n.ts';
import { hasPassed } from '../text/day.ts';
import { fixByEntry, fixByText } from './fixes.ts';
import type { Rule } from './rule.ts';

/** A goal whose day has passed, and that is neither done nor dropped. */
export const goalOverdue: Rule = {
  code: 'clarity/goal-overdue',
  severity: 'warning',
  find: ({ leadership, today, ...written }) =>
    leadership.goals.items.flatMap(({ due, status }) =>
      due === undefined ||
      today === undefined ||
      !hasPassed(due.value, today) ||
      ['done', 'dropped'].includes(status?.value ?? '')
        ? []
        : [
            {
              span: due.span,
              message: t('Set a new day, or the status to done or dropped: this day has passed'),
              fixes: () =>
                ['done', 'dropped'].flatMap((newStatus) =>
                  status === undefined
                    ? fixByEntry(t('Mark as {0}', newStatus), written, due.span, 'status', newStatus, 'due')
                    : fixByText(t('Mark as {0}', newStatus), written, status.span, newStatus).map((fix) => ({
                        ...fix,
                        isPlaceholder: true,
                      })),
                ),
            },
          ],
    ),
};
