import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** What people hold and grow into, and what domains require, is explained under `competencies`. */
export const unknownCompetency: Rule = {
  code: 'reference/unknown-competency',
  severity: 'error',
  find: ({ leadership, scope }) => {
    if (!scope.isWhole('competencies')) return [];
    const references = [
      ...leadership.people.items.flatMap(({ competencies, growing }) =>
        [...competencies, ...growing].map(({ competency }) => competency),
      ),
      ...leadership.domains.items.flatMap(({ requires }) => requires.map(({ competency }) => competency)),
    ];
    return unknownReferences(references, scope.competencies, 'competency');
  },
};
