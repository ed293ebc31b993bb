import { referencesIn } from '../../model/occurrences.ts';
import { fixByDeclaration } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** Reports a competency of a person or a domain that is not declared in `competencies`. */
export const unknownCompetency: Rule = {
  code: 'reference/unknown-competency',
  severity: 'error',
  check: ({ leadership, scope, ...written }) =>
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
