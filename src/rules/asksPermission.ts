import { t } from '../text/l10n.ts';
import { defaultRung, phraseOf, rungs, type Rung } from '../model/ladder.ts';
import type { Domain } from '../model/leadership.ts';
import { rungOf, type Scope } from '../model/scope.ts';
import type { Complaint, Rule } from './rule.ts';

/** A rung below "I intend to…", told where it is written: there people still ask and wait. */
export const asksPermission: Rule = {
  code: 'control/asks-permission',
  severity: 'info',
  find: ({ leadership }) =>
    [leadership.authority, ...leadership.domains.items.map(({ authority }) => authority)].flatMap(
      (authority): Complaint[] =>
        authority === undefined || !isBelow(authority.value)
          ? []
          : [
              {
                span: authority.span,
                message: t(
                  'Find what is missing for "{0}": on "{1}" people ask and wait',
                  phraseOf(defaultRung),
                  phraseOf(authority.value),
                ),
              },
            ],
    ),
};

/** The rung of a domain where it is below "I intend to…", else undefined. */
export function isBelowIntent(scope: Scope, line: readonly Domain[]): Rung | undefined {
  const rung = rungOf(scope, line);
  return isBelow(rung) ? rung : undefined;
}

function isBelow(rung: Rung): boolean {
  return rungs.indexOf(rung) < rungs.indexOf(defaultRung);
}
