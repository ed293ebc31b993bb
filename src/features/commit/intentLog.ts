import type { Analysis } from '../../analyze.ts';
import { permissionQuestions, statedPhrase } from '../../intent/asking.ts';
import { isGenerated } from '../../intent/generated.ts';
import type { Commit } from '../../text/commit.ts';
import { trailerValues, readKeptMessage, type Message } from '../../intent/message.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import type { Domain } from '../../model/leadership.ts';
import { personOf } from '../../model/currentUser.ts';
import { ancestry, type Scope } from '../../model/scope.ts';
import type { IsoDate } from '../../text/day.ts';
import { memoize, memoizeText } from '../../text/memoize.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';

/** The intent of a commit. */
export interface CommitRecord {
  readonly id: string;
  readonly date: IsoDate;
  /** The author's name in the leadership file, or else in Git. */
  readonly author: string;
  readonly email: string;
  readonly subject: string;
  /** Whether the commit states an intent (at any authority level), asks for permission, or does neither. */
  readonly stance: 'stated' | 'asked-permission' | 'no-intent';
  readonly authority?: AuthorityLevel;
  /** The ids of the domains in its trailers, or else of the domains that own its files today. */
  readonly domains: readonly string[];
  readonly criteria: readonly string[];
  readonly goals: readonly string[];
  readonly consulted: readonly string[];
  readonly approvedBy: readonly string[];
}

/** Selects commits. Commits must match every given property. */
export interface LogFilter {
  /** A domain id; domains inside it match too. */
  readonly domain?: string;
  readonly goal?: string;
  /** The id or handle of a person, or a part of a name or email address. */
  readonly author?: string;
}

/** How many commits state an intent. */
export interface StanceCount {
  readonly commits: number;
  readonly stated: number;
  readonly askedPermission: number;
  readonly noIntent: number;
}

export interface IntentLog extends StanceCount {
  /** The domains with commits, most commits first. Commits without a domain have the id ''. */
  readonly domains: readonly (StanceCount & { readonly id: string; readonly name: string })[];
  /** The goals that no commit mentions; empty if a filter excludes commits. */
  readonly unmentionedGoals: readonly { readonly id: string; readonly statement: string }[];
  /** The commits in order, without commits that Git, hosts, and bots generated, such as reverts. */
  readonly records: readonly CommitRecord[];
}

/** The intents in a history. Domains are those of the current leadership files. */
export function* intentLog(
  commits: readonly Commit[],
  analysis: Analysis,
  filter: LogFilter = {},
): Task<IntentLog> {
  const scope = analysis.ownership.scopeIn('');
  const isWanted = wanted(filter, analysis);
  const records: CommitRecord[] = [];
  for (const commit of commits) {
    const record = recordOf(commit, analysis, scope);
    if (record !== undefined && isWanted(record)) records.push(record);
    yield;
  }
  const known = domainsOf(analysis);
  const byDomain = new Map<string, CommitRecord[]>();
  for (const record of records)
    for (const id of record.domains.length === 0 ? [''] : record.domains) {
      const own = byDomain.get(id);
      if (own === undefined) byDomain.set(id, [record]);
      else own.push(record);
    }
  const served = new Set(records.flatMap(({ goals }) => goals));
  return {
    ...countOf(records),
    domains: [...byDomain]
      .map(([id, own]) => ({ id, name: known.get(id)?.domain.name?.value ?? id, ...countOf(own) }))
      .sort((one, other) => Number(one.id === '') - Number(other.id === '') || other.commits - one.commits),
    unmentionedGoals: (Object.keys(filter).length > 0 ? [] : [...scope.goals]).flatMap(([id, { entry }]) =>
      served.has(id) || entry.isPlaceholder || isOver(entry.status?.value)
        ? []
        : [{ id, statement: entry.statement.value }],
    ),
    records,
  };
}

function isOver(status: string | undefined): boolean {
  return status === 'done' || status === 'dropped';
}

function countOf(records: readonly CommitRecord[]): StanceCount {
  const count = (stance: CommitRecord['stance']): number =>
    records.filter((record) => record.stance === stance).length;
  return {
    commits: records.length,
    stated: count('stated'),
    askedPermission: count('asked-permission'),
    noIntent: count('no-intent'),
  };
}

function recordOf(
  { id, author, day, text, paths }: Commit,
  analysis: Analysis,
  scope: Scope,
): CommitRecord | undefined {
  const message = readKeptMessage(text);
  const { subject } = message;
  if (isGenerated(message)) return undefined;
  const phrase = statedPhrase(message);
  const values = (key: Parameters<typeof trailerValues>[1]): string[] =>
    trailerValues(message, key).map(({ value }) => value);
  return {
    id,
    date: day,
    author: personOf(scope, author)?.name.value ?? author.name,
    email: author.email,
    subject: subject === undefined ? '' : text.slice(subject.start, subject.end),
    stance:
      phrase !== undefined
        ? 'stated'
        : permissionQuestions(message).length > 0
          ? 'asked-permission'
          : 'no-intent',
    ...(phrase === undefined ? {} : { authority: phrase.authority }),
    domains: domainsIn(message, paths, analysis),
    criteria: values('Criteria'),
    goals: values('Goal'),
    consulted: values('Consulted'),
    approvedBy: values('Approved-by'),
  };
}

/** The domains in a trailer, or else the domains that own the files. */
function domainsIn(message: Message, paths: readonly RepoPath[], analysis: Analysis): string[] {
  const named = trailerValues(message, 'Domain').map(({ value }) => value);
  const leading = (): string[] =>
    paths.flatMap((path) => {
      const { status, matchedBy } = analysis.ownership.lookup(path);
      return status === 'owned' && matchedBy?.domain !== undefined ? [matchedBy.domain.id.value] : [];
    });
  return [...new Set(named.length > 0 ? named : leading())];
}

/** The domains of all leadership files by id. For duplicate ids, the first one. */
export const domainsOf = memoize(
  ({ files, ownership }: Analysis): Map<string, { readonly domain: Domain; readonly scope: Scope }> => {
    const known = new Map<string, { domain: Domain; scope: Scope }>();
    for (const { lastGoodModel } of files)
      for (const domain of lastGoodModel?.leadership.domains.items ?? [])
        if (!known.has(domain.id.value))
          known.set(domain.id.value, {
            domain,
            scope: ownership.scopeIn(lastGoodModel?.leadership.folder ?? ''),
          });
    return known;
  },
);

function wanted({ domain, goal, author }: LogFilter, analysis: Analysis): (record: CommitRecord) => boolean {
  const isIn = memoizeText(1000, (id) => {
    const own = domainsOf(analysis).get(id);
    return (
      id === domain ||
      (own !== undefined && ancestry(own.scope, own.domain).some((one) => one.id.value === domain))
    );
  });
  const scope = analysis.ownership.scopeIn('');
  const person = author === undefined ? undefined : personOf(scope, { ref: author });
  const isBy = ({ author: name, email }: CommitRecord): boolean => {
    if (author === undefined) return true;
    if (person !== undefined) return personOf(scope, { name, email }) === person;
    return `${name} <${email}>`.toLowerCase().includes(author.toLowerCase());
  };
  return (record) =>
    (domain === undefined || record.domains.some(isIn)) &&
    (goal === undefined || record.goals.includes(goal)) &&
    isBy(record);
}
