import { authorityLevels, phraseOf, type AuthorityLevel } from '../model/ladder.ts';
import type { Decision, Domain, Leadership, Text } from '../model/leadership.ts';
import { ancestry, authorityOf, nearestIn, type Scope } from '../model/scope.ts';
import type { Match, Ownership, OwnershipResult } from '../ownership/patterns/ownership.ts';
import { t } from '../text/l10n.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { allOf, quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { approverName, type Approver } from './approval.ts';
import { beyond, gone, holdersOf } from './holders.ts';
import { probesOf, type Probe } from './probes.ts';

/** The leadership files of a commit, compiled. */
export interface Policy {
  readonly ownership: Ownership;
  readonly leaderships: readonly Leadership[];
}

/** A change after which somebody can do what needed somebody else before. */
export interface AuthorityChange {
  /** One sentence. */
  readonly sentence: string;
  /** The location of the change, in a leadership file of one side. */
  readonly at: Place;
  /** Who approves it: the delegator of the domain before. Undefined if there is none. */
  readonly delegator: Approver | undefined;
  /** Who approves it otherwise: the owners of the leadership file before. */
  readonly fileOwners: readonly Approver[];
  /** That leadership file. */
  readonly file: RepoPath;
}

export interface Place {
  readonly side: 'before' | 'after';
  readonly file: RepoPath;
  readonly span: Span;
}

/**
 * The changes between two policies by which somebody gains authority: over `paths`, over new files in their folders,
 * and over files that a pattern of either side would match. Domains are compared by the paths that they own, so a
 * domain with a new id is the same. Claiming unowned paths and lowering an authority level is no gain.
 */
export function authorityChanges(
  before: Policy,
  after: Policy,
  paths: readonly RepoPath[],
): AuthorityChange[] {
  const changes = new Map<string, AuthorityChange>();
  for (const { from, to, example } of pairsIn(before, after, paths)) {
    const all = to === undefined ? [loss(from, example)] : differences(from, to, example, before, after);
    for (const { sentence, at, moved = sentence } of all) {
      const { file } = from.leadership;
      const key = JSON.stringify([file, idOf(from), moved]);
      if (changes.has(key)) continue;
      const delegator = delegatorOf(from);
      changes.set(key, { sentence, at, delegator, fileOwners: ownersOfFile(before, file), file });
    }
  }
  return [...changes.values()];
}

/** The owners of a leadership file. Empty if it is unowned. */
export function ownersOfFile({ ownership }: Policy, file: RepoPath): Approver[] {
  const owned = standingOf(ownership.lookup(file));
  return owned === undefined ? [] : ownersIn(owned);
}

/** Who can do what for a path: the domain that owns it, as it applies in the folder of the path. */
interface Standing extends Match {
  readonly domain: Domain;
  readonly scope: Scope;
  /** The domain and its ancestors, outermost first. */
  readonly line: readonly Domain[];
}

interface Pair {
  readonly from: Standing;
  readonly to: Standing | undefined;
  /** A path, or a pattern. */
  readonly example: string;
}

interface Difference extends Pick<AuthorityChange, 'sentence' | 'at'> {
  /** Where files moved to, if they did. One sentence with one example is enough for each place. */
  readonly moved?: string;
}

function standingOf({ status, matchedBy, scope }: OwnershipResult): Standing | undefined {
  const domain = status === 'owned' ? matchedBy?.domain : undefined;
  return domain === undefined || matchedBy === undefined
    ? undefined
    : { ...matchedBy, domain, scope, line: ancestry(scope, domain) };
}

