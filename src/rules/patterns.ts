import type { Criterion, Items, Leadership, Text } from '../model/leadership.ts';

/** All lists of patterns in a file, those of its criteria last. */
export function patternLists(leadership: Leadership, criteria = criteriaIn(leadership)): Items<Text>[] {
  return [
    ...leadership.domains.items.map(({ paths }) => paths),
    leadership.unowned,
    ...criteria.flatMap(({ paths }) => paths ?? []),
  ];
}

/** All criteria of a file, those of its domains too. */
export function criteriaIn({ criteria, domains }: Leadership): Criterion[] {
  return [...criteria.items, ...domains.items.flatMap((domain) => domain.criteria.items)];
}
