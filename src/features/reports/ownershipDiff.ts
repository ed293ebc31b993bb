import type { Analysis } from '../../analyze.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import { filesThatCount } from '../../model/leadershipFile.ts';
import { expandOwners } from '../../model/owner.ts';
import { ancestry, authorityOf, nearestIn, type Scope } from '../../model/scope.ts';
import type { Codeowners } from '../../ownership/codeowners/codeowners.ts';
import { fileList, filesBelow, type FileList } from '../../ownership/coverage/fileList.ts';
import { fromFolderUp, type RepoPath } from '../../text/repoPath.ts';
import { cardOwner, type CardOwner } from '../card/card.ts';
import {
  codeownersHolders,
  domainHolders,
  domainsOf,
  idOf,
  pairDomains,
  waysOf,
  type Holder,
  type Holders,
  type PlacedDomain,
  type Way,
} from './domainPairs.ts';
import { folderGroups, type FolderGroup } from './folderGroups.ts';
import { hasSameOwners, ownerKeys, type OwnerKey, type OwnerKeys } from './ownerKeys.ts';

/** The ownership changes of an edit to leadership files, in the JSON shape that `docs/cli.md` describes. */
export interface OwnershipDiff {
  readonly summary: {
    /** The number of files compared. */
    readonly files: number;
    /** Files that change owners, whatever their domain: the sum of the three kinds. */
    readonly owners: {
      readonly changed: number;
      /** Owned before, and unowned now. */
      readonly lost: number;
      /** Unowned before, and owned now. */
      readonly gained: number;
      /** Owned before and now, but not by the same owners. */
      readonly replaced: number;
    };
    /** Files that moved to another domain with the same owners. */
    readonly domainOnly: number;
    /** Files that keep domain and owners, among them a team that has other members. */
    readonly membersOnly: number;
    /** Files that moved to another domain. */
    readonly domainChanged: number;
    readonly ownersLost: number;
    readonly ownersGained: number;
    /** Files that stay unowned, but changed between unowned and intentionally unowned. */
    readonly stillUnowned: number;
    /** Files that stay in a domain whose owners, or the members of its teams, changed. */
    readonly ownersChanged: number;
  };
  /** Those of owners first, most files first. */
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
  readonly kind: 'domain-changed' | 'owners-lost' | 'owners-gained' | 'owners-changed' | 'still-unowned';
  /** Whether their owners before and after differ. */
  readonly changesOwners: boolean;
  readonly from: Side;
  readonly to: Side;
  readonly files: number;
  readonly folders: readonly FolderGroup[];
  readonly paths: readonly RepoPath[];
}

/** The owner of a file before or after. */
export type Side = DomainSide | CodeownersSide | { readonly status: 'unowned' | 'intentionally-unowned' };

export interface DomainSide {
  readonly status: 'owned';
  /** The id. */
  readonly domain: string;
  readonly name?: string;
  /** The leadership file that contains the domain. */
  readonly file: RepoPath;
  readonly owners: readonly CardOwner[];
}

/** Owners without a domain: those in CODEOWNERS, before there was a leadership file. */
export interface CodeownersSide {
  readonly status: 'owned';
  /** The CODEOWNERS file. */
  readonly file: RepoPath;
  readonly owners: readonly CardOwner[];
}

/** A CODEOWNERS file with its path. */
export interface CodeownersFile {
  readonly file: RepoPath;
  readonly codeowners: Codeowners;
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
  const domains = domainsOf(before);
  return compared({ domains, holders: domainHolders(before, domains), file: undefined }, after, files);
}

/**
 * Compares the owners of files in CODEOWNERS with those in the first leadership files. In CODEOWNERS, a file has the
 * owners of all sections, and no domain. Without a leadership file for the root, only the files in `adoptedFolders` are
 * compared: CODEOWNERS still assigns the owners of all others.
 */
export function codeownersDiff(
  { file, codeowners }: CodeownersFile,
  after: Analysis,
  files: FileList,
): OwnershipDiff {
  return compared(
    { domains: [], holders: codeownersHolders(codeowners), file },
    after,
    filesIn(files, adoptedFolders(after)),
  );
}

/** The folders that leadership files apply to, without those inside another; only the root, `''`, if a file is for it. */
export function adoptedFolders({ files }: Analysis): RepoPath[] {
  const folders = filesThatCount(files.map(({ path }) => path));
  const isInside = (folder: RepoPath): boolean =>
    folder !== '' && fromFolderUp(folder, (above) => folders.has(above) || undefined) === true;
  return [...folders.keys()].filter((folder) => !isInside(folder)).sort();
}

/** The files in some folders, none of which contains another. */
function filesIn(files: FileList, folders: readonly RepoPath[]): FileList {
  return folders.includes('') ? files : fileList(pathsIn(files, folders));
}

