import type { Span } from '../text/span.ts';
import type { Domain, Items, Leadership } from './leadership.ts';

/**
 * What stands while somebody types: what can be read of the new text, and for the parts that cannot, what the
 * last good reading said of them. What is gone from the text is gone. Spans are moved with their parts.
 */
export function standing(current: Leadership, good: Leadership): Leadership {
  const { purpose } = current.purpose === undefined ? good : current;
  return {
    ...current,
    ...(purpose === undefined ? {} : { purpose }),
    goals: wholeOf(current.goals, good.goals),
    criteria: wholeOf(current.criteria, good.criteria),
    people: wholeOf(current.people, good.people),
    teams: wholeOf(current.teams, good.teams),
    competencies: wholeOf(current.competencies, good.competencies),
    unowned: wholeOf(current.unowned, good.unowned),
    domains: standingDomains(current.domains, good.domains),
  };
}

function wholeOf<T>(current: Items<T>, good: Items<T>): Items<T> {
  return current.isWhole ? current : moved(good, current.span.start - good.span.start);
}

function standingDomains(current: Items<Domain>, good: Items<Domain>): Items<Domain> {
  const sameCount = current.items.length === good.items.length;
  const items = current.items.map((domain, position) => {
    if (domain.isWhole) return domain;
    const before =
      good.items.find(({ id }) => id.value === domain.id.value) ??
      (sameCount ? good.items[position] : undefined);
    return before === undefined ? domain : moved(before, domain.span.start - before.span.start);
  });
  if (items.length === 0 && !current.isWhole) return moved(good, current.span.start - good.span.start);
  return { ...current, items };
}

/** A copy of a plain value in which each span lies `by` units further on. */
function moved<T>(value: T, by: number): T {
  if (by === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => moved(item, by)) as T;
  if (isSpan(value)) return { start: Math.max(0, value.start + by), end: Math.max(0, value.end + by) } as T;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]: [string, unknown]) => [key, moved(part, by)]),
  ) as T;
}

function isSpan(value: object): value is Span {
  return 'start' in value && 'end' in value && typeof value.start === 'number';
}
