import { referencesIn } from '../../model/occurrences.ts';
import { fixByDeclaration } from '../fixes.ts';
import type { Rule } from '../rule.ts';
import { unknownReferences } from './unknownReference.ts';

/**
 * Reports a parent, or a domain of a criterion, that neither the file nor one that it inherits from declares.
 */
export const unknownDomain: Rule = {
  code: 'reference/unknown-domain',
  severity: 'error',
  check: ({ leadership, scope, ...written }) =>
    scope.isWhole('domains')
      ? unknownReferences(referencesIn(leadership, 'domain'), written, scope.domains, 'domain', (id) =>
          fixByDeclaration(written, 'domains', 'domain', id),
        )
      : [],
};