/** One pair for all paths that have the same domain and scope on both sides. */
function pairsIn(before: Policy, after: Policy, paths: readonly RepoPath[]): Pair[] {
  const ids = new Map<object, number>();
  const idOf = (value: object | undefined): number => {
    if (value === undefined) return -1;
    const id = ids.get(value) ?? ids.size;
    ids.set(value, id);
    return id;
  };
  const keyOf = (path: RepoPath): string => {
    const from = before.ownership.lookup(path);
    const to = after.ownership.lookup(path);
    const parts = [
      from.matchedBy?.domain,
      from.scope,
      to.matchedBy?.domain ?? to.matchedBy?.leadership,
      to.scope,
    ];
    return parts.map(idOf).join();
  };
  const pairs = new Map<string, Pair>();
  const add = ({ path, example }: Probe): void => {
    const key = keyOf(path);
    if (pairs.has(key)) return;
    const from = standingOf(before.ownership.lookup(path));
    if (from === undefined) return;
    pairs.set(key, { from, to: standingOf(after.ownership.lookup(path)), example });
  };
  for (const path of paths) add({ path, example: path });
  for (const probe of probesOf(before.leaderships, after.leaderships, paths, keyOf)) add(probe);
  return [...pairs.values()];
}

function loss(from: Standing, example: string): Difference {
  return {
    sentence: t('Files of {0} become unowned, such as {1}.', quoted(idOf(from)), example),
    at: { side: 'before', file: from.leadership.file, span: from.pattern.span },
    moved: '',
  };
}

function differences(
  from: Standing,
  to: Standing,
  example: string,
  before: Policy,
  after: Policy,
): Difference[] {
  const found = [
    ...levelRaised(from, to),
    ...ownersChanged(from, to),
    ...delegatorChanged(from, to, before),
    ...decisionsRaised(from, to),
    ...otherFile(from, to, before, after),
  ];
  if (found.length === 0 || isSameDomain(from, to, before, after)) return found;
  return [
    {
      sentence: t('Files of {0} move to {1}, such as {2}.', quoted(idOf(from)), quoted(idOf(to)), example),
      at: { side: 'after', file: to.leadership.file, span: to.pattern.span },
      moved: JSON.stringify([to.leadership.file, idOf(to)]),
    },
  ];
}

/** Whether a domain has the same id, or another one that did not exist, and its own is gone. */
function isSameDomain(from: Standing, to: Standing, before: Policy, after: Policy): boolean {
  return idOf(from) === idOf(to) || !(declares(after, idOf(from)) || declares(before, idOf(to)));
}

function declares({ leaderships }: Policy, id: string): boolean {
  return leaderships.some(({ domains }) => domains.items.some((domain) => domain.id.value === id));
}

function levelRaised(from: Standing, to: Standing): Difference[] {
  const [was, is] = [levelOf(from), levelOf(to)];
  if (!isAbove(is, was)) return [];
  const sentence = t(
    'The authority level of {0} rises from “{1}” to “{2}”.',
    quoted(idOf(from)),
    phraseOf(was),
    phraseOf(is),
  );
  return [{ sentence, at: placeOfLevel(to) }];
}

function ownersChanged(from: Standing, to: Standing): Difference[] {
  const [was, is] = [holdersOf(ownersIn(from)), holdersOf(ownersIn(to))];
  const [gained, lost] = [beyond(is, was), gone(was, is)];
  const at = placeOf(to, to.domain.owners?.span);
  return [
    ...(gained.length === 0
      ? []
      : [{ sentence: t('{0} gets new owners: {1}.', quoted(idOf(from)), allOf(gained)), at }]),
    ...(lost.length === 0
      ? []
      : [{ sentence: t('{0} loses owners: {1}.', quoted(idOf(from)), allOf(lost)), at }]),
  ];
}

/** A delegator who was added gains only what the owners of the leadership file, if any, had to approve. */
function delegatorChanged(from: Standing, to: Standing, before: Policy): Difference[] {
  const [was, is] = [delegatorOf(from), delegatorOf(to)];
  if (is === undefined)
    return was === undefined
      ? []
      : [
          {
            sentence: t('{0} is no longer delegated by {1}.', quoted(idOf(from)), approverName(was)),
            at: placeOf(to),
          },
        ];
  const deciding = was === undefined ? ownersOfFile(before, from.leadership.file) : [was];
  const known = holdersOf(deciding);
  const gained = beyond(holdersOf([is]), known);
  if (deciding.length === 0 || gained.length === 0) return [];
  const sentence = t('{0} gets a new delegator: {1}.', quoted(idOf(from)), allOf(gained));
  return [{ sentence, at: placeOfDelegator(to) }];
}

