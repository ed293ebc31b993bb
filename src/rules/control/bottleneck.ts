import { t } from '../../text/l10n.ts';
import type { Text } from '../../model/leadership.ts';
import { resolveOwner } from '../../model/owner.ts';
import type { Scope } from '../../model/scope.ts';
import type { Rule } from '../rule.ts';

/** The rule needs at least this many domains. In a smaller file, one person often owns more than half. */
const leastDomains = 4;

/** Reports a person who is named in more than half of the domains. Membership in a team does not count. */
export const bottleneck: Rule = {
  code: 'control/bottleneck',
  severity: 'warning',
  check: ({ leadership, scope }) => {
    const domains = leadership.domains.items;
    if (domains.length < leastDomains) return [];
    const named = new Map<string, { readonly name: string; readonly places: Text[] }>();
    for (const { owners } of domains)
      for (const [key, { name, place }] of peopleNamed(owners?.items ?? [], scope))
        named.set(key, {
          name: named.get(key)?.name ?? name,
          places: [...(named.get(key)?.places ?? []), place],
        });
    return [...named].flatMap(
      ([
        key,
        {
          name,
          places: [first, ...others],
        },
      ]) => {
        const count = others.length + 1;
        if (first === undefined || count * 2 <= domains.length) return [];
        return [
          {
            span: leadership.people.items.find(({ id }) => id.value === key)?.id.span ?? first.span,
            message: t(
              '{0} is an owner of {1} of {2} domains, so decisions wait for one person. Add other owners, or let a team own some of them.',
              name,
              count,
              domains.length,
            ),
            related: [first, ...others].map(({ span }) => ({
              span,
              message: t('{0} is an owner here.', name),
            })),
          },
        ];
      },
    );
  },
};

/** The people among the owners, each with the position of the first mention. */
function peopleNamed(owners: readonly Text[], scope: Scope): Map<string, { name: string; place: Text }> {
  const people = new Map<string, { name: string; place: Text }>();
  for (const place of owners) {
    const owner = resolveOwner(scope, place.value);
    const isPerson = owner?.kind === 'person';
    const isOutside = owner?.kind === 'handle' && !place.value.includes('/');
    const key = isPerson ? owner.person.id.value : place.value.toLowerCase();
    const name = isPerson ? owner.person.name.value : place.value;
    if ((isPerson || isOutside) && !people.has(key)) people.set(key, { name, place });
  }
  return people;
}
