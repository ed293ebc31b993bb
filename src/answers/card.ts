import { t } from '../text/l10n.ts';
import type { Analysis } from '../analyze.ts';
import type { Rung } from '../model/ladder.ts';
import type { Contact, Criterion, Domain, Items, Leadership, Text } from '../model/leadership.ts';
import { nameOf, resolveOwner } from '../model/owner.ts';
import {
  ancestry,
  appliesEverywhere,
  nearestIn,
  requirementsOf,
  rungOf,
  type Scope,
} from '../model/scope.ts';
import { covers, type Lookup, type Match } from '../ownership/ownership.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { positionAt, type LineTable, type Span } from '../text/span.ts';

/** The one answer about a path, as `docs/cli.md` describes it; lens, hover and terminal each show a part of it. */
export interface Card {
  readonly path: RepoPath;
  readonly status: Lookup['status'];
  /** The id of the domain; absent where nobody owns the path. */
  readonly domain?: string;
  readonly name?: string;
  /** The domain's, or else that of the innermost file that has one. */
  readonly purpose?: string;
  readonly owners: readonly CardOwner[];
  readonly delegatedBy?: CardOwner;
  readonly authority?: Rung;
  readonly decisions: readonly CardDecision[];
  readonly goals: readonly { readonly id: string; readonly statement: string }[];
  /** Most important first. */
  readonly criteria: readonly CardCriterion[];
  /** Levels by the id of the competency. */
  readonly requires: Readonly<Record<string, string>>;
  readonly contact?: Contact;
  readonly decidedBy?: CardPlace;
  readonly overruled: readonly (CardPlace & { readonly domain?: string })[];
}

export interface CardOwner {
  /** As it stands in the file. */
  readonly ref: string;
  readonly kind: 'person' | 'team' | 'handle';
  readonly name: string;
}

export interface CardDecision {
  readonly decision: string;
  readonly authority: Rung;
  readonly consult: readonly string[];
  readonly inform: readonly string[];
}

export interface CardCriterion {
  readonly id?: string;
  readonly statement: string;
  readonly from: { readonly file: RepoPath; readonly line: number };
}

/** A pattern and where it stands; lines count from 1. */
export interface CardPlace {
  readonly file: RepoPath;
  readonly line: number;
  readonly pattern: string;
}

/** The card of a path; one that ends in `/` is a folder, whose card is that of a new file in it. */
export function cardFor({ files, ownership }: Analysis, path: RepoPath): Card {
  const lookup = ownership.lookup(path);
  const { scope } = lookup;
  const lines = linesOf(files);
  const place = (match: Match): CardPlace => ({
    ...placeOf(match.leadership, match.pattern.span, lines),
    pattern: match.pattern.value,
  });
  const { decidedBy, overruled } = lookup;
  const domain = lookup.status === 'owned' ? decidedBy?.domain : undefined;
  const line = domain === undefined ? [] : ancestry(scope, domain);
  const purpose =
    domain?.purpose ?? scope.chain.findLast((leadership) => leadership.purpose !== undefined)?.purpose;
  return {
    path,
    status: lookup.status,
    ...(domain === undefined ? {} : domainPart(domain, line, scope)),
    ...(purpose === undefined ? {} : { purpose: purpose.value }),
    owners: (domain?.owners?.items ?? []).map((owner) => cardOwner(scope, owner)),
    decisions: (domain?.decisions ?? []).map((decision) => ({
      decision: decision.decision,
      authority: decision.authority,
      consult: decision.consult.map(({ value }) => value),
      inform: decision.inform.map(({ value }) => value),
    })),
    goals: (domain?.goals.items ?? []).flatMap(({ value }) => {
      const statement = scope.goals.get(value)?.entry.statement.value;
      return statement === undefined ? [] : [{ id: value, statement }];
    }),
    criteria: criteriaFor(line, scope, ({ paths }, { folder }) => covers(paths, folder, path)).map(
      (applying) => cardCriterion(applying, lines),
    ),
    requires: Object.fromEntries(
      requirementsOf(line).map(({ competency, level }) => [competency.value, level]),
    ),
    ...(decidedBy === undefined ? {} : { decidedBy: place(decidedBy) }),
    overruled: overruled.map((match) => ({
      ...place(match),
      ...(match.domain === undefined ? {} : { domain: match.domain.id.value }),
    })),
  };
}

/**
 * What counts when deciding in a domain of a file: of the criteria for some paths only, those for one of its own
 * files, which `isThere` tells.
 */
export function criteriaOfDomain(
  { files }: Analysis,
  domain: Domain,
  scope: Scope,
  isThere: IsThere,
): CardCriterion[] {
  const lines = linesOf(files);
  return criteriaFor(ancestry(scope, domain), scope, isThere).map((applying) =>
    cardCriterion(applying, lines),
  );
}

/** What a domain is called on every surface. */
export function domainName({ name, domain }: Pick<Card, 'name' | 'domain'>): string {
  return name ?? (domain === undefined || domain === '' ? t('Unnamed domain') : domain);
}

/** What a domain says or takes from the nearest of its ancestors, the last one of `line` being itself. */
function domainPart(domain: Domain, line: readonly Domain[], scope: Scope): Partial<Card> {
  const delegatedBy = nearestIn(line, 'delegatedBy');
  const contact = nearestIn(line, 'contact');
  return {
    domain: domain.id.value,
    ...(domain.name === undefined ? {} : { name: domain.name.value }),
    ...(delegatedBy === undefined ? {} : { delegatedBy: cardOwner(scope, delegatedBy) }),
    authority: rungOf(scope, line),
    ...(contact === undefined ? {} : { contact }),
  };
}

/** An owner as the card shows them. */
export function cardOwner(scope: Scope, { value: ref }: Text): CardOwner {
  const owner = resolveOwner(scope, ref);
  return owner === undefined
    ? { ref, kind: 'handle', name: ref }
    : { ref, kind: owner.kind, name: nameOf(owner) };
}

/** The line tables that the spans of each leadership file belong to. */
function linesOf(files: Analysis['files']): ReadonlyMap<Leadership, LineTable> {
  return new Map(
    files.flatMap(({ answers }) => (answers === undefined ? [] : [[answers.leadership, answers.lines]])),
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

/** Whether the paths of a criterion, relative to the folder of its file, are of those that are asked about. */
export type IsThere = (
  criterion: Criterion & { readonly paths: Items<Text> },
  leadership: Leadership,
) => boolean;

/** Most important first: those of the outermost file, of the files further in, of the ancestors, the domain's own. */
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
  const ofFiles = scope.chain.flatMap((leadership) =>
    leadership.criteria.items.map((criterion) => ({ criterion, leadership })),
  );
  const ofDomains = line.flatMap((domain) => {
    const leadership = scope.domains.get(domain.id.value)?.leadership ?? scope.chain.at(-1);
    return leadership === undefined
      ? []
      : domain.criteria.items.map((criterion) => ({ criterion, leadership }));
  });
  return [...ofFiles, ...ofDomains].filter(applies);
}

function placeOf(
  leadership: Leadership,
  span: Span,
  lines: ReadonlyMap<Leadership, LineTable>,
): { readonly file: RepoPath; readonly line: number } {
  const table = lines.get(leadership);
  return { file: leadership.file, line: table === undefined ? 1 : positionAt(table, span.start).line + 1 };
}
