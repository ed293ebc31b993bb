import { referencesIn } from '../model/occurrences.ts';
import { fixByDeclaration } from './fixes.ts';
import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** The members of a team and the deputy of somebody away are people of the file. */
export const unknownPerson: Rule = {
  code: 'reference/unknown-person',
  severity: 'error',
  find: ({ leadership, scope, ...written }) =>
    scope.isWhole('people')
      ? unknownReferences(referencesIn(leadership, 'person'), written, scope.people, 'person', (id) =>
          fixByDeclaration(written, 'people', 'person', id),
        )
      : [],
};
