import type { Leadership } from '../model/leadership.ts';
import { referencesIn } from '../model/occurrences.ts';
import { allOf, quoted } from '../text/sentence.ts';
import { fixByRemoval } from './fixes.ts';
import type { Rule } from './rule.ts';

/** The last domain that matches a path owns it: one whose files all belong to later ones leads nowhere. */
export const overruledDomain: Rule = {
  code: 'control/overruled-domain',
  severity: 'warning',
  find: ({ leadership, coverage, ...written }) => {
    const coverages = coverage?.domainsIn(leadership.file) ?? [];
    return leadership.domains.items.flatMap(({ id, name, paths }, position) => {
      const { matched = [], owned = [], taken = [] } = coverages[position] ?? {};
      const isTakenHere = taken.every(({ by }) => by.leadership.file === leadership.file);
      if (matched.length === 0 || owned.length > 0 || !isTakenHere) return [];
      const takers = taken.map(({ by }) => (by.domain === undefined ? 'unowned' : by.domain.id.value));
      const files = matched.length === 1 ? 'the only file' : `all ${String(matched.length)} files`;
      return [
        {
          span: paths.span,
          message: `Move ${quoted(name?.value ?? id.value)} behind ${allOf(takers.map(quoted))}, or remove it: ${files} of it belong${matched.length === 1 ? 's' : ''} there`,
          fixes: isReferredTo(leadership, id.value)
            ? []
            : fixByRemoval(`Remove the domain ${quoted(id.value)}`, written, id.span, 'list'),
          related: taken.flatMap(({ by, files: theirs }) =>
            by.domain === undefined
              ? []
              : [
                  {
                    span: by.domain.id.span,
                    message: `${quoted(by.domain.id.value)} takes ${String(theirs.length)} of them`,
                  },
                ],
          ),
        },
      ];
    });
  },
};

function isReferredTo(leadership: Leadership, id: string): boolean {
  return referencesIn(leadership, 'domain').some(({ value }) => value === id);
}
