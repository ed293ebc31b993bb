import { referencesIn } from '../model/occurrences.ts';
import { fixByDeclaration } from './fixes.ts';
import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** A criterion serves goals that have an id, and a domain lists such. */
export const unknownGoal: Rule = {
  code: 'reference/unknown-goal',
  severity: 'error',
  find: ({ leadership, scope, ...written }) =>
    scope.isWhole('goals')
      ? unknownReferences(referencesIn(leadership, 'goal'), written, scope.goals, 'goal', (id) =>
          fixByDeclaration(written, 'goals', 'goal', id),
        )
      : [],
};
