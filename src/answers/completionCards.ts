import { needOf, phraseOf } from '../model/ladder.ts';
import type { Competency, Domain, Goal, Person, Team } from '../model/leadership.ts';
import { nameOf, resolveOwner } from '../model/owner.ts';
import { ancestry, nearestIn, requirementsOf, rungOf, type Scope } from '../model/scope.ts';
import { identityOf } from './completionIdentity.ts';
import { escapeMarkdown, inlineCode } from './markdown.ts';

/** Somebody of the file, as Markdown: what they lead, what they are skilled in, whether they are away. */
export function personCard(scope: Scope, person: Person): string {
  const { id, name, email, github, gitlab, competencies, growing, away } = person;
  const accounts = [github, gitlab].flatMap((account) => (account === undefined ? [] : `@${account.value}`));
  const isIn = teamsOf(scope, id.value).map((team) => team.name?.value ?? team.id.value);
  return paragraphs([
    title(name.value, id.value),
    [...accounts, ...(email === undefined ? [] : [email.value])].map(escapeMarkdown).join(' · '),
    listed('In', isIn),
    listed('Leads', domainsLed(scope).get(`person ${id.value}`) ?? []),
    ...(competencies.length === 0
      ? []
      : [`Holds ${competencies.map(({ competency, level }) => skill(competency.value, level)).join(', ')}`]),
    ...(growing.length === 0
      ? []
      : [`Growing into ${growing.map(({ competency, to }) => skill(competency.value, to)).join(', ')}`]),
    awayPart(scope, away),
  ]);
}

/** A team of the file, as Markdown: its people and what they lead together. */
export function teamCard(scope: Scope, team: Team): string {
  const members = team.members.items.map(({ value }) => scope.people.get(value)?.entry.name.value ?? value);
  const handle = team.github ?? team.gitlab;
  return paragraphs([
    title(team.name?.value ?? team.id.value, team.id.value),
    handle === undefined ? '' : escapeMarkdown(`@${handle.value.replace(/^@/, '')}`),
    listed('Members:', members),
    listed('Leads', domainsLed(scope).get(`team ${team.id.value}`) ?? []),
  ]);
}

/** Somebody whom the file does not declare. */
export function handleCard(scope: Scope, handle: string, name: string | undefined): string {
  return paragraphs([
    title(name ?? handle, handle),
    listed('Leads', domainsLed(scope).get(identityOf(scope, handle)) ?? []),
    'A handle from outside: it need not be declared in `people` or `teams`.',
  ]);
}

/** A domain, as Markdown: who leads it, what for, on which rung. */
export function domainCard(scope: Scope, domain: Domain): string {
  const line = ancestry(scope, domain);
  const owners = (domain.owners?.items ?? []).map(({ value }) => nameIn(scope, value));
  const delegator = nearestIn(line, 'delegatedBy');
  const rung = rungOf(scope, line);
  const requires = requirementsOf(line).map(({ competency, level }) => skill(competency.value, level));
  return paragraphs([
    title(domain.name?.value ?? domain.id.value, domain.id.value),
    escapeMarkdown(domain.purpose?.value ?? ''),
    listed('Led by', owners),
    `**${escapeMarkdown(phraseOf(rung))}** ${escapeMarkdown(needOf(rung, delegator && nameIn(scope, delegator.value)))}`,
    domain.paths.items.length === 0
      ? ''
      : few(domain.paths.items.map(({ value }) => inlineCode(value))).join(', '),
    requires.length === 0 ? '' : `Requires ${requires.join(', ')}`,
  ]);
}

/** A goal, as Markdown. */
export function goalCard(scope: Scope, { id, statement, owner, due, status }: Goal): string {
  const state = [
    ...(owner === undefined ? [] : [`led by ${escapeMarkdown(nameIn(scope, owner.value))}`]),
    ...(due === undefined ? [] : [`due ${escapeMarkdown(due.value)}`]),
    ...(status === undefined ? [] : [escapeMarkdown(status.value)]),
  ];
  return paragraphs([
    `**${escapeMarkdown(statement.value)}**${id === undefined ? '' : ` · ${inlineCode(id.value)}`}`,
    state.join(' · '),
  ]);
}

