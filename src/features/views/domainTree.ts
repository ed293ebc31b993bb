import type { Analysis } from '../../analyze.ts';
import type { Domain, Leadership, Text } from '../../model/leadership.ts';
import { relationOf, type CurrentUser } from '../../model/currentUser.ts';
import type { Scope } from '../../model/scope.ts';
import { memoize, memoizeText } from '../../text/memoize.ts';
import { lastBefore, type LineTable } from '../../text/span.ts';
import { distinct } from './viewNode.ts';

/** A domain of a repository, and the domains inside it. */
export interface DomainPlace {
  readonly domain: Domain;
  readonly leadership: Leadership;
  readonly scope: Scope;
  readonly lines: LineTable;
  /** Unique among all domains of the repository. */
  readonly key: string;
  readonly parent: DomainPlace | undefined;
  readonly parts: readonly DomainPlace[];
}

export interface DomainTree {
  /** In file order. */
  readonly all: readonly DomainPlace[];
  /** The domains without a parent. For domains that contain each other in a cycle, one of them. */
  readonly roots: readonly DomainPlace[];
  readonly placeOf: ReadonlyMap<Domain, DomainPlace>;
}

/** All domains of a repository as a tree, by `parent`. */
export const domainTree = memoize(({ files, ownership }: Analysis): DomainTree => {
  interface Growing extends DomainPlace {
    parent: Growing | undefined;
    readonly parts: DomainPlace[];
  }
  const all = files.flatMap(({ lastGoodModel }) => {
    if (lastGoodModel === undefined) return [];
    const { leadership, lines } = lastGoodModel;
    const scope = ownership.scopeIn(leadership.folder);
    const { items } = leadership.domains;
    const keys = distinct(items.map(({ id }) => `${leadership.file}:${id.value}`));
    return items.map((domain, position): Growing => ({
      domain,
      leadership,
      scope,
      lines,
      key: keys[position] ?? '',
      parent: undefined,
      parts: [],
    }));
  });
  const placeOf = new Map(all.map((place) => [place.domain, place]));
  const parentOf = ({ domain, scope }: Growing): Growing | undefined => {
    const above = domain.parent === undefined ? undefined : scope.domains.get(domain.parent.value);
    return above === undefined ? undefined : placeOf.get(above.entry);
  };
  const settled = new Set<Growing>();
  for (const place of all) {
    const line = new Set<Growing>();
    for (let at: Growing | undefined = place; at !== undefined && !settled.has(at); at = at.parent) {
      line.add(at);
      settled.add(at);
      const parent = parentOf(at);
      if (parent !== undefined && !line.has(parent)) at.parent = parent;
    }
  }
  for (const place of all) place.parent?.parts.push(place);
  return { all, roots: all.filter(({ parent }) => parent === undefined), placeOf };
});

/** Returns a function that finds the domain at an offset of a leadership file. */
export function domainAt(
  analysis: Analysis,
  { domains }: Leadership,
): (offset: number) => DomainPlace | undefined {
  const spans = domains.items.map((domain) => ({ ...domain.span, domain }));
  return (offset) => {
    const found = lastBefore(spans, offset + 1);
    return found === undefined || offset >= found.end
      ? undefined
      : domainTree(analysis).placeOf.get(found.domain);
  };
}

/** The domains that a person owns, and the domains that contain a domain they own. */
export interface Mine {
  readonly isMine: (place: DomainPlace) => boolean;
  readonly holdsMine: (place: DomainPlace) => boolean;
}

export function mineIn(analysis: Analysis, self: CurrentUser): Mine {
  return minesOf(analysis)(self);
}

const minesOf = memoize((analysis: Analysis) =>
  memoize((self: CurrentUser): Mine => {
    const own = new Set<DomainPlace>();
    const above = new Set<DomainPlace>();
    const isOwner = memoize((scope: Scope) =>
      memoizeText(Infinity, (ref) => relationOf(scope, [ref], self) === 'owner'),
    );
    for (const place of domainTree(analysis).all) {
      const isOwn = isOwner(place.scope);
      if (!ownersOf(place).some(({ value }) => isOwn(value))) continue;
      own.add(place);
      for (let at: DomainPlace | undefined = place; at !== undefined && !above.has(at); at = at.parent)
        above.add(at);
    }
    return { isMine: (place) => own.has(place), holdsMine: (place) => above.has(place) };
  }),
);

/** Stable partition: the person's own items first. */
export function mineFirst<T>(items: readonly T[], isMine: (item: T) => boolean): T[] {
  return [...items.filter(isMine), ...items.filter((item) => !isMine(item))];
}

export function ownersOf({ domain }: DomainPlace): readonly Text[] {
  return domain.owners?.items ?? [];
}
