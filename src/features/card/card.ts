import { t } from '../../text/l10n.ts';
import type { Answers } from '../../answers.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import type { Contact, Criterion, Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { nameOf, resolveOwner, statusOfDomain } from '../../model/owner.ts';
import {
  ancestry,
  appliesEverywhere,
  authorityOf,
  nearestIn,
  requirementsOf,
  statementOf,
  type Scope,
} from '../../model/scope.ts';
import type { MatchSet } from '../../ownership/patterns/matchSet.ts';
import { covers, type Match, type OwnershipResult } from '../../ownership/patterns/ownership.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { memoize } from '../../text/memoize.ts';
import { positionAt, type LineTable, type Span } from '../../text/span.ts';
import { oneLine } from '../../text/visible.ts';

/**
 * Everything known about the ownership of a path, in the JSON shape that `docs/cli.md` describes. Every surface
 * shows a part of it.
 */
export interface Card {
  readonly path: RepoPath;
  /** `unknown` if a leadership file above the path is missing in a partial clone. */
  readonly status: OwnershipResult['status'] | 'unknown';
  /** The id of the domain; absent for an unowned path. */
  readonly domain?: string;
  readonly name?: string;
  /** The domain's own purpose. */
  readonly purpose?: string;
  readonly owners: readonly CardOwner[];
  readonly delegatedBy?: CardOwner;
  readonly authority?: AuthorityLevel;
  readonly decisions: readonly CardDecision[];
  readonly goals: readonly { readonly id: string; readonly statement: string }[];
  /** Nearest first: see `criteriaFor`. */
  readonly criteria: readonly CardCriterion[];
  /** Competency levels by competency id. */
  readonly requires: Readonly<Record<string, string>>;
  readonly contact?: Contact;
  readonly matchedBy?: CardLocation;
  readonly overridden: readonly (CardLocation & { readonly domain?: string })[];
}

/** Who owns something, and how far they decide: the part of a card that a domain without a path has too. */
export type Delegation = Pick<Card, 'status' | 'owners' | 'authority' | 'delegatedBy'>;

export interface CardOwner {
  /** As written in the file. */
  readonly ref: string;
  readonly kind: 'person' | 'team' | 'handle';
  readonly name: string;
}

export interface CardDecision {
  readonly decision: string;
  readonly authority: AuthorityLevel;
  readonly consult: readonly CardOwner[];
  readonly inform: readonly CardOwner[];
}

export interface CardCriterion {
  readonly id?: string;
  readonly statement: string;
  readonly from: { readonly file: RepoPath; readonly line: number };
}

/** A pattern and its location. Lines are one-based. */
export interface CardLocation {
  readonly file: RepoPath;
  readonly line: number;
  readonly pattern: string;
}

/** A card without its path: the same object for all paths that the same patterns match. */
export type CardContent = Omit<Card, 'path'>;

/** The card of a path. For a folder (a path that ends with `/`), this is the card of a new file in it. */
export function cardFor(answers: Answers, path: RepoPath): Card {
  return { path, ...cardContentFor(answers, path) };
}

/** The content of the card of a path. */
export function cardContentFor(answers: Answers, path: RepoPath): CardContent {
  const contents = contentsOf(answers);
  const lookup = answers.ownership.lookup(path);
  const known = contents.get(lookup.matches);
  if (known !== undefined) return known;
  const content = contentFor(answers, lookup, path);
  if (contents.size >= maxContents) contents.clear();
  contents.set(lookup.matches, content);
  return content;
}

/** The maximum number of cards that are kept. */
const maxContents = 10_000;
const contentsOf = memoize<Answers, Map<MatchSet, CardContent>>(() => new Map());

function contentFor({ files }: Answers, lookup: OwnershipResult, path: RepoPath): CardContent {
  const { scope } = lookup;
  const lines = linesOf(files);
  const place = (match: Match): CardLocation => ({
    ...placeOf(match.leadership, match.pattern.span, lines),
    pattern: match.pattern.value,
  });
  const { matchedBy, overridden } = lookup;
  const domain = lookup.status === 'owned' ? matchedBy?.domain : undefined;
  const line = domain === undefined ? [] : ancestry(scope, domain);
  return {
    status: lookup.status,
    ...(domain === undefined ? {} : domainPart(domain, line, scope)),
    ...(domain?.purpose === undefined ? {} : { purpose: domain.purpose.value }),
    owners: (domain?.owners?.items ?? []).map((owner) => cardOwner(scope, owner)),
    decisions: (domain?.decisions ?? []).map((decision) => ({
      decision: decision.decision,
      authority: decision.authority,
      consult: decision.consult.map((owner) => cardOwner(scope, owner)),
      inform: decision.inform.map((owner) => cardOwner(scope, owner)),
    })),
    goals: (domain?.goals.items ?? []).flatMap(({ value }) => {
      const statement = statementOf(scope, value);
      return statement === undefined ? [] : [{ id: value, statement }];
    }),
    criteria: criteriaFor(line, scope, ({ paths }, { folder }) => covers(paths, folder, path)).map(
      (applying) => cardCriterion(applying, lines),
    ),
    requires: Object.fromEntries(
      requirementsOf(line).map(({ competency, level }) => [competency.value, level]),
    ),
    ...(matchedBy === undefined ? {} : { matchedBy: place(matchedBy) }),
    overridden: overridden.map((match) => ({
      ...place(match),
      ...(match.domain === undefined ? {} : { domain: match.domain.id.value }),
    })),
  };
}

