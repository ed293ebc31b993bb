import { t } from '../text/l10n.ts';
import { after, hasPassed } from '../text/day.ts';
import { fixByText } from './fixes.ts';
import type { Rule } from './rule.ts';

/** The file was to be talked through again, and the day for it has passed. */
export const reviewOverdue: Rule = {
  code: 'clarity/review-overdue',
  severity: 'warning',
  find: ({ leadership: { review }, today, ...written }) => {
    const due = review === undefined ? undefined : after(review.last.value, review.every.value);
    if (review === undefined || due === undefined || today === undefined || !hasPassed(due, today)) return [];
    return [
      {
        span: review.last.span,
        message: t('Talk this file through again, and write the day here: that was due on {0}', due),
        fixes: () =>
          fixByText(t('Write today, {0}', today), written, review.last.span, today).map((fix) => ({
            ...fix,
            isPlaceholder: true,
          })),
      },
    ];
  },
};
