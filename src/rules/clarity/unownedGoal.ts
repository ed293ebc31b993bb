import { t } from '../../text/l10n.ts';
import { placeholders } from '../../model/placeholder.ts';
import { written } from '../../parse/edits.ts';
import { quoted } from '../../text/sentence.ts';
import { fixByEntry } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/** Reports a goal that has no owner and that no domain lists. */
export const unownedGoal: Rule = {
  code: 'clarity/unowned-goal',
  severity: 'info',
  check: (context) => {
    const { leadership, below } = context;
    const files = [leadership, ...below];
    if (
      files.some(({ domains }) => !domains.isComplete || domains.items.some(({ unread }) => unread.size > 0))
    )
      return [];
    const listed = new Set(
      files.flatMap(({ domains }) =>
        domains.items.flatMap(({ goals }) => goals.items.map(({ value }) => value)),
      ),
    );
    return leadership.goals.items.flatMap(({ id, owner, unread }) =>
      id === undefined || owner !== undefined || unread.has('owner') || listed.has(id.value)
        ? []
        : [
            {
              span: id.span,
              message: t(
                'Goal {0} has no owner, and no domain lists it. Add an "owner", or list it in a domain.',
                quoted(id.value),
              ),
              fixes: () =>
                fixByEntry(
                  t('Add "owner"'),
                  context,
                  id.span,
                  'owner',
                  written(placeholders.goalOwner),
                  'statement',
                ),
            },
          ],
    );
  },
};
