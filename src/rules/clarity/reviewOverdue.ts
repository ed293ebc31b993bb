import { t } from '../../text/l10n.ts';
import { after, hasPassed } from '../../text/day.ts';
import { fixByText } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Reports a file whose review is overdue. */
export const reviewOverdue: Rule = {
  code: 'clarity/review-overdue',
  severity: 'warning',
  check: ({ leadership: { review }, today, ...written }) => {
    const due = review === undefined ? undefined : after(review.last.value, review.every.value);
    if (review === undefined || due === undefined || today === undefined || !hasPassed(due, today)) return [];
    return [
      {
        span: review.last.span,
        message: t('This file was due for review on {0}. Review it, then update "last".', due),
        fixes: () =>
          fixByText(t('Set to today, {0}', today), written, review.last.span, today).map((fix) => ({
            ...fix,
            isPlaceholder: true,
          })),
      },
    ];
  },
};
