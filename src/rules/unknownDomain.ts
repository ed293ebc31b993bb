import { referencesIn } from '../model/occurrences.ts';
import { fixByDeclaration } from './fixes.ts';
import type { Rule } from './rule.ts';
import { unknownReferences } from './unknownReference.ts';

/** A parent, and the domains of a criterion, are domains of this file or of one above that it inherits. */
export const unknownDomain: Rule = {
  code: 'reference/unknown-domain',
  severity: 'error',
  find: ({ leadership, scope, ...written }) =>
    scope.isWhole('domains')
      ? unknownReferences(referencesIn(leadership, 'domain'), written, scope.domains, 'domain', (id) =>
          fixByDeclaration(written, 'domains', 'domain', id),
        )
      : [],
};