function* pathsIn(files: FileList, folders: readonly RepoPath[]): Generator<RepoPath, undefined> {
  for (const path of folders) {
    const folder = files.folder(path);
    if (folder !== undefined) yield* filesBelow(folder, path);
  }
  return undefined;
}

/** The holders of files before the edit. */
interface Before {
  readonly domains: readonly PlacedDomain[];
  readonly holders: Holders;
  /** The CODEOWNERS file that assigns the owners; undefined if leadership files do. */
  readonly file: RepoPath | undefined;
}

function compared(before: Before, after: Analysis, files: FileList): OwnershipDiff {
  const current = domainsOf(after);
  const { ways, pathsOf } = waysOf(before.holders, domainHolders(after, current), files);
  const pairs = pairDomains(before.domains, current, ways);
  const partners = new Set(pairs.values());
  const kinds = new Map(ways.map((way) => [way, kindOf(way, pairs)]));
  const paths = pathsOf(new Set(ways.filter((way) => kinds.get(way) !== undefined)));
  const sideOf = sidesOf(before.file, after.ownership.scopeIn(''));
  const changes = ways.flatMap((way): FileChange[] => {
    const changed = kinds.get(way);
    const moved = paths.get(way) ?? [];
    return changed === undefined
      ? []
      : [
          {
            ...changed,
            from: sideOf(way.from, way.to),
            to: sideOf(way.to, way.to),
            files: moved.length,
            folders: folderGroups(moved, maxFolders),
            paths: moved,
          },
        ];
  });
  const changed = Array.from(pairs, ([from, to]) => domainChange(from, to, stayingIn(from, to, ways))).filter(
    (change) => change !== undefined,
  );
  return {
    summary: summaryOf(ways, changes, changed),
    changes: changes.sort(byImportance),
    domains: {
      added: current.filter((domain) => !partners.has(domain)).map(domainSide),
      removed: before.domains.filter((domain) => !pairs.has(domain)).map(domainSide),
      renamed: Array.from(pairs, ([from, to]) => ({ from: domainSide(from), to: domainSide(to) })).filter(
        ({ from, to }) => from.domain !== to.domain,
      ),
      changed: changed.sort((one, other) => other.files - one.files),
    },
  };
}

function summaryOf(
  ways: readonly Way[],
  changes: readonly FileChange[],
  domains: readonly DomainChange[],
): OwnershipDiff['summary'] {
  const count = (isCounted: (change: FileChange) => boolean): number =>
    sum(changes.filter(isCounted).map(({ files }) => files));
  const staying = (isCounted: (change: DomainChange) => boolean): number =>
    sum(domains.filter(isCounted).map(({ files }) => files));
  const changed = count(({ changesOwners }) => changesOwners);
  const lost = count(({ kind }) => kind === 'owners-lost');
  const gained = count(({ kind }) => kind === 'owners-gained');
  return {
    files: sum(ways.map((way) => way.count)),
    owners: { changed, lost, gained, replaced: changed - lost - gained },
    domainOnly: count(({ kind, changesOwners }) => kind === 'domain-changed' && !changesOwners),
    membersOnly: staying(({ owners, people }) => owners === undefined && people !== undefined),
    domainChanged: count(({ kind }) => kind === 'domain-changed'),
    ownersLost: lost,
    ownersGained: gained,
    stillUnowned: count(({ kind }) => kind === 'still-unowned'),
    ownersChanged: staying(({ owners, people }) => owners !== undefined || people !== undefined),
  };
}

/** Changes of owners first, most files first, then by path. */
function byImportance(one: FileChange, other: FileChange): number {
  return (
    Number(other.changesOwners) - Number(one.changesOwners) ||
    other.files - one.files ||
    ((one.paths[0] ?? '') < (other.paths[0] ?? '') ? -1 : 1)
  );
}

/** Undefined if files keep their domain and owners. */
function kindOf(
  { from, to }: Way,
  pairs: ReadonlyMap<PlacedDomain, PlacedDomain>,
): Pick<FileChange, 'kind' | 'changesOwners'> | undefined {
  const isOwned = from.status === 'in-codeowners' ? from.owners.length > 0 : from.status === 'owned';
  if (to.status === 'owned') {
    if (!isOwned) return { kind: 'owners-gained', changesOwners: true };
    const changesOwners = !isSameOwners(from, to.domain);
    const isMoved = from.status === 'owned' && pairs.get(from.domain) !== to.domain;
    if (isMoved) return { kind: 'domain-changed', changesOwners };
    return changesOwners ? { kind: 'owners-changed', changesOwners } : undefined;
  }
  if (isOwned) return { kind: 'owners-lost', changesOwners: true };
  // In CODEOWNERS, nothing tells whether a file is unowned intentionally.
  return from.status === to.status || from.status === 'in-codeowners'
    ? undefined
    : { kind: 'still-unowned', changesOwners: false };
}

