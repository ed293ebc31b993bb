import type { Items, Leadership, Text } from '../model/leadership.ts';

/** All lists of patterns in a file. */
export function patternLists(leadership: Leadership): Items<Text>[] {
  const criteria = [
    ...leadership.criteria.items,
    ...leadership.domains.items.flatMap((domain) => domain.criteria.items),
  ];
  return [
    ...leadership.domains.items.map(({ paths }) => paths),
    ...criteria.flatMap(({ paths }) => paths ?? []),
    leadership.unowned,
  ];
}
