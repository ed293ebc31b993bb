import type { Analysis } from '../../analyze.ts';
import type { Domain, Leadership } from '../../model/leadership.ts';
import type { Scope } from '../../model/scope.ts';
import type { Codeowners } from '../../ownership/codeowners/codeowners.ts';
import { compileReviews } from '../../ownership/codeowners/effect.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { filesWith, tallyOf } from '../../ownership/coverage/tally.ts';
import { combinedMatcher, type CombinedSet } from '../../ownership/patterns/combinedMatcher.ts';
import { ownersKey } from '../../ownership/import/domainRules.ts';
import type { Matcher } from '../../ownership/patterns/matcher.ts';
import type { MatchSet } from '../../ownership/patterns/matchSet.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { memoize } from '../../text/memoize.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { runSync, type Task } from '../../text/task.ts';

/** A domain with its location. */
export interface PlacedDomain {
  readonly domain: Domain;
  readonly leadership: Leadership;
  readonly scope: Scope;
}

/** The holder of a file: the domain that owns it, its owners in CODEOWNERS, which can be none, or none. */
export type Holder =
  | { readonly status: 'owned'; readonly domain: PlacedDomain }
  | { readonly status: 'in-codeowners'; readonly owners: readonly string[] }
  | { readonly status: 'unowned' | 'intentionally-unowned' };

/** The holders of files, by the match sets that matchers find. The same holder is always the same object. */
export interface Holders {
  readonly matchers: readonly Matcher[];
  /** The match sets are in the order of the matchers. */
  readonly holderIn: (sets: readonly MatchSet[]) => Holder;
}

/** The files that changed from one holder to another. */
export interface Way {
  readonly from: Holder;
  readonly to: Holder;
  /** The number of files. */
  readonly count: number;
}

/** All files, by their holders before and after. */
export interface Ways {
  readonly ways: readonly Way[];
  /** The paths of the files of some ways. */
  readonly pathsOf: (wanted: ReadonlySet<Way>) => ReadonlyMap<Way, readonly RepoPath[]>;
}

/** The domains of all leadership files that could be read. */
export function domainsOf({ files, ownership }: Analysis): PlacedDomain[] {
  return files.flatMap(({ lastGoodModel }) => {
    if (lastGoodModel === undefined) return [];
    const { leadership } = lastGoodModel;
    const scope = ownership.scopeIn(leadership.folder);
    return leadership.domains.items.map((domain) => ({ domain, leadership, scope }));
  });
}

/** Groups all files by their holder before and after. */
export function waysOf(before: Holders, after: Holders, files: FileList): Ways {
  return runSync(waysSteps(before, after, files));
}

/** The same in steps. */
export function* waysSteps(before: Holders, after: Holders, files: FileList): Task<Ways> {
  const matcher = combinedMatcher([...before.matchers, ...after.matchers]);
  const counted = { matcher, files, tallies: new WeakMap() };
  const ways = new Map<Holder, Map<Holder, { from: Holder; to: Holder; count: number }>>();
  const wayOf = memoize(({ sets }: CombinedSet) => {
    const from = before.holderIn(sets.slice(0, before.matchers.length));
    const to = after.holderIn(sets.slice(before.matchers.length));
    return getOrInsert(
      getOrInsert(ways, from, () => new Map<Holder, { from: Holder; to: Holder; count: number }>()),
      to,
      () => ({ from, to, count: 0 }),
    );
  });
  for (const [sets, count] of yield* tallyOf(counted)) wayOf(sets).count += count;
  return {
    ways: [...ways.values()].flatMap((onwards) => [...onwards.values()]),
    pathsOf: (wanted) => {
      const paths = new Map<Way, RepoPath[]>();
      for (const { path, set } of filesWith(counted, (sets) => wanted.has(wayOf(sets))))
        getOrInsert(paths, wayOf(set), () => []).push(path);
      return paths;
    },
  };
}

/** The domains that own files. */
export function domainHolders({ ownership }: Analysis, domains: readonly PlacedDomain[]): Holders {
  const unowned: Holder = { status: 'unowned' };
  const intentionallyUnowned: Holder = { status: 'intentionally-unowned' };
  const byDomain = new Map(
    domains.map((domain): [Domain, Holder] => [domain.domain, { status: 'owned', domain }]),
  );
  return {
    matchers: [ownership.matcher],
    holderIn: ([set]) => {
      if (set === undefined) return unowned;
      const { status, matchedBy } = ownership.winnerIn(set);
      if (status === 'intentionally-unowned') return intentionallyUnowned;
      const isOwned = status === 'owned' && matchedBy?.domain !== undefined;
      return (isOwned ? byDomain.get(matchedBy.domain) : undefined) ?? unowned;
    },
  };
}

/** The owners of files in CODEOWNERS: those of all sections together, in any order and case. */
export function codeownersHolders(codeowners: Codeowners): Holders {
  const { matchers, reviewsIn } = compileReviews(codeowners);
  const byOwners = new Map<string, Holder>();
  return {
    matchers,
    holderIn: (sets) => {
      const all = reviewsIn(sets).flatMap((review) => review.owners);
      const owners = [...new Map(all.map((owner) => [owner.toLowerCase(), owner])).values()];
      return getOrInsert(byOwners, ownersKey(owners), () => ({ status: 'in-codeowners', owners }));
    },
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

/** The id of a domain, as its leadership file has it. */
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
  for (const { from, to, count } of ways)
    for (const holder of [from, to]) sizes.set(holder, (sizes.get(holder) ?? 0) + count);
  return ways.flatMap(({ from, to, count }): [PlacedDomain, PlacedDomain][] =>
    from.status === 'owned' &&
    to.status === 'owned' &&
    count * 2 > Math.max(sizes.get(from) ?? 0, sizes.get(to) ?? 0)
      ? [[from.domain, to.domain]]
      : [],
  );
}
