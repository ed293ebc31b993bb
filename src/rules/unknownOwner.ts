import { t } from '../text/l10n.ts';
import { referencesIn } from '../model/occurrences.ts';
import { isHandle, resolveOwner } from '../model/owner.ts';
import { fixByDeclaration, fixByWord } from './fixes.ts';
import type { Rule } from './rule.ts';
import { unknownReference } from './unknownReference.ts';

/**
 * Reports an owner that is neither the id of a person or a team nor a handle. Handles need no declaration.
 */
export const unknownOwner: Rule = {
  code: 'reference/unknown-owner',
  severity: 'error',
  find: (subject) => {
    const { scope } = subject;
    if (!scope.isWhole('people') || !scope.isWhole('teams')) return [];
    return referencesIn(subject.leadership, 'owner')
      .filter(({ value }) => resolveOwner(scope, value) === undefined)
      .map((owner) => {
        const asHandle = `@${owner.value}`;
        if (owner.value.includes('/') && isHandle(asHandle))
          return {
            span: owner.span,
            message: t('Handles start with "@". Did you mean "{0}"?', asHandle),
            fixes: () => fixByWord(subject.text, owner.span, asHandle),
          };
        const ids = [...scope.people.keys(), ...scope.teams.keys()];
        return unknownReference(owner, subject, ids, 'owner', (id) => [
          ...fixByDeclaration(subject, 'people', 'person', id),
          ...fixByDeclaration(subject, 'teams', 'team', id),
        ]);
      });
  },
};
