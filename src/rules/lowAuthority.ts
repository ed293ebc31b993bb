import { t } from '../text/l10n.ts';
import { defaultAuthority, isBelowIntend, phraseOf, type AuthorityLevel } from '../model/ladder.ts';
import type { Domain } from '../model/leadership.ts';
import { authorityOf, type Scope } from '../model/scope.ts';
import type { Complaint, Rule } from './rule.ts';

/** Reports an authority level below "I intend to…", where the file sets it. Below it, people ask and wait. */
export const lowAuthority: Rule = {
  code: 'control/low-authority',
  severity: 'hint',
  find: ({ leadership }) =>
    [leadership.authority, ...leadership.domains.items.map(({ authority }) => authority)].flatMap(
      (authority): Complaint[] =>
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

/** The authority level of a domain if it is below "I intend to…", else undefined. */
export function isBelowIntent(scope: Scope, line: readonly Domain[]): AuthorityLevel | undefined {
  const authority = authorityOf(scope, line);
  return isBelowIntend(authority) ? authority : undefined;
}
