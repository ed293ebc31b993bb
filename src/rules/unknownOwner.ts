import { t } from '../text/l10n.ts';
import { referencesIn } from '../model/occurrences.ts';
import { isHandle, resolveOwner } from '../model/owner.ts';
import { fixByDeclaration, fixByWord } from './fixes.ts';
import type { Rule } from './rule.ts';
import { unknownReference } from './unknownReference.ts';

/** An owner is the id of a person or a team, or an outside handle, which need not be declared. */
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
            message: t('Write a handle with its @: "{0}"', asHandle),
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
