import { isId, type Domain, type Text } from '../model/leadership.ts';
import { defaultAuthority, isBelowIntend, phraseOf, type AuthorityLevel } from '../model/ladder.ts';
import { ancestry, nearestIn, authorityOf, type Scope } from '../model/scope.ts';
import { lowestOf, userStanding, type CurrentUser } from '../model/currentUser.ts';
import type { Ownership } from '../ownership/patterns/ownership.ts';
import { severityOf } from '../rules/runRules.ts';
import { severities, type Finding, type Fix, type Severity } from '../text/finding.ts';
import { firstFindings } from '../text/firstFindings.ts';
import { t } from '../text/l10n.ts';
import { nounInWords, type Noun } from '../text/noun.ts';
import { memoize } from '../text/memoize.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { eitherOf, nearest, quoted } from '../text/sentence.ts';
import { approverName, isMeant, type Approver } from './approval.ts';
import { permissionQuestions } from './asking.ts';
import { isGenerated } from './generated.ts';
import { trailerValues, trailerEdit, type Message, type TrailerValue } from './message.ts';

/** The commit that a message is checked against. */
export interface Change {
  /** The owners and authority levels that apply. For a range of commits, those at its base. */
  readonly ownership: Ownership;
  /** For a range of commits: the ownership after it. A message can name the ids of both. */
  readonly after?: Ownership;
  /** The files that the commit changes. */
  readonly paths: readonly RepoPath[];
  /** The person who commits. */
  readonly self: CurrentUser;
  /** Only commits that change one of these domains are checked. All commits if empty. */
  readonly domains?: readonly string[];
}

