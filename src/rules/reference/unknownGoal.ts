import { referencesIn } from '../../model/occurrences.ts';
import { fixByDeclaration } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** Reports a goal in a criterion or a domain that has no declaration. */
export const unknownGoal: Rule = {
  code: 'reference/unknown-goal',
  severity: 'error',
  check: ({ leadership, scope, ...written }) =>
    scope.isWhole('goals')
      ? unknownReferences(referencesIn(leadership, 'goal'), written, scope.goals, 'goal', (id) =>
          fixByDeclaration(written, 'goals', 'goal', id),
        )
      : [],
};
