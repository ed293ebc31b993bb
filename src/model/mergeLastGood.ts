import { moved } from '../text/moved.ts';
import type { Domain, Items, Leadership, Text, UnparsedKeys } from './leadership.ts';

/**
 * Merges the model of a text with the last good model while somebody types. Parts that cannot be read keep
 * their earlier value, with shifted spans. Parts that were deleted from the text are dropped.
 */
export function mergeLastGood(current: Leadership, before: Leadership): Leadership {
  const keep = keeper(current, before, current.unread, 0);
  return {
    ...current,
    ...keep('inherits', 'inherits'),
    ...keep('purpose', 'purpose'),
    ...keep('authority', 'authority'),
    goals: wholeOf(current.goals, before.goals),
    criteria: wholeOf(current.criteria, before.criteria),
    people: mergeEntries(current.people, before.people),
    teams: mergeEntries(current.teams, before.teams),
    competencies: mergeEntries(current.competencies, before.competencies),
    unowned: wholeOf(current.unowned, before.unowned),
    domains: mergeDomains(current.domains, before.domains),
  };
}

function mergeDomains(current: Items<Domain>, before: Items<Domain>): Items<Domain> {
  if (current.items.length === 0) return wholeOf(current, before);
  const isSameCount = current.items.length === before.items.length;
  const items = current.items.map((domain, position) => {
    if (domain.unread.size === 0) return domain;
    const earlier =
      before.items.find(({ id }) => id.value === domain.id.value) ??
      (isSameCount ? before.items[position] : undefined);
    return earlier === undefined ? domain : mergeDomain(domain, earlier);
  });
  return { ...current, items };
}

function mergeDomain(current: Domain, before: Domain): Domain {
  const keep = keeper(current, before, current.unread, current.span.start - before.span.start);
  return {
    ...current,
    ...(current.id.value === '' ? { id: { ...current.id, value: before.id.value } } : {}),
    ...keep('name', 'name'),
    ...keep('purpose', 'purpose'),
    ...keep('paths', 'paths'),
    ...keep('owners', 'owners'),
    ...keep('parent', 'parent'),
    ...keep('delegatedBy', 'delegatedBy'),
    ...keep('authority', 'authority'),
    ...keep('decisions', 'decisions'),
    ...keep('criteria', 'decisionCriteria'),
    ...keep('goals', 'goals'),
    ...keep('requires', 'requires'),
    ...keep('contact', 'contact'),
  };
}

/**
 * Returns a function that, for a field and its key in the file, gives the earlier value if the current one is
 * unread.
 */
function keeper<T extends object>(
  current: T,
  before: T,
  unread: UnparsedKeys,
  by: number,
): <K extends keyof T>(field: K, key: string) => Partial<Pick<T, K>> {
  return (field, key) => {
    const isAbsent = !(field in current) || current[field] === undefined || isEmpty(current[field]);
    const isUnread = unread.has(key) || (unread.has('others') && isAbsent);
    return isUnread && field in before
      ? ({ [field]: moved(before[field], by) } as Partial<Pick<T, typeof field>>)
      : {};
  };
}

function isEmpty(value: unknown): boolean {
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && value !== null && isNothing(value);
}

function isNothing({ items, placeholders = [] }: Partial<Items<unknown>>): boolean {
  return items?.length === 0 && placeholders.length === 0;
}

function wholeOf<T>(current: Items<T>, before: Items<T>): Items<T> {
  return current.isComplete ? current : moved(before, current.span.start - before.span.start);
}

/** Replaces unread entries with earlier ones, and keeps earlier entries that may be in an unparsed line. */
function mergeEntries<T extends Entry>(current: Items<T>, before: Items<T>): Items<T> {
  const earlier = new Map(before.items.map((entry) => [entry.id.value, entry]));
  const items = current.items.map((entry) =>
    entry.unread.size === 0 ? entry : (earlier.get(entry.id.value) ?? entry),
  );
  if (current.isComplete) return { ...current, items };
  const ids = new Set(items.map(({ id }) => id.value));
  return { ...current, items: [...items, ...before.items.filter(({ id }) => !ids.has(id.value))] };
}

interface Entry {
  readonly id: Text;
  readonly unread: UnparsedKeys;
}