/** A finding about a message, before `rules` set its severity. */
interface Remark {
  readonly code: IntentCode;
  readonly span: Finding['span'];
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** The rule codes for commit messages, with their default severities. */
export const intentSeverities = {
  'intent/asks-permission': 'warning',
  'intent/wrong-domain': 'warning',
  'intent/unknown-reference': 'warning',
  'intent/needs-approval': 'info',
  'intent/changes-authority': 'warning',
} as const satisfies Readonly<Record<string, Severity>>;

export type IntentCode = keyof typeof intentSeverities;

/**
 * The findings about a commit message, in text order. None about a message that git, a host, or a bot wrote, such as
 * that of a merge.
 */
export function messageFindings(message: Message, change: Change): Finding[] {
  if (message.subject === undefined || isGenerated(message)) return [];
  const { ownership, after = ownership, paths, self, domains = [] } = change;
  const places = placesIn(ownership)(paths);
  if (domains.length > 0 && !places.some(({ domain }) => domains.includes(domain.id.value))) return [];
  const placesAfter = after === ownership ? [] : placesIn(after)(paths);
  const sides = after === ownership ? [ownership] : [ownership, after];
  const atRoot = sides.map((side) => scopeFor(side, paths));
  const everywhere = [...places, ...placesAfter];
  const scopes = [...atRoot, ...everywhere.map((place) => place.scope)];
  const remarks = [
    ...asksPermission(message, authorityIn(places, self)),
    ...wrongDomain(message, everywhere, scopes),
    ...unknownReferences(message, scopes),
    ...needsApproval(message, message.subject, places, self),
  ];
  return firstFindings(
    remarks.flatMap(({ code, ...remark }): Finding[] => {
      const severity = highestSeverity(code, atRoot);
      return severity === 'off' ? [] : [{ code, severity, ...remark, related: [] }];
    }),
  );
}

/** The highest severity of a rule in several scopes. A scope without a leadership file has none. */
export function highestSeverity(code: IntentCode, scopes: readonly Scope[]): Severity | 'off' {
  const set = scopes
    .filter(({ chain }, position) => position === 0 || chain.length > 0)
    .map(({ chain }) => severityOf({ code, severity: intentSeverities[code] }, chain));
  return severities.find((severity) => set.includes(severity)) ?? 'off';
}

/** A domain that owns changed files. */
interface Place {
  readonly domain: Domain;
  readonly scope: Scope;
}

/** Memoized, because a message is checked at each keystroke, and its commit may change many files. */
const placesIn = memoize((ownership: Ownership) =>
  memoize((paths: readonly RepoPath[]) => findPlaces(ownership, paths)),
);

function findPlaces(ownership: Ownership, paths: readonly RepoPath[]): Place[] {
  const places = new Map<Domain, Place>();
  for (const path of paths) {
    const { status, matchedBy, scope } = ownership.lookup(path);
    const domain = status === 'owned' ? matchedBy?.domain : undefined;
    if (domain !== undefined && !places.has(domain)) places.set(domain, { domain, scope });
  }
  return [...places.values()];
}

/**
 * The scope for the message itself: that of the root, or that of the first file if the root has no leadership
 * file.
 */
export function scopeFor(ownership: Ownership, paths: readonly RepoPath[]): Scope {
  const atRoot = ownership.scopeIn('');
  const [first] = paths;
  return atRoot.chain.length > 0 || first === undefined ? atRoot : ownership.lookup(first).scope;
}

/** The lowest authority level of the author in several domains; `i-intend` if they change none. */
function authorityIn(places: readonly Place[], self: CurrentUser): AuthorityLevel {
  const [first, ...others] = places.map((place) => levelIn(place, self));
  return first === undefined ? defaultAuthority : lowestOf([first, ...others]);
}

function levelIn({ domain, scope }: Place, self: CurrentUser): AuthorityLevel {
  const line = ancestry(scope, domain);
  const owners = domain.owners?.items.map(({ value }) => value) ?? [];
  const delegatedBy = nearestIn(line, 'delegatedBy')?.value;
  return userStanding(scope, { owners, authority: authorityOf(scope, line), delegatedBy }, self).authority;
}

function asksPermission(message: Message, authority: AuthorityLevel): Remark[] {
  return permissionQuestions(message, authority).map(({ span, rewriting }) => {
    const code = 'intent/asks-permission';
    if (rewriting === undefined)
      return {
        code,
        span,
        message: t('This asks for permission. State what you intend and why, so that others can object.'),
        fixes: [],
      };
    const { newText } = rewriting;
    return {
      code,
      span,
      message: t('This asks for permission. State your intent instead: {0}', quoted(newText)),
      fixes: [{ title: t('Replace with {0}', quoted(newText)), edits: [rewriting] }],
    };
  });
}

/** An ancestor of an owning domain is also correct. */
function wrongDomain(message: Message, places: readonly Place[], scopes: readonly Scope[]): Remark[] {
  const known = (id: string): boolean => scopes.some(({ domains }) => domains.has(id));
  // Unknown ids have a finding of their own.
  const named = trailerValues(message, 'Domain').filter(({ value }) => known(value));
  const [first] = named;
  if (first === undefined || places.length === 0) return [];
  const right = new Set(
    places.flatMap(({ domain, scope }) => ancestry(scope, domain).map(({ id }) => id.value)),
  );
  if (named.some(({ value }) => right.has(value))) return [];
  const ids = [...new Set(places.map(({ domain }) => domain.id.value))];
  return [
    {
      code: 'intent/wrong-domain',
      span: first.span,
      message: t('No changed file belongs to {1}. Use {0}.', eitherOf(ids), quoted(first.value)),
      fixes: ids.map((id) => replacing(first, id)),
    },
  ];
}

function unknownReferences(message: Message, scopes: readonly Scope[]): Remark[] {
  const keys = (of: (scope: Scope) => Iterable<string>): Set<string> =>
    new Set(scopes.flatMap((scope) => [...of(scope)]));
  const isWhole = (kind: 'people' | 'teams' | 'goals' | 'domains'): boolean =>
    scopes.every((scope) => scope.isWhole(kind));
  const criteria = keys((scope) => criteriaIn(scope).map(({ value }) => value));
  const owners = keys(({ people, teams }) => [...people.keys(), ...teams.keys()]);
  const check = (
    key: Parameters<typeof trailerValues>[1],
    known: ReadonlySet<string>,
    what: Noun,
  ): Remark[] =>
    trailerValues(message, key)
      .filter(({ value }) => isId(value) && !known.has(value))
      .map((named) => unknownReference(named, known, what));
  return [
    ...(isWhole('domains')
      ? check(
          'Domain',
          keys(({ domains }) => domains.keys()),
          'domain',
        )
      : []),
    ...(isWhole('domains') ? check('Criteria', criteria, 'criterion') : []),
    ...(isWhole('goals')
      ? check(
          'Goal',
          keys(({ goals }) => goals.keys()),
          'goal',
        )
      : []),
    ...(isWhole('people') && isWhole('teams')
      ? [...check('Consulted', owners, 'owner'), ...check('Approved-by', owners, 'owner')]
      : []),
  ];
}

function criteriaIn({ chain }: Scope): Text[] {
  return chain
    .flatMap(({ criteria, domains }) => [criteria, ...domains.items.map((domain) => domain.criteria)])
    .flatMap(({ items }) => items.flatMap(({ id }) => id ?? []));
}

function unknownReference(named: TrailerValue, known: ReadonlySet<string>, what: Noun): Remark {
  const near = nearest(named.value, known);
  const noun = nounInWords(what);
  return {
    code: 'intent/unknown-reference',
    span: named.span,
    message:
      near === undefined
        ? t('Unknown {0} {1}. Use an id declared in leadership.yaml.', noun, quoted(named.value))
        : t('Unknown {0} {1}. Did you mean "{2}"?', noun, quoted(named.value), near),
    fixes: near === undefined ? [] : [replacing(named, near)],
  };
}

function replacing({ span }: TrailerValue, newText: string): Fix {
  return { title: t('Replace with {0}', newText), edits: [{ span, newText }] };
}

/** Each changed domain below `i-intend` needs the approval of its own delegator. */
function needsApproval(
  message: Message,
  subject: Finding['span'],
  places: readonly Place[],
  self: CurrentUser,
): Remark[] {
  const approving = trailerValues(message, 'Approved-by');
  const missing = new Map<string, Missing>();
  for (const place of places) {
    const { domain, scope } = place;
    const level = levelIn(place, self);
    const ref = nearestIn(ancestry(scope, domain), 'delegatedBy')?.value;
    if (ref === undefined || !isBelowIntend(level)) continue;
    const approver = { scope, ref };
    if (approving.some(({ value }) => isMeant(value, approver))) continue;
    const name = approverName(approver);
    const known = missing.get(name);
    missing.set(name, { approver, level: known === undefined ? level : lowestOf([known.level, level]) });
  }
  return Array.from(missing, ([name, { approver, level }]) => ({
    code: 'intent/needs-approval',
    span: subject,
    message: t(
      'Needs approval from {0} (your authority level here is “{1}”). Add "Approved-by" once approved.',
      name,
      phraseOf(level),
    ),
    fixes: approval(message, approver.ref),
  }));
}

/** An approval that a message lacks, with the lowest authority level of the domains that need it. */
interface Missing {
  readonly approver: Approver;
  readonly level: AuthorityLevel;
}

/** A fix that adds the trailer. A placeholder, because the author applies it after the approval. */
function approval({ text, reading }: Message, ref: string): Fix[] {
  const edit = trailerEdit(text, 'Approved-by', ref, reading);
  const title = t('Add "{0}" (once approved)', `Approved-by: ${ref}`);
  return edit === undefined ? [] : [{ title, isPlaceholder: true, edits: [edit] }];
}
