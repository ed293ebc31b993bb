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
        message: `Talk this file through again, and write the day here: that was due on ${due}`,
        fixes: () =>
          fixByText(`Write today, ${today}`, written, review.last.span, today).map((fix) => ({
            ...fix,
            isPlaceholder: true,
          })),
      },
    ];
  },
};
