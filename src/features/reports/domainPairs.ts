import type { Analysis } from '../../analyze.ts';
import type { Domain, Leadership } from '../../model/leadership.ts';
import type { Scope } from '../../model/scope.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { OwnershipResult } from '../../ownership/patterns/ownership.ts';
import type { RepoPath } from '../../text/repoPath.ts';

/** A domain with its location. */
export interface PlacedDomain {
  readonly domain: Domain;
  readonly leadership: Leadership;
  readonly scope: Scope;
}

/** The holder of a file: the domain that owns it, or none. */
export type Holder =
  | { readonly status: 'owned'; readonly domain: PlacedDomain }
  | { readonly status: 'unowned' | 'intentionally-unowned' };

/** The files that changed from one holder to another. */
export interface Way {
  readonly from: Holder;
  readonly to: Holder;
  readonly paths: RepoPath[];
}

export function domainsOf({ files, ownership }: Analysis): PlacedDomain[] {
  return files.flatMap(({ lastGoodModel }) => {
    if (lastGoodModel === undefined) return [];
    const { leadership } = lastGoodModel;
    const scope = ownership.scopeIn(leadership.folder);
    return leadership.domains.items.map((domain) => ({ domain, leadership, scope }));
  });
}

/** Groups all files by their holder before and after. */
export function waysOf(
  before: { readonly analysis: Analysis; readonly domains: readonly PlacedDomain[] },
  after: { readonly analysis: Analysis; readonly domains: readonly PlacedDomain[] },
  files: FileList,
): Way[] {
  const holderBefore = holders(before.domains);
  const holderAfter = holders(after.domains);
  const ways = new Map<Holder, Map<Holder, Way>>();
  for (const path of files.paths) {
    const from = holderBefore(before.analysis.ownership.lookup(path));
    const to = holderAfter(after.analysis.ownership.lookup(path));
    const onwards = ways.get(from) ?? new Map<Holder, Way>();
    if (onwards.size === 0) ways.set(from, onwards);
    const way = onwards.get(to);
    if (way === undefined) onwards.set(to, { from, to, paths: [path] });
    else way.paths.push(path);
  }
  return [...ways.values()].flatMap((onwards) => [...onwards.values()]);
}

/** Returns a function that finds the holder of a file. The same holder is always the same object. */
function holders(domains: readonly PlacedDomain[]): (lookup: OwnershipResult) => Holder {
  const unowned: Holder = { status: 'unowned' };
  const intentionallyUnowned: Holder = { status: 'intentionally-unowned' };
  const byDomain = new Map(
    domains.map((domain): [Domain, Holder] => [domain.domain, { status: 'owned', domain }]),
  );
  return ({ status, matchedBy }) => {
    if (status === 'intentionally-unowned') return intentionallyUnowned;
    const isOwned = status === 'owned' && matchedBy?.domain !== undefined;
    return (isOwned ? byDomain.get(matchedBy.domain) : undefined) ?? unowned;
  };
}

/**
 * Pairs the domains before and after an edit. Tries in this order: the same id in the same folder, the same id,
 * the same patterns, most files in common.
 */
export function pairDomains(
  before: readonly PlacedDomain[],
  after: readonly PlacedDomain[],
  ways: readonly Way[],
): Map<PlacedDomain, PlacedDomain> {
  const pairs = new Map<PlacedDomain, PlacedDomain>();
  const left = new Set(after);
  const pair = (keyOf: (domain: PlacedDomain) => string | undefined): void => {
    const waiting = new Map<string, PlacedDomain[]>();
    for (const domain of left) {
      const key = keyOf(domain);
      if (key !== undefined) waiting.set(key, [...(waiting.get(key) ?? []), domain]);
    }
    for (const domain of before) {
      const key = pairs.has(domain) ? undefined : keyOf(domain);
      const partner = key === undefined ? undefined : waiting.get(key)?.shift();
      if (partner === undefined) continue;
      pairs.set(domain, partner);
      left.delete(partner);
    }
  };
  pair((domain) => JSON.stringify([domain.leadership.folder, idOf(domain)]));
  pair(idOf);
  pair(patternsOf);
  for (const [domain, partner] of mostlyTheSame(ways))
    if (!pairs.has(domain) && left.delete(partner)) pairs.set(domain, partner);
  return pairs;
}

export function idOf({ domain }: PlacedDomain): string {
  return domain.id.value;
}

function patternsOf({ domain, leadership }: PlacedDomain): string | undefined {
  const { items } = domain.paths;
  return items.length === 0
    ? undefined
    : JSON.stringify([leadership.folder, ...items.map(({ value }) => value)]);
}

/** Pairs of domains that share more than half of the files of both. */
function mostlyTheSame(ways: readonly Way[]): [PlacedDomain, PlacedDomain][] {
  const sizes = new Map<Holder, number>();
  for (const { from, to, paths } of ways)
    for (const holder of [from, to]) sizes.set(holder, (sizes.get(holder) ?? 0) + paths.length);
  return ways.flatMap(({ from, to, paths }): [PlacedDomain, PlacedDomain][] =>
    from.status === 'owned' &&
    to.status === 'owned' &&
    paths.length * 2 > Math.max(sizes.get(from) ?? 0, sizes.get(to) ?? 0)
      ? [[from.domain, to.domain]]
      : [],
  );
}
