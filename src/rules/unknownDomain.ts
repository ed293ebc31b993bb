import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** A parent, and the domains of a criterion, are domains of this file or of one above that it inherits. */
export const unknownDomain: Rule = {
  code: 'reference/unknown-domain',
  severity: 'error',
  find: ({ leadership, scope }) => {
    if (!scope.isWhole('domains')) return [];
    const references = [
      ...leadership.criteria.items.flatMap(({ domains }) => domains?.items ?? []),
      ...leadership.domains.items.flatMap(({ parent }) => parent ?? []),
    ];
    return unknownReferences(references, scope.domains, 'domain');
  },
};
