import { referencesIn } from '../../model/occurrences.ts';
import { fixByDeclaration } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** Reports a team member or a deputy that is not declared in `people`. */
export const unknownPerson: Rule = {
  code: 'reference/unknown-person',
  severity: 'error',
  check: ({ leadership, scope, ...written }) =>
    scope.isWhole('people')
      ? unknownReferences(referencesIn(leadership, 'person'), written, scope.people, 'person', (id) =>
          fixByDeclaration(written, 'people', 'person', id),
        )
      : [],
};
