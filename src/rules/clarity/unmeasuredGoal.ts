import { t } from '../../text/l10n.ts';
import { placeholders } from '../../model/placeholder.ts';
import { quoted } from '../../text/sentence.ts';
import { fixByEntry } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Reports a goal that has an id, but no measure. */
export const unmeasuredGoal: Rule = {
  code: 'clarity/unmeasured-goal',
  severity: 'info',
  check: (context) =>
    context.leadership.goals.items.flatMap(({ id, isMeasured }) =>
      id === undefined || isMeasured
        ? []
        : [
            {
              span: id.span,
              message: t(
                'Goal {0} has no "measure", so progress cannot be checked. Add one.',
                quoted(id.value),
              ),
              fixes: () =>
                fixByEntry(
                  t('Add "measure"'),
                  context,
                  id.span,
                  'measure',
                  `{ metric: ${placeholders.metric}, target: 100 }`,
                  'owner',
                ),
            },
          ],
    ),
};
