import { t } from '../../text/l10n.ts';
import { isBelowIntend, phraseOf } from '../../model/ladder.ts';
import { placeholders } from '../../model/placeholder.ts';
import { ancestry, authorityOf, nearestIn } from '../../model/scope.ts';
import { written as scalar } from '../../parse/edits.ts';
import { fixByEntry } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Reports a domain with an authority level below "I intend to…" and nobody in `delegatedBy` to approve. */
export const missingDelegator: Rule = {
  code: 'control/missing-delegator',
  severity: 'warning',
  check: ({ leadership, scope, ...written }) =>
    leadership.domains.items.flatMap((domain) => {
      const line = ancestry(scope, domain);
      const authority = authorityOf(scope, line);
      const mayBeUnread = line.some(({ unread }) => unread.has('delegatedBy') || unread.has('others'));
      if (!isBelowIntend(authority) || mayBeUnread || nearestIn(line, 'delegatedBy') !== undefined) return [];
      return [
        {
          span: domain.authority?.span ?? domain.id.span,
          message: t(
            'At “{0}”, the delegator decides, but none is set. Add "delegatedBy".',
            phraseOf(authority),
          ),
          fixes: () =>
            fixByEntry(
              t('Add "delegatedBy"'),
              written,
              domain.id.span,
              'delegatedBy',
              scalar(placeholders.delegator),
              'owners',
            ),
        },
      ];
    }),
};
