import type { Analysis } from '../../analyze.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import { expandOwners, resolveOwner } from '../../model/owner.ts';
import { ancestry, authorityOf, nearestIn } from '../../model/scope.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { cardOwner, type CardOwner } from '../card/card.ts';
import {
  domainsOf,
  idOf,
  pairDomains,
  waysOf,
  type Holder,
  type PlacedDomain,
  type Way,
} from './domainPairs.ts';
import { folderGroups, type FolderGroup } from './folderGroups.ts';

/** The ownership changes of an edit to leadership files, in the JSON shape that `docs/cli.md` describes. */
export interface OwnershipDiff {
  readonly summary: {
    /** The number of files compared. */
    readonly files: number;
    /** Files that moved to another domain. */
    readonly domainChanged: number;
    readonly ownersLost: number;
    readonly ownersGained: number;
    /** Files that stay unowned, but changed between unowned and intentionally unowned. */
    readonly stillUnowned: number;
    /** Files that stay in a domain whose owners changed. */
    readonly ownersChanged: number;
  };
  /** Most files first. */
  readonly changes: readonly FileChange[];
  readonly domains: {
    readonly added: readonly DomainSide[];
    readonly removed: readonly DomainSide[];
    readonly renamed: readonly { readonly from: DomainSide; readonly to: DomainSide }[];
    /** Most files first. */
    readonly changed: readonly DomainChange[];
  };
}

/** Files with the same change. */
export interface FileChange {
  readonly kind: 'domain-changed' | 'owners-lost' | 'owners-gained' | 'still-unowned';
  readonly from: Side;
  readonly to: Side;
  readonly files: number;
  readonly folders: readonly FolderGroup[];
  readonly paths: readonly RepoPath[];
}

/** The owner of a file before or after. */
export type Side = DomainSide | { readonly status: 'unowned' | 'intentionally-unowned' };

export interface DomainSide {
  readonly status: 'owned';
  /** The id. */
  readonly domain: string;
  readonly name?: string;
  /** The leadership file that contains the domain. */
  readonly file: RepoPath;
  readonly owners: readonly CardOwner[];
}

/** A domain that keeps files but has other owners, another authority level, or another delegator. */
export interface DomainChange {
  readonly domain: string;
  readonly name?: string;
  readonly file: RepoPath;
  /** The number of files that it owns both before and after. */
  readonly files: number;
  readonly owners?: Change<readonly CardOwner[]>;
  /** The names of the people who became or stopped being owners, as far as the file declares them. */
  readonly people?: { readonly joined: readonly string[]; readonly left: readonly string[] };
  readonly authority?: Change<AuthorityLevel>;
  readonly delegatedBy?: Change<CardOwner | null>;
}

export interface Change<T> {
  readonly from: T;
  readonly to: T;
}

/** The maximum number of folders listed per change. */
const maxFolders = 5;

/**
 * Compares the ownership of the same files before and after an edit, so that all differences come from the edit. A
 * domain stays the same if it moves to another file, or gets another id but keeps its patterns or files.
 */
export function ownershipDiff(before: Analysis, after: Analysis, files: FileList): OwnershipDiff {
  const old = domainsOf(before);
  const current = domainsOf(after);
  const { ways, pathsOf } = waysOf(
    { analysis: before, domains: old },
    { analysis: after, domains: current },
    files,
  );
  const pairs = pairDomains(old, current, ways);
  const partners = new Set(pairs.values());
  const kinds = new Map(ways.map((way) => [way, kindOf(way, pairs)]));
  const paths = pathsOf(new Set(ways.filter((way) => kinds.get(way) !== undefined)));
  const changes = ways.flatMap((way) => fileChange(way, kinds.get(way), paths.get(way) ?? []));
  const changed = Array.from(pairs, ([from, to]) => domainChange(from, to, stayingIn(from, to, ways))).filter(
    (change) => change !== undefined,
  );
  const count = (kind: FileChange['kind']): number =>
    sum(changes.map((change) => (change.kind === kind ? change.files : 0)));
  return {
    summary: {
      files: sum(ways.map(({ count }) => count)),
      domainChanged: count('domain-changed'),
      ownersLost: count('owners-lost'),
      ownersGained: count('owners-gained'),
      stillUnowned: count('still-unowned'),
      ownersChanged: sum(
        changed.map(({ owners, people, files: staying }) =>
          owners === undefined && people === undefined ? 0 : staying,
        ),
      ),
    },
    changes: changes.sort(byFiles),
    domains: {
      added: current.filter((domain) => !partners.has(domain)).map(domainSide),
      removed: old.filter((domain) => !pairs.has(domain)).map(domainSide),
      renamed: Array.from(pairs, ([from, to]) => ({ from: domainSide(from), to: domainSide(to) })).filter(
        ({ from, to }) => from.domain !== to.domain,
      ),
      changed: changed.sort((one, other) => other.files - one.files),
    },
  };
}

/** Most files first, then by path. */
function byFiles(one: FileChange, other: FileChange): number {
  return other.files - one.files || ((one.paths[0] ?? '') < (other.paths[0] ?? '') ? -1 : 1);
}

