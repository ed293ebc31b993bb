import { t } from '../../text/l10n.ts';
import { defaultAuthority, isBelowIntend, phraseOf } from '../../model/ladder.ts';
import type { RuleReport, Rule } from '../rule.ts';

/** Reports an authority level below "I intend to…", where the file sets it. Below it, people ask and wait. */
export const lowAuthority: Rule = {
  code: 'control/low-authority',
  severity: 'hint',
  check: ({ leadership }) =>
    [leadership.authority, ...leadership.domains.items.map(({ authority }) => authority)].flatMap(
      (authority): RuleReport[] =>
        authority === undefined || !isBelowIntend(authority.value)
          ? []
          : [
              {
                span: authority.span,
                message: t(
                  'Owners have to ask before they act (“{1}”). Work out what is missing to reach “{0}”.',
                  phraseOf(defaultAuthority),
                  phraseOf(authority.value),
                ),
              },
            ],
    ),
};
