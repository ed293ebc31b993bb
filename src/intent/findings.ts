import { isId, type Domain, type Text } from '../model/leadership.ts';
import { phraseOf, rungs } from '../model/ladder.ts';
import { nameOf, peopleBehind, resolveOwner } from '../model/owner.ts';
import { accountOf, ancestry, nearestIn, rungOf, type Scope } from '../model/scope.ts';
import { lowestOf, relationOf, rungFor, type Self } from '../model/self.ts';
import type { Ownership } from '../ownership/ownership.ts';
import { severityOf } from '../rules/runRules.ts';
import type { Finding, Fix, Severity } from '../text/finding.ts';
import { firstFindings } from '../text/firstFindings.ts';
import { t } from '../text/l10n.ts';
import { nounInWords, type Noun } from '../text/noun.ts';
import { remembered } from '../text/remember.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { eitherOf, nearest, quoted } from '../text/sentence.ts';
import { commitScope, isByGit, questionsIn } from './asking.ts';
import { namedBy, trailerEdit, type Message, type Named } from './message.ts';

/** What a message is checked against. */
export interface Change {
  readonly ownership: Ownership;
  /** The files that the commit changes. */
  readonly paths: readonly RepoPath[];
  /** Who commits. */
  readonly self: Self;
}

/** A finding about a message before `rules` had their say. */
interface Remark {
  readonly code: IntentCode;
  readonly span: Finding['span'];
  readonly message: string;
  readonly fixes: readonly Fix[];
}

/** The findings about a commit message, with the severity that each has unless `rules` say another. */
export const intentSeverities = {
  'intent/asks-permission': 'warning',
  'intent/wrong-domain': 'warning',
  'intent/unknown-reference': 'warning',
  'intent/needs-approval': 'info',
} as const satisfies Readonly<Record<string, Severity>>;

type IntentCode = keyof typeof intentSeverities;

/** The findings about a commit message, in its order; none about one that git wrote, such as that of a merge. */
export function messageFindings(message: Message, change: Change): Finding[] {
  if (message.subject === undefined || isByGit(message)) return [];
  const places = placesIn(change.ownership)(change.paths);
  const scope = scopeFor(change);
  const remarks = [
    ...asksPermission(message),
    ...wrongDomain(message, places, scope),
    ...unknownReferences(message, [scope, ...places.map((place) => place.scope)]),
    ...needsApproval(message, message.subject, places, change.self),
  ];
  return firstFindings(
    remarks.flatMap(({ code, ...remark }): Finding[] => {
      const severity = severityOf({ code, severity: intentSeverities[code] }, scope.chain);
      return severity === 'off' ? [] : [{ code, severity, ...remark, related: [] }];
    }),
  );
}

/** A domain that owns files of the change. */
interface Place {
  readonly domain: Domain;
  readonly scope: Scope;
}

/** A message is asked about at each keystroke, and its commit may change many files. */
const placesIn = remembered((ownership: Ownership) =>
  remembered((paths: readonly RepoPath[]) => findPlaces(ownership, paths)),
);

function findPlaces(ownership: Ownership, paths: readonly RepoPath[]): Place[] {
  const places = new Map<Domain, Place>();
  for (const path of paths) {
    const { status, decidedBy, scope } = ownership.lookup(path);
    const domain = status === 'owned' ? decidedBy?.domain : undefined;
    if (domain !== undefined && !places.has(domain)) places.set(domain, { domain, scope });
  }
  return [...places.values()];
}

/** What holds for the message itself: at the root, or where the first file is. */
function scopeFor({ ownership, paths }: Change): Scope {
  const atRoot = ownership.scopeIn('');
  const [first] = paths;
  return atRoot.chain.length > 0 || first === undefined ? atRoot : ownership.lookup(first).scope;
}

function asksPermission(message: Message): Remark[] {
  return questionsIn(message).map(({ span, rewriting }) => {
    const code = 'intent/asks-permission';
    if (rewriting === undefined)
      return {
        code,
        span,
        message: t('Say what you intend to do and why, and let others object: this asks for permission'),
        fixes: [],
      };
    const { newText } = rewriting;
    return {
      code,
      span,
      message: t('Say what you intend, and let others object: {0}', quoted(newText)),
      fixes: [{ title: t('Replace by {0}', quoted(newText)), edits: [rewriting] }],
    };
  });
}

/** A domain that one of them is part of is right as well. */
function wrongDomain(message: Message, places: readonly Place[], scope: Scope): Remark[] {
  const known = (id: string): boolean =>
    [scope, ...places.map((place) => place.scope)].some(({ domains }) => domains.has(id));
  // What is none at all is told by itself.
  const named = [...namedBy(message, 'Domain'), ...scopeOfCommit(message)].filter(({ value }) =>
    known(value),
  );
  const [first] = named;
  if (first === undefined || places.length === 0) return [];
  const right = new Set(
    places.flatMap(({ domain, scope }) => ancestry(scope, domain).map(({ id }) => id.value)),
  );
  if (named.some(({ value }) => right.has(value))) return [];
  const ids = places.map(({ domain }) => domain.id.value);
  return [
    {
      code: 'intent/wrong-domain',
      span: first.span,
      message: t('Name a domain of the changed files: {0}, not {1}', eitherOf(ids), quoted(first.value)),
      fixes: ids.map((id) => replacing(first, id)),
    },
  ];
}