/** Empty if the owner did not change. */
function fileChange(
  { from, to }: Way,
  kind: FileChange['kind'] | undefined,
  paths: readonly RepoPath[],
): FileChange[] {
  if (kind === undefined) return [];
  const folders = folderGroups(paths, maxFolders);
  return [{ kind, from: sideOf(from), to: sideOf(to), files: paths.length, folders, paths }];
}

function kindOf(
  { from, to }: Way,
  pairs: ReadonlyMap<PlacedDomain, PlacedDomain>,
): FileChange['kind'] | undefined {
  if (from.status === 'owned' && to.status === 'owned')
    return pairs.get(from.domain) === to.domain ? undefined : 'domain-changed';
  if (from.status === 'owned') return 'owners-lost';
  if (to.status === 'owned') return 'owners-gained';
  return from.status === to.status ? undefined : 'still-unowned';
}

/** The number of files that a domain owns both before and after. */
function stayingIn(from: PlacedDomain, to: PlacedDomain, ways: readonly Way[]): number {
  const staying = ways.filter(
    (way) =>
      way.from.status === 'owned' &&
      way.from.domain === from &&
      way.to.status === 'owned' &&
      way.to.domain === to,
  );
  return sum(staying.map(({ count }) => count));
}

function domainChange(from: PlacedDomain, to: PlacedDomain, files: number): DomainChange | undefined {
  const owners = changed(from, to, ownersOf, (owner) => owner.map(({ key }) => key).toSorted());
  const people = peopleChange(from, to);
  const authority = changed(from, to, authorityIn, (authority) => authority);
  const delegatedBy = changed(from, to, delegatorOf, (owner) => owner?.ref);
  if (![owners, people, authority, delegatedBy].some((change) => change !== undefined)) return undefined;
  const { domain, name, file } = domainSide(to);
  return {
    domain,
    ...(name === undefined ? {} : { name }),
    file,
    files,
    ...(owners === undefined ? {} : { owners: { from: cards(owners.from), to: cards(owners.to) } }),
    ...(people === undefined ? {} : { people }),
    ...(authority === undefined ? {} : { authority }),
    ...(delegatedBy === undefined
      ? {}
      : { delegatedBy: { from: delegatedBy.from ?? null, to: delegatedBy.to ?? null } }),
  };
}

/** A property of a domain before and after, if it changed. */
function changed<T>(
  from: PlacedDomain,
  to: PlacedDomain,
  read: (domain: PlacedDomain) => T,
  identify: (value: T) => unknown,
): Change<T> | undefined {
  const change = { from: read(from), to: read(to) };
  const isSame = JSON.stringify(identify(change.from)) === JSON.stringify(identify(change.to));
  return isSame ? undefined : change;
}

interface KeyedOwner {
  /** Equal for all spellings of the same owner. */
  readonly key: string;
  readonly card: CardOwner;
}

function ownersOf({ domain, scope }: PlacedDomain): KeyedOwner[] {
  return (domain.owners?.items ?? []).map((owner) => {
    const resolved = resolveOwner(scope, owner.value);
    const card = cardOwner(scope, owner);
    if (resolved?.kind === 'person') return { key: resolved.person.id.value, card };
    if (resolved?.kind === 'team') return { key: resolved.team.id.value, card };
    return { key: owner.value.toLowerCase(), card };
  });
}

function cards(owners: readonly KeyedOwner[]): CardOwner[] {
  return owners.map(({ card }) => card);
}

function peopleChange(from: PlacedDomain, to: PlacedDomain): DomainChange['people'] {
  const before = peopleOf(from);
  const after = peopleOf(to);
  if (before === undefined || after === undefined) return undefined;
  const namesBeyond = (all: typeof after, known: typeof after): string[] =>
    [...all].flatMap(([key, { name }]) => (known.has(key) ? [] : [name]));
  const joined = namesBeyond(after, before);
  const left = namesBeyond(before, after);
  return joined.length + left.length === 0 ? undefined : { joined, left };
}

function peopleOf({ domain, scope }: PlacedDomain): ReturnType<typeof expandOwners> {
  return expandOwners(domain.owners?.items.map(({ value }) => value) ?? [], scope);
}

function authorityIn({ domain, scope }: PlacedDomain): AuthorityLevel {
  return authorityOf(scope, ancestry(scope, domain));
}

function delegatorOf({ domain, scope }: PlacedDomain): CardOwner | undefined {
  const delegator = nearestIn(ancestry(scope, domain), 'delegatedBy');
  return delegator === undefined ? undefined : cardOwner(scope, delegator);
}

function sideOf(holder: Holder): Side {
  return holder.status === 'owned' ? domainSide(holder.domain) : { status: holder.status };
}

function domainSide(placed: PlacedDomain): DomainSide {
  const { name } = placed.domain;
  return {
    status: 'owned',
    domain: idOf(placed),
    ...(name === undefined ? {} : { name: name.value }),
    file: placed.leadership.file,
    owners: cards(ownersOf(placed)),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
