import { t } from '../../text/l10n.ts';
import type { Domain } from '../../model/leadership.ts';
import { fixByRemoval } from '../fixes.ts';
import type { Rule } from '../rule.ts';

/**
 * Reports a domain that is its own ancestor. Each cycle is reported once, at its first domain in the file.
 */
export const cycle: Rule = {
  code: 'reference/cycle',
  severity: 'error',
  check: ({ leadership, scope, ...written }) => {
    const told = new Set<Domain>();
    return leadership.domains.items.flatMap((domain) => {
      const { parent } = domain;
      if (parent === undefined || told.has(domain)) return [];
      const circle = circleOf(domain, (id) => scope.domains.get(id)?.entry);
      if (circle.length === 0) return [];
      for (const member of circle) told.add(member);
      const names = [...circle, domain].map(({ id }) => id.value).join(' → ');
      return [
        {
          span: parent.span,
          message: t('Circular "parent" chain: {0}. Remove one of these parents.', names),
          fixes: () => fixByRemoval(t('Remove "parent"'), written, parent.span, 'map'),
        },
      ];
    });
  },
};

/** The domains of the cycle that starts at a domain. Empty if its parents do not lead back to it. */
function circleOf(domain: Domain, find: (id: string) => Domain | undefined): Domain[] {
  const way = new Set([domain]);
  for (let at = domain.parent; at !== undefined;) {
    const parent = find(at.value);
    if (parent === domain) return [...way];
    if (parent === undefined || way.has(parent)) return [];
    way.add(parent);
    at = parent.parent;
  }
  return [];
}