/** It counts where it is the id of a domain. */
function scopeOfCommit(message: Message): Named[] {
  const named = commitScope(message);
  return named === undefined ? [] : [named];
}

function unknownReferences(message: Message, scopes: readonly Scope[]): Remark[] {
  const keys = (of: (scope: Scope) => Iterable<string>): Set<string> =>
    new Set(scopes.flatMap((scope) => [...of(scope)]));
  const isWhole = (kind: 'people' | 'teams' | 'goals' | 'domains'): boolean =>
    scopes.every((scope) => scope.isWhole(kind));
  const criteria = keys((scope) => criteriaIn(scope).map(({ value }) => value));
  const owners = keys(({ people, teams }) => [...people.keys(), ...teams.keys()]);
  const check = (key: Parameters<typeof namedBy>[1], known: ReadonlySet<string>, what: Noun): Remark[] =>
    namedBy(message, key)
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

function unknownReference(named: Named, known: ReadonlySet<string>, what: Noun): Remark {
  const near = nearest(named.value, known);
  const noun = nounInWords(what);
  return {
    code: 'intent/unknown-reference',
    span: named.span,
    message:
      near === undefined
        ? t('Name a {0} of leadership.yaml: {1} is none', noun, quoted(named.value))
        : t('Unknown {0} {1}, did you mean "{2}"?', noun, quoted(named.value), near),
    fixes: near === undefined ? [] : [replacing(named, near)],
  };
}

function replacing({ span }: Named, newText: string): Fix {
  return { title: t('Replace by {0}', newText), edits: [{ span, newText }] };
}

/** The lowest rung of all domains holds for who commits. */
function needsApproval(
  message: Message,
  subject: Finding['span'],
  places: readonly Place[],
  self: Self,
): Remark[] {
  const standing = places.map(({ domain, scope }) => {
    const line = ancestry(scope, domain);
    const owners = domain.owners?.items.map(({ value }) => value) ?? [];
    return { domain, scope, line, rung: rungFor(rungOf(scope, line), relationOf(scope, owners, self)) };
  });
  const asking = standing.filter(({ rung }) => rungs.indexOf(rung) < rungs.indexOf('i-intend'));
  const [first, ...others] = asking.map(({ rung }) => rung);
  if (first === undefined) return [];
  const delegators = asking.flatMap(({ scope, line }) => {
    const ref = nearestIn(line, 'delegatedBy')?.value;
    // Who says yes has said it by the commit.
    return ref === undefined || relationOf(scope, [ref], self) === 'owner' ? [] : [{ scope, ref }];
  });
  const approving = namedBy(message, 'Approved-by');
  if (delegators.length === 0 || approving.some(({ value }) => delegators.some((one) => isMeant(value, one))))
    return [];
  const names = [...new Set(delegators.map(({ scope, ref }) => nameIn(scope, ref)))];
  return [
    {
      code: 'intent/needs-approval',
      span: subject,
      message: t(
        'Add "Approved-by" when {0} says yes: here one says “{1}”',
        eitherOf(names),
        phraseOf(lowestOf([first, ...others])),
      ),
      fixes: [...new Set(delegators.map(({ ref }) => ref))].flatMap((ref) => approval(message, ref)),
    },
  ];
}

/** Somebody's yes, for who writes the message to leave there once it is said. */
function approval({ text, reading }: Message, ref: string): Fix[] {
  const edit = trailerEdit(text, 'Approved-by', ref, reading);
  const title = t('Add "{0}" when the yes is there', `Approved-by: ${ref}`);
  return edit === undefined ? [] : [{ title, isPlaceholder: true, edits: [edit] }];
}

function nameIn(scope: Scope, ref: string): string {
  const owner = resolveOwner(scope, ref);
  return owner === undefined ? ref : nameOf(owner);
}

/** Whether `Name <email>`, a handle or an id is somebody of a person, a team or a handle. */
function isMeant(written: string, { scope, ref }: { readonly scope: Scope; readonly ref: string }): boolean {
  const address = /<([^<>]+)>\s*$/.exec(written)?.[1]?.trim() ?? written;
  if (address === ref || accountOf(address) === accountOf(ref)) return true;
  const approving = resolveOwner(scope, address);
  if (approving === undefined) return false;
  const meant = peopleBehind([ref], scope);
  const who = peopleBehind([approving.ref], scope);
  return [...(who?.keys() ?? [])].some((one) => meant?.has(one) === true);
}
