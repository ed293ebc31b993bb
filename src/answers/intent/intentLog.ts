import type { Analysis } from '../../analyze.ts';
import { commitScope, isByGit, questionsIn, statedPhrase } from '../../intent/asking.ts';
import type { Commit } from '../../intent/commit.ts';
import { namedBy, readKeptMessage, type Message } from '../../intent/message.ts';
import type { Rung } from '../../model/ladder.ts';
import type { Domain } from '../../model/leadership.ts';
import { personOf } from '../../model/self.ts';
import { ancestry, type Scope } from '../../model/scope.ts';
import type { Day } from '../../text/day.ts';
import { remembered, rememberedTexts } from '../../text/remember.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Steps } from '../../text/steps.ts';

/** What a commit says of itself. */
export interface CommitRecord {
  readonly id: string;
  readonly day: Day;
  /** The name that the leadership file has for who wrote it, or else git. */
  readonly author: string;
  readonly email: string;
  readonly subject: string;
  /** Whether it states what somebody intends, on whatever rung, asks for permission, or says nothing of the kind. */
  readonly stance: 'stated' | 'asked' | 'silent';
  readonly rung?: Rung;
  /** The ids of the domains that it names, or else of those that lead its files today. */
  readonly domains: readonly string[];
  readonly criteria: readonly string[];
  readonly goals: readonly string[];
  readonly consulted: readonly string[];
  readonly approvedBy: readonly string[];
}

/** What to leave out of a log: where one of these is given, commits that do not have it. */
export interface LogFilter {
  /** The id of a domain; those below it count. */
  readonly domain?: string;
  readonly goal?: string;
  /** The id or the handle of a person, or a part of a name or an address. */
  readonly author?: string;
}

/** How often people state an intent. */
export interface StanceCount {
  readonly commits: number;
  readonly stated: number;
  readonly asked: number;
  readonly silent: number;
}

export interface IntentLog extends StanceCount {
  /** The domains with commits, those first that have most; commits of none are under the id ''. */
  readonly domains: readonly (StanceCount & { readonly id: string; readonly name: string })[];
  /** The goals that no commit names; none where some commits are left out. */
  readonly unserved: readonly { readonly id: string; readonly statement: string }[];
  /** The commits in their order, without those that git wrote itself, such as a revert. */
  readonly records: readonly CommitRecord[];
}

/** What the commits of a history say of intents, as the leadership files have its domains today. */
export function* intentLog(
  commits: readonly Commit[],
  analysis: Analysis,
  filter: LogFilter = {},
): Steps<IntentLog> {
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
    unserved: (Object.keys(filter).length > 0 ? [] : [...scope.goals]).flatMap(([id, { entry }]) =>
      served.has(id) || isOver(entry.status?.value) ? [] : [{ id, statement: entry.statement.value }],
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
    asked: count('asked'),
    silent: count('silent'),
  };
}

function recordOf(
  { id, author, day, text, paths }: Commit,
  analysis: Analysis,
  scope: Scope,
): CommitRecord | undefined {
  const message = readKeptMessage(text);
  const { subject } = message;
  if (isByGit(message)) return undefined;
  const phrase = statedPhrase(message);
  const values = (key: Parameters<typeof namedBy>[1]): string[] =>
    namedBy(message, key).map(({ value }) => value);
  return {
    id,
    day,
    author: personOf(scope, author)?.name.value ?? author.name,
    email: author.email,
    subject: subject === undefined ? '' : text.slice(subject.start, subject.end),
    stance: phrase !== undefined ? 'stated' : questionsIn(message).length > 0 ? 'asked' : 'silent',
    ...(phrase === undefined ? {} : { rung: phrase.rung }),
    domains: domainsIn(message, paths, analysis),
    criteria: values('Criteria'),
    goals: values('Goal'),
    consulted: values('Consulted'),
    approvedBy: values('Approved-by'),
  };
}

/** Those that it names, in a trailer or as the scope of its subject, or else those that lead its files. */
function domainsIn(message: Message, paths: readonly RepoPath[], analysis: Analysis): string[] {
  const named = namedBy(message, 'Domain').map(({ value }) => value);
  const scope = commitScope(message)?.value;
  if (scope !== undefined && domainsOf(analysis).has(scope)) named.push(scope);
  const leading = (): string[] =>
    paths.flatMap((path) => {
      const { status, decidedBy } = analysis.ownership.lookup(path);
      return status === 'owned' && decidedBy?.domain !== undefined ? [decidedBy.domain.id.value] : [];
    });
  return [...new Set(named.length > 0 ? named : leading())];
}

/** The domains of all leadership files by their ids; of equal ones the first. */
export const domainsOf = remembered(
  ({ files, ownership }: Analysis): Map<string, { readonly domain: Domain; readonly scope: Scope }> => {
    const known = new Map<string, { domain: Domain; scope: Scope }>();
    for (const { answers } of files)
      for (const domain of answers?.leadership.domains.items ?? [])
        if (!known.has(domain.id.value))
          known.set(domain.id.value, { domain, scope: ownership.scopeIn(answers?.leadership.folder ?? '') });
    return known;
  },
);

function wanted({ domain, goal, author }: LogFilter, analysis: Analysis): (record: CommitRecord) => boolean {
  const isIn = rememberedTexts(1000, (id) => {
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
