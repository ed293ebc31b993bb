import { t } from '../../text/l10n.ts';
import { referencesIn } from '../../model/occurrences.ts';
import { isRole, ownerWithin } from '../../model/handle.ts';
import { isHandle, resolveOwner } from '../../model/owner.ts';
import { nounInWords } from '../../text/noun.ts';
import { nearest, quoted } from '../../text/sentence.ts';
import { fixByDeclaration, fixByWord } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { unknownReference } from './unknownReference.ts';

/**
 * Reports an owner that is neither the id of a person or a team nor a handle. Handles need no declaration. If an owner
 * is there with punctuation around it, or without its `@`, the fix leaves just that.
 */
export const unknownOwner: Rule = {
  code: 'reference/unknown-owner',
  severity: 'error',
  check: (context) => {
    const { scope } = context;
    if (!scope.isWhole('people') || !scope.isWhole('teams')) return [];
    const isKnown = (id: string): boolean => scope.people.has(id) || scope.teams.has(id);
    return referencesIn(context.leadership, 'owner')
      .filter(({ value }) => resolveOwner(scope, value) === undefined)
      .map((owner) => {
        const { value, span } = owner;
        if (isRole(value))
          return { span, message: t('Role {0} is not an owner. Name people or a team.', quoted(value)) };
        const asHandle = `@${value}`;
        const within = ownerWithin(value, isKnown);
        if (within !== undefined)
          return {
            span,
            message:
              within === asHandle
                ? t('Handles start with "@". Did you mean "{0}"?', asHandle)
                : t('Unknown {0} {1}. Did you mean "{2}"?', nounInWords('owner'), quoted(value), within),
            fixes: () => fixByWord(context.text, span, within),
          };
        const ids = [...scope.people.keys(), ...scope.teams.keys()];
        return unknownReference(owner, context, ids, 'owner', (id) => [
          ...fixByDeclaration(context, 'people', 'person', id),
          ...fixByDeclaration(context, 'teams', 'team', id),
          ...(isHandle(asHandle) && nearest(id, ids) === undefined
            ? fixByWord(context.text, span, asHandle)
            : []),
        ]);
      });
  },
};
