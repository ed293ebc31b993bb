import { t } from '../../text/l10n.ts';
import type { Rule } from '../rule.ts';

/** Reports a second leadership file for a folder. The first in the order of `docs/format.md` is used. */
export const duplicateFile: Rule = {
  code: 'file/duplicate',
  severity: 'error',
  check: ({ duplicateOf, firstLine }) =>
    duplicateOf === undefined
      ? []
      : [
          {
            span: firstLine,
            message: t(
              'This file is ignored because {0} already covers this folder. Merge its contents there and delete this file.',
              duplicateOf,
            ),
          },
        ],
};
