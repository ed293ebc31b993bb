import { partsOf } from '../codeowners/shape.ts';
import { slug, unusedId } from '../codeowners/startText.ts';
import type { CommentHeading } from './annotations.ts';
import type { DomainRule } from './domainRules.ts';

/** A domain to name. */
export interface UnnamedDomain {
  readonly rules: readonly DomainRule[];
  readonly owners: readonly string[];
  /** The names of those owners that are teams. */
  readonly teams: readonly string[];
  /** The headings of its rules. */
  readonly headings: readonly (CommentHeading | undefined)[];
  /** How many files each rule gives an owner. */
  readonly counts: readonly number[];
  /** Whether it is the parent of another one. */
  readonly isParent: boolean;
}

/** The id of a domain, and the heading that is its name. */
export interface DomainName {
  readonly id: string;
  readonly heading: CommentHeading | undefined;
}

/**
 * Names for domains, in their order. The name is a heading that most of its rules are under, and that has no more rules
 * in another domain. The id is made of the name, or else of the team that owns the domain, or else of the path with most
 * files.
 */
export function domainNames(domains: readonly UnnamedDomain[]): DomainName[] {
  const headings = headingsFor(domains);
  const taken = new Set<string>();
  const names = new Map<UnnamedDomain, DomainName>();
  // A heading and a team are the id of the domain that has them to itself.
  const ranks = [...domains].sort(
    (one, other) =>
      Number(headings.has(other)) - Number(headings.has(one)) || one.owners.length - other.owners.length,
  );
  for (const domain of ranks) {
    const heading = headings.get(domain);
    names.set(domain, { id: unusedId(idsFor(domain, heading), taken), heading });
  }
  return domains.flatMap((domain) => names.get(domain) ?? []);
}

/** The heading of each domain that has one. */
function headingsFor(domains: readonly UnnamedDomain[]): Map<UnnamedDomain, CommentHeading> {
  const uses = new Map<number, { readonly heading: CommentHeading; total: number; best: Use }>();
  for (const domain of domains) {
    const own = new Map<number, Use>();
    for (const [at, heading] of domain.headings.entries()) {
      if (heading === undefined || !countsFor(domain, at)) continue;
      const use = own.get(heading.line) ?? { domain, heading, count: 0 };
      own.set(heading.line, use);
      use.count++;
    }
    for (const [line, use] of own) {
      const known = uses.get(line);
      if (known === undefined) uses.set(line, { heading: use.heading, total: use.count, best: use });
      else {
        known.total += use.count;
        if (compareUses(use, known.best) > 0) known.best = use;
      }
    }
  }
  const found = new Map<UnnamedDomain, Use>();
  for (const { total, best } of uses.values()) {
    const { domain, heading, count } = best;
    const most = domain.rules.filter((_, at) => countsFor(domain, at)).length;
    const isOwn = count * 2 >= total && (count * 2 > most || isNameOf(heading, domain.owners));
    const other = found.get(domain);
    if (isOwn && !isGeneral(heading) && (other === undefined || count > other.count)) found.set(domain, best);
  }
  return new Map([...found].map(([domain, { heading }]) => [domain, heading]));
}

/** Whether the heading of a rule can be that of its domain: the heading of a part of the repository is none for all of it. */
function countsFor({ rules }: UnnamedDomain, at: number): boolean {
  return !rules.some(isEverything) || rules.slice(at, at + 1).some(isEverything);
}

/** How many rules of a domain are under a heading. */
interface Use {
  readonly domain: UnnamedDomain;
  readonly heading: CommentHeading;
  count: number;
}

function compareUses(one: Use, other: Use): number {
  return one.count - other.count || other.domain.owners.length - one.domain.owners.length;
}

/** Whether a heading is a part of the name of the only owner, such as `Web3Auth Team` of `@acme/web3auth-engineers`. */
function isNameOf({ text }: CommentHeading, owners: readonly string[]): boolean {
  const [id, team] = [idOfHeading(text), slug(teamOf(owners[0] ?? ''))].map((name) =>
    name.replaceAll('-', ''),
  );
  return owners.length === 1 && id !== undefined && id.length > 2 && team?.includes(id) === true;
}

/** Whether a heading says nothing about what is under it. */
function isGeneral({ text }: CommentHeading): boolean {
  return /^(?:code ?owners?|default(?: owners?)?|everything else|general|global|misc(?:ellaneous)?|others?|rest)$/i.test(
    text,
  );
}

function idsFor(domain: UnnamedDomain, heading: CommentHeading | undefined): string[] {
  const { owners, rules } = domain;
  if (heading !== undefined) return [idOfHeading(heading.text), slug(heading.text), ...ownIds(domain)];
  if (owners.length === 0) return ['without-owners'];
  if (rules.length === 1 && owners.length > 1) return [...pathIds(domain), ...ownIds(domain)];
  return ownIds(domain);
}

/** Without what is true of all headings. */
function idOfHeading(text: string): string {
  const short = text
    .replace(/\s*\(.*\)/g, '')
    .replace(/\s+(?:code[ -]?owners?|maintainers?|owners?|ownership|team)$/i, '');
  return slug(short);
}

function ownIds(domain: UnnamedDomain): string[] {
  const { owners, rules } = domain;
  const teams = domain.teams.map(slug);
  const ofTeam = teams.length === 1 && (owners.length === 1 || rules.length > 2) ? teams : [];
  const ofTeams = teams.length > 1 && teams.length === owners.length ? [teams.join('-and-')] : [];
  return [
    ...(rules.length === 1 && rules.every(isEverything) ? [everythingId(domain)] : []),
    ...ofTeam,
    ...ofTeams.filter(isShort),
    ...pathIds(domain),
    ...teams,
  ];
}

/** The id of what matches everything: other domains are a part of it, or take files away from it. */
function everythingId({ isParent }: UnnamedDomain): string {
  return isParent ? 'repository' : 'everything-else';
}

function isEverything({ shape }: DomainRule): boolean {
  const { body, end } = partsOf(shape);
  return body.length === 0 && end !== 'children';
}

function isShort(id: string): boolean {
  return id.length <= 50;
}

/** The name of a team in its handle. */
export function teamOf(owner: string): string {
  return owner.replace(/^.*\/|^@|@.*$/g, '');
}

/** Ids from the path with most files: the last name, then with those above it. */
function pathIds(domain: UnnamedDomain): string[] {
  const { rules, counts } = domain;
  const most = counts.indexOf(Math.max(...counts));
  const { shape } = rules[most] ?? { shape: [] };
  const { body, end } = partsOf(shape);
  const names = body.filter((name) => name !== '**' && name !== '*');
  if (names.length === 0) return [end === 'children' ? 'root' : everythingId(domain)];
  const words = names
    .map((name, at) => slug(at === names.length - 1 ? name.replace(/(?<=\w.*)\.[a-z\d*]{1,5}$/i, '') : name))
    .filter((word) => word !== '');
  return words.map((_, at) => words.slice(words.length - 1 - at).join('-'));
}
