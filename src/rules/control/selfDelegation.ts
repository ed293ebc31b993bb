import { t } from '../../text/l10n.ts';
import { resolveOwner, type Owner } from '../../model/owner.ts';
import { ancestry, nearestIn } from '../../model/scope.ts';
import type { Rule } from '../rule.ts';

/** Reports a domain that was delegated by its only owner. */
export const selfDelegation: Rule = {
  code: 'control/self-delegation',
  severity: 'info',
  check: ({ leadership, scope }) =>
    leadership.domains.items.flatMap((domain) => {
      const delegatedBy = nearestIn(ancestry(scope, domain), 'delegatedBy');
      const [owner, ...others] = domain.owners?.items ?? [];
      if (
        delegatedBy === undefined ||
        owner === undefined ||
        others.length > 0 ||
        domain.owners?.isComplete !== true
      )
        return [];
      const [giver, taker] = [resolveOwner(scope, delegatedBy.value), resolveOwner(scope, owner.value)];
      if (giver === undefined || taker === undefined || keyOf(giver) !== keyOf(taker)) return [];
      return [
        {
          span: domain.delegatedBy?.span ?? owner.span,
          message: t(
            'Nothing is delegated: "{0}" is both "delegatedBy" and the only owner. Add another owner.',
            owner.value,
          ),
        },
      ];
    }),
};

function keyOf(owner: Owner): string {
  switch (owner.kind) {
    case 'person':
      return owner.person.id.value;
    case 'team':
      return owner.team.id.value;
    case 'handle':
      return owner.ref.toLowerCase();
  }
}
