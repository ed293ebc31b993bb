import { t } from '../text/l10n.ts';
import type { Rule } from './rule.ts';

/** Two files for one folder would be two truths: the first in the order of `docs/format.md` counts. */
export const secondFile: Rule = {
  code: 'file/second',
  severity: 'error',
  find: ({ secondTo, firstLine }) =>
    secondTo === undefined
      ? []
      : [
          {
            span: firstLine,
            message: t(
              'Remove this file, or move what it says to {0}: only that one counts for this folder',
              secondTo,
            ),
          },
        ],
};
