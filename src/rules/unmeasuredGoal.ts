import { t } from '../text/l10n.ts';
import { quoted } from '../text/sentence.ts';
import { fixByEntry } from './fixes.ts';
import type { Rule } from './rule.ts';

/** A goal that others refer to, and nobody can tell whether it is reached. */
export const unmeasuredGoal: Rule = {
  code: 'clarity/unmeasured-goal',
  severity: 'info',
  find: ({ leadership, ...written }) =>
    leadership.goals.items.flatMap(({ id, isMeasured }) =>
      id === undefined || isMeasured
        ? []
        : [
            {
              span: id.span,
              message: t(
                'Add "measure" to the goal {0}: how can one tell that it is reached?',
                quoted(id.value),
              ),
              fixes: () =>
                fixByEntry(
                  t('Add "measure"'),
                  written,
                  id.span,
                  'measure',
                  '{ metric: what is counted, target: 100 }',
                  'owner',
                ),
            },
          ],
    ),
};