/**
 * The decision criteria that apply in a domain. A criterion with `paths` applies if the domain owns a file that
 * matches them, which `isThere` decides.
 */
export function criteriaOfDomain(
  { files }: Answers,
  domain: Domain,
  scope: Scope,
  isThere: IsThere,
): CardCriterion[] {
  const lines = linesOf(files);
  return criteriaFor(ancestry(scope, domain), scope, isThere).map((applying) =>
    cardCriterion(applying, lines),
  );
}

/** Who owns a domain, and how far they decide. */
export function delegationOf(domain: Domain, scope: Scope): Delegation {
  const { delegatedBy, authority } = domainPart(domain, ancestry(scope, domain), scope);
  return {
    status: statusOfDomain(domain),
    owners: (domain.owners?.items ?? []).map((owner) => cardOwner(scope, owner)),
    ...(authority === undefined ? {} : { authority }),
    ...(delegatedBy === undefined ? {} : { delegatedBy }),
  };
}

/** What tells the domain of a card from those of all leadership files; undefined for an unowned path. */
export function domainKey({ status, matchedBy, domain }: Card): string | undefined {
  return status === 'owned' ? `${matchedBy?.file ?? ''}\0${domain ?? ''}` : undefined;
}

/** The display name of a domain. */
export function domainName({ name, domain }: Pick<Card, 'name' | 'domain'>): string {
  return oneLine(name ?? (domain === undefined || domain === '' ? t('Unnamed domain') : domain));
}

/**
 * The properties of a domain, each inherited from its nearest ancestor if the domain does not set it. `line` holds
 * the ancestors, with the domain itself last.
 */
function domainPart(domain: Domain, line: readonly Domain[], scope: Scope): Partial<Card> {
  const delegatedBy = nearestIn(line, 'delegatedBy');
  const contact = nearestIn(line, 'contact');
  return {
    domain: domain.id.value,
    ...(domain.name === undefined ? {} : { name: domain.name.value }),
    ...(delegatedBy === undefined ? {} : { delegatedBy: cardOwner(scope, delegatedBy) }),
    authority: authorityOf(scope, line),
    ...(contact === undefined ? {} : { contact }),
  };
}

/** An owner in the shape of the card. */
export function cardOwner(scope: Scope, { value: ref }: Pick<Text, 'value'>): CardOwner {
  const owner = resolveOwner(scope, ref);
  return owner === undefined
    ? { ref, kind: 'handle', name: ref }
    : { ref, kind: owner.kind, name: nameOf(owner) };
}

/** The line table for the spans of each leadership file. */
function linesOf(files: Answers['files']): ReadonlyMap<Leadership, LineTable> {
  return new Map(
    files.flatMap(({ lastGoodModel }) =>
      lastGoodModel === undefined ? [] : [[lastGoodModel.leadership, lastGoodModel.lines]],
    ),
  );
}

function cardCriterion(
  { criterion, leadership }: ApplyingCriterion,
  lines: ReadonlyMap<Leadership, LineTable>,
): CardCriterion {
  return {
    ...(criterion.id === undefined ? {} : { id: criterion.id.value }),
    statement: criterion.statement.value,
    from: placeOf(leadership, criterion.statement.span, lines),
  };
}

interface ApplyingCriterion {
  readonly criterion: Criterion;
  readonly leadership: Leadership;
}

/** Whether a criterion's `paths`, which are relative to the folder of its file, include the relevant files. */
export type IsThere = (
  criterion: Criterion & { readonly paths: Items<Text> },
  leadership: Leadership,
) => boolean;

/**
 * In groups, the nearest first: the criteria of the domain, of its ancestors, of the innermost file, of the files around
 * it. Within a group as written, most important first; between groups, no order of importance is claimed.
 */
function criteriaFor(line: readonly Domain[], scope: Scope, isThere: IsThere): ApplyingCriterion[] {
  const ids = new Set(line.map(({ id }) => id.value));
  const applies = ({ criterion, leadership }: ApplyingCriterion): boolean => {
    const { domains, paths } = criterion;
    return (
      appliesEverywhere(criterion) ||
      (domains?.items.some(({ value }) => ids.has(value)) ?? false) ||
      (paths !== undefined && isThere({ ...criterion, paths }, leadership))
    );
  };
  const ofFiles = [...scope.chain]
    .reverse()
    .flatMap((leadership) => leadership.criteria.items.map((criterion) => ({ criterion, leadership })));
  const ofDomains = [...line].reverse().flatMap((domain) => {
    const leadership = scope.domains.get(domain.id.value)?.leadership ?? scope.chain.at(-1);
    return leadership === undefined
      ? []
      : domain.criteria.items.map((criterion) => ({ criterion, leadership }));
  });
  return [...ofDomains, ...ofFiles].filter(applies);
}

function placeOf(
  leadership: Leadership,
  span: Span,
  lines: ReadonlyMap<Leadership, LineTable>,
): { readonly file: RepoPath; readonly line: number } {
  const table = lines.get(leadership);
  return { file: leadership.file, line: table === undefined ? 1 : positionAt(table, span.start).line + 1 };
}
