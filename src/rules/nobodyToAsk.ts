import { t } from '../text/l10n.ts';
import { phraseOf } from '../model/ladder.ts';
import { ancestry, nearestIn } from '../model/scope.ts';
import { isBelowIntent } from './asksPermission.ts';
import { fixByEntry } from './fixes.ts';
import type { Rule } from './rule.ts';

/** Below "I intend to…" somebody has to say yes: the file has to tell who. */
export const nobodyToAsk: Rule = {
  code: 'control/nobody-to-ask',
  severity: 'warning',
  find: ({ leadership, scope, ...written }) =>
    leadership.domains.items.flatMap((domain) => {
      const line = ancestry(scope, domain);
      const rung = isBelowIntent(scope, line);
      const mayBeUnread = line.some(({ unread }) => unread.has('delegatedBy') || unread.has('others'));
      if (rung === undefined || mayBeUnread || nearestIn(line, 'delegatedBy') !== undefined) return [];
      return [
        {
          span: domain.authority?.span ?? domain.id.span,
          message: t('Add "delegatedBy": on "{0}" somebody has to answer', phraseOf(rung)),
          fixes: () =>
            fixByEntry(
              t('Add "delegatedBy"'),
              written,
              domain.id.span,
              'delegatedBy',
              '"@who-answers"',
              'owners',
            ),
        },
      ];
    }),
};
