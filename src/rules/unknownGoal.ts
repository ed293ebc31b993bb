import { criteriaIn } from './patterns.ts';
import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** A criterion serves goals that have an id, and a domain lists such. */
export const unknownGoal: Rule = {
  code: 'reference/unknown-goal',
  severity: 'error',
  find: ({ leadership, scope }) => {
    if (!scope.isWhole('goals')) return [];
    const references = [
      ...criteriaIn(leadership).flatMap(({ serves }) => serves.items),
      ...leadership.domains.items.flatMap(({ goals }) => goals.items),
    ];
    return unknownReferences(references, scope.goals, 'goal');
  },
};