/** A competency, as Markdown: who holds it, who is growing into it, where it is required. */
export function competencyCard(scope: Scope, { id, name }: Competency): string {
  const people = [...scope.people.values()].map(({ entry }) => entry);
  const holders = people.flatMap((person) =>
    person.competencies
      .filter(({ competency }) => competency.value === id.value)
      .map(({ level }) => `${escapeMarkdown(person.name.value)} (${escapeMarkdown(level)})`),
  );
  const learners = people
    .filter(({ growing }) => growing.some(({ competency }) => competency.value === id.value))
    .map((person) => person.name.value);
  const required = [...scope.domains.values()].flatMap(({ entry }) =>
    entry.requires
      .filter(({ competency }) => competency.value === id.value)
      .map(({ level }) => `${inlineCode(entry.id.value)} (${escapeMarkdown(level)})`),
  );
  return paragraphs([
    title(name.value, id.value),
    holders.length === 0 ? 'Nobody here holds it yet.' : `Held by ${few(holders).join(', ')}`,
    listed('Growing into it:', learners),
    required.length === 0 ? '' : `Required by ${few(required).join(', ')}`,
  ]);
}

const shown = 8;

/** The first of some, and how many more there are. */
function few(parts: readonly string[]): string[] {
  const rest = parts.length - shown;
  return rest > 0 ? [...parts.slice(0, shown), `and ${String(rest)} more`] : [...parts];
}

function listed(before: string, names: readonly string[]): string {
  return names.length === 0 ? '' : `${before} ${few(names.map(escapeMarkdown)).join(', ')}`;
}

function title(name: string, id: string): string {
  const heading = `**${escapeMarkdown(name)}**`;
  return name === id ? heading : `${heading} · ${inlineCode(id)}`;
}

function skill(competency: string, level: string): string {
  return `${inlineCode(competency)} ${escapeMarkdown(level)}`;
}

/** By scope, as it is asked once for every owner that is offered. */
const led = new WeakMap<Scope, ReadonlyMap<string, readonly string[]>>();

/** The names of the domains that owners lead, by their identity; a person leads what a team of theirs does. */
function domainsLed(scope: Scope): ReadonlyMap<string, readonly string[]> {
  const known = led.get(scope);
  if (known !== undefined) return known;
  const names = new Map<string, Set<string>>();
  const add = (identity: string, name: string): void => {
    names.set(identity, (names.get(identity) ?? new Set()).add(name));
  };
  for (const { entry } of scope.domains.values()) {
    const name = entry.name?.value ?? entry.id.value;
    for (const { value: ref } of entry.owners?.items ?? []) {
      const identity = identityOf(scope, ref);
      add(identity, name);
      const team = identity.startsWith('team ') ? scope.teams.get(identity.slice('team '.length)) : undefined;
      for (const { value } of team?.entry.members.items ?? []) add(`person ${value}`, name);
    }
  }
  const result = new Map([...names].map(([identity, domains]) => [identity, [...domains]] as const));
  led.set(scope, result);
  return result;
}

function awayPart(scope: Scope, away: Person['away']): string {
  if (away === undefined) return '';
  const until = away.until === undefined ? '' : ` until ${escapeMarkdown(away.until.value)}`;
  const deputy =
    away.deputy === undefined
      ? ''
      : `; ${escapeMarkdown(nameIn(scope, away.deputy.value))} decides meanwhile`;
  return `Away${until}${deputy}`;
}

function teamsOf(scope: Scope, id: string): Team[] {
  return [...scope.teams.values()]
    .map(({ entry }) => entry)
    .filter(({ members }) => members.items.some(({ value }) => value === id));
}

function nameIn(scope: Scope, ref: string): string {
  const owner = resolveOwner(scope, ref);
  return owner === undefined ? ref : nameOf(owner);
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