/** Without a delegator, the owners of the leadership file approve: it can be another file, in another domain. */
function otherFile(from: Standing, to: Standing, before: Policy, after: Policy): Difference[] {
  const [{ file: was }, { file: is }] = [from.leadership, to.leadership];
  if (was === is || delegatorOf(from) !== undefined || delegatorOf(to) !== undefined) return [];
  const deciding = ownersOfFile(before, was);
  const gained = beyond(holdersOf(ownersOfFile(after, is)), holdersOf(deciding));
  if (deciding.length === 0 || gained.length === 0) return [];
  const sentence = t('{0} moves to {1}, a file of other owners: {2}.', quoted(idOf(from)), is, allOf(gained));
  return [{ sentence, at: placeOf(to) }];
}

/** A kind of decision that is not listed is made at the authority level of the domain. */
function decisionsRaised(from: Standing, to: Standing): Difference[] {
  const [was, is] = [decisionsIn(from), decisionsIn(to)];
  const at = placeOf(to);
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((decision): Difference[] => {
    const [one, other] = [was.get(decision), is.get(decision)];
    const [low, high] = [one?.authority ?? levelOf(from), other?.authority ?? levelOf(to)];
    // The domain itself was raised, and has a finding of its own.
    const isOwn = one !== undefined || isAbove(high, levelOf(to));
    if (isOwn && isAbove(high, low))
      return [
        {
          sentence: t(
            'The authority level of a decision of {0} rises from “{1}” to “{2}”: {3}.',
            quoted(idOf(from)),
            phraseOf(low),
            phraseOf(high),
            quoted(decision),
          ),
          at,
        },
      ];
    const consulted = holdersOf(approversIn(from, one?.consult));
    const left = gone(consulted, holdersOf(approversIn(to, other?.consult)));
    if (left.length === 0) return [];
    const sentence = t(
      'A decision of {0} no longer needs to consult {1}: {2}.',
      quoted(idOf(from)),
      allOf(left),
      quoted(decision),
    );
    return [{ sentence, at }];
  });
}

function decisionsIn({ domain }: Standing): Map<string, Decision> {
  return new Map(domain.decisions.map((decision) => [decision.decision, decision]));
}

function levelOf({ scope, line }: Standing): AuthorityLevel {
  return authorityOf(scope, line);
}

function isAbove(one: AuthorityLevel, other: AuthorityLevel): boolean {
  return authorityLevels.indexOf(one) > authorityLevels.indexOf(other);
}

function delegatorOf({ scope, line }: Standing): Approver | undefined {
  const ref = nearestIn(line, 'delegatedBy')?.value;
  return ref === undefined ? undefined : { scope, ref };
}

function ownersIn(standing: Standing): Approver[] {
  return approversIn(standing, standing.domain.owners?.items);
}

function approversIn({ scope }: Standing, refs: readonly Text[] = []): Approver[] {
  return refs.map(({ value }) => ({ scope, ref: value }));
}

function idOf({ domain }: Standing): string {
  return domain.id.value;
}

function placeOf({ leadership, domain }: Standing, span: Span = domain.id.span): Place {
  return { side: 'after', file: leadership.file, span };
}

function placeOfLevel(to: Standing): Place {
  const setting = to.line.findLast(({ authority }) => authority !== undefined);
  if (setting !== undefined) return placeIn(to, setting, setting.authority?.span);
  const file = to.scope.chain.findLast(({ authority }) => authority !== undefined);
  return file?.authority === undefined
    ? placeOf(to)
    : { side: 'after', file: file.file, span: file.authority.span };
}

function placeOfDelegator(to: Standing): Place {
  const setting = to.line.findLast(({ delegatedBy }) => delegatedBy !== undefined);
  return setting === undefined ? placeOf(to) : placeIn(to, setting, setting.delegatedBy?.span);
}

/** A place in the file that declares a domain or one of its ancestors. */
function placeIn(to: Standing, domain: Domain, span = domain.id.span): Place {
  const file =
    domain === to.domain
      ? to.leadership.file
      : to.scope.chain.find(({ domains }) => domains.items.includes(domain))?.file;
  return file === undefined ? placeOf(to) : { side: 'after', file, span };
}