function isSameOwners(from: Holder, to: PlacedDomain): boolean {
  switch (from.status) {
    case 'owned':
      return hasSameOwners(refsOf(from.domain), refsOf(to), ownerKeys(from.domain.scope, to.scope));
    case 'in-codeowners':
      return hasSameOwners(from.owners, refsOf(to), ownerKeys(undefined, to.scope));
    case 'unowned':
    case 'intentionally-unowned':
      return false;
  }
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
  const keys = ownerKeys(from.scope, to.scope);
  const owners = hasSameOwners(refsOf(from), refsOf(to), keys)
    ? undefined
    : { from: ownersOf(from), to: ownersOf(to) };
  const people = peopleChange(from, to, keys);
  const authority = changed(from, to, authorityIn, (one, other) => one === other);
  const delegatedBy = changed(from, to, delegatorOf, (one, other) =>
    hasSameOwners(one === null ? [] : [one.ref], other === null ? [] : [other.ref], keys),
  );
  if (![owners, people, authority, delegatedBy].some((change) => change !== undefined)) return undefined;
  const { domain, name, file } = domainSide(to);
  return {
    domain,
    ...(name === undefined ? {} : { name }),
    file,
    files,
    ...(owners === undefined ? {} : { owners }),
    ...(people === undefined ? {} : { people }),
    ...(authority === undefined ? {} : { authority }),
    ...(delegatedBy === undefined ? {} : { delegatedBy }),
  };
}

/** A property of a domain before and after, if it changed. */
function changed<T>(
  from: PlacedDomain,
  to: PlacedDomain,
  read: (domain: PlacedDomain) => T,
  isSame: (one: T, other: T) => boolean,
): Change<T> | undefined {
  const change = { from: read(from), to: read(to) };
  return isSame(change.from, change.to) ? undefined : change;
}

function refsOf({ domain }: PlacedDomain): string[] {
  return domain.owners?.items.map(({ value }) => value) ?? [];
}

function ownersOf({ domain, scope }: PlacedDomain): CardOwner[] {
  return (domain.owners?.items ?? []).map((owner) => cardOwner(scope, owner));
}

function peopleChange(from: PlacedDomain, to: PlacedDomain, keys: OwnerKeys): DomainChange['people'] {
  const before = peopleOf(from, keys.before);
  const after = peopleOf(to, keys.after);
  if (before === undefined || after === undefined) return undefined;
  const namesBeyond = (all: typeof after, known: typeof after): string[] =>
    [...all].flatMap(([key, name]) => (known.has(key) ? [] : [name]));
  const joined = namesBeyond(after, before);
  const left = namesBeyond(before, after);
  return joined.length + left.length === 0 ? undefined : { joined, left };
}

/** The names of the people behind the owners, by their keys; undefined if not all are known. */
function peopleOf(domain: PlacedDomain, keyOf: OwnerKey): Map<string, string> | undefined {
  const people = expandOwners(refsOf(domain), domain.scope);
  return people === undefined
    ? undefined
    : new Map(Array.from(people, ([ref, { name }]) => [keyOf(ref), name]));
}

function authorityIn({ domain, scope }: PlacedDomain): AuthorityLevel {
  return authorityOf(scope, ancestry(scope, domain));
}

function delegatorOf({ domain, scope }: PlacedDomain): CardOwner | null {
  const delegator = nearestIn(ancestry(scope, domain), 'delegatedBy');
  return delegator === undefined ? null : cardOwner(scope, delegator);
}

/** Returns a function that describes a holder. Owners in CODEOWNERS have the names that the leadership files give them. */
function sidesOf(file: RepoPath | undefined, scope: Scope): (holder: Holder, to: Holder) => Side {
  return (holder, to) => {
    switch (holder.status) {
      case 'owned':
        return domainSide(holder.domain);
      case 'in-codeowners': {
        if (holder.owners.length === 0) return { status: 'unowned' };
        const named = to.status === 'owned' ? to.domain.scope : scope;
        const owners = holder.owners.map((value) => cardOwner(named, { value }));
        return { status: 'owned', file: file ?? '', owners };
      }
      case 'unowned':
      case 'intentionally-unowned':
        return { status: holder.status };
    }
  };
}

function domainSide(placed: PlacedDomain): DomainSide {
  const { name } = placed.domain;
  return {
    status: 'owned',
    domain: idOf(placed),
    ...(name === undefined ? {} : { name: name.value }),
    file: placed.leadership.file,
    owners: ownersOf(placed),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
