import { referencesIn } from '../model/occurrences.ts';
import { fixByDeclaration } from './fixes.ts';
import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** What people hold and grow into, and what domains require, is explained under `competencies`. */
export const unknownCompetency: Rule = {
  code: 'reference/unknown-competency',
  severity: 'error',
  find: ({ leadership, scope, ...written }) =>
    scope.isWhole('competencies')
      ? unknownReferences(
          referencesIn(leadership, 'competency'),
          written,
          scope.competencies,
          'competency',
          (id) => fixByDeclaration(written, 'competencies', 'competency', id),
        )
      : [],
};
