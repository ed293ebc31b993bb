import type { Domain } from '../model/leadership.ts';
import type { Rule } from './rule.ts';

/** A domain cannot be part of itself. A circle is told once, where it begins in the file. */
export const cycle: Rule = {
  code: 'reference/cycle',
  severity: 'error',
  find: ({ leadership, scope }) => {
    const told = new Set<Domain>();
    return leadership.domains.items.flatMap((domain) => {
      const circle = circleOf(domain, (id) => scope.domains.get(id)?.entry);
      if (domain.parent === undefined || circle.length === 0 || told.has(domain)) return [];
      for (const member of circle) told.add(member);
      const names = [...circle, domain].map(({ id }) => id.value).join(' → ');
      return [{ span: domain.parent.span, message: `Break this circle of parents: ${names}` }];
    });
  },
};

/** The domains on the way from a domain through its parents back to itself; empty where none leads back. */
function circleOf(domain: Domain, find: (id: string) => Domain | undefined): Domain[] {
  const way = [domain];
  for (let at = domain.parent; at !== undefined;) {
    const parent = find(at.value);
    if (parent === domain) return way;
    if (parent === undefined || way.includes(parent)) return [];
    way.push(parent);
    at = parent.parent;
  }
  return [];
}
