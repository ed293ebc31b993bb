import { t } from '../../../text/l10n.ts';
import type { Analysis } from '../../../analyze.ts';
import type { Person, Team, Text } from '../../../model/leadership.ts';
import { isHandle, nameOf, resolveOwner } from '../../../model/owner.ts';
import type { Declared, Scope } from '../../../model/scope.ts';
import { valueOf, type Node } from '../../../parse/tree.ts';
import { escapeMarkdown, inlineCode } from '../../card/markdown.ts';
import { domainTitle } from '../../reports/patternFiles.ts';
import { idUnless, listLine, maxNames, nodeOf, scopesOf, statedIn, type EntryCard } from './entryCard.ts';

/** The card of a person: contact, absence and deputy, domains, competencies, and what they are growing toward. */
export function personCard(
  { entry: person, leadership }: Declared<Person>,
  scope: Scope,
  analysis: Analysis,
): EntryCard {
  const { id, name, github, gitlab, email, competencies, growing, away } = person;
  const parts = partsOf(analysis, (ref, inScope) => {
    const owner = resolveOwner(inScope, ref);
    if (owner?.kind === 'person') return owner.person === person ? { through: undefined } : undefined;
    const isMember =
      owner?.kind === 'team' &&
      owner.team.members.items.some(({ value }) => inScope.people.get(value)?.entry === person);
    return isMember ? { through: nameOf(owner) } : undefined;
  });
  const contact = contactLine(valueOf(nodeOf(analysis, leadership, 'people', id.value), 'contact'));
  return {
    title: [`**${escapeMarkdown(name.value)}**`, inlineCode(id.value), ...handles({ github, gitlab, email })],
    lines: [
      away === undefined ? '' : awayLine(away, scope),
      ...partLines(parts),
      listLine(
        t('Competencies'),
        competencies.map(({ competency, level }) => `${competency.value} (${level})`),
      ),
      listLine(
        t('Growing toward'),
        growing.map(({ competency, to, by }) =>
          by === undefined
            ? t('{0}: {1}', competency.value, to)
            : t('{0}: {1} by {2}', competency.value, to, by.value),
        ),
      ),
      contact,
    ],
  };
}

function awayLine({ until, deputy }: NonNullable<Person['away']>, scope: Scope): string {
  const days = until === undefined ? t('away') : t('away until {0}', escapeMarkdown(until.value));
  const name =
    deputy === undefined ? undefined : (scope.people.get(deputy.value)?.entry.name ?? deputy).value;
  return `**${days}**${name === undefined ? '' : ` · ${t('deputy: {0}', escapeMarkdown(name))}`}`;
}

/** The card of a team: its members and its domains. */
export function teamCard(
  { entry: team, leadership }: Declared<Team>,
  scope: Scope,
  analysis: Analysis,
): EntryCard {
  const { id, name, members, github, gitlab } = team;
  const parts = partsOf(analysis, (ref, inScope) => {
    const owner = resolveOwner(inScope, ref);
    return owner?.kind === 'team' && owner.team === team ? { through: undefined } : undefined;
  });
  const names = members.items.map(({ value }) => {
    const person = scope.people.get(value)?.entry;
    const title = person?.name.value ?? value;
    return person?.away === undefined ? title : t('{0} (away)', title);
  });
  return {
    title: [
      `**${escapeMarkdown(name?.value ?? id.value)}**`,
      ...idUnless(name, id),
      ...handles({ github, gitlab }),
    ],
    lines: [
      listLine(t('Members'), names),
      ...partLines(parts),
      contactLine(valueOf(nodeOf(analysis, leadership, 'teams', id.value), 'contact')),
    ],
  };
}

/** The card of a handle that the file does not declare. */
export function handleCard(ref: string, analysis: Analysis): EntryCard {
  const parts = partsOf(analysis, (other) => (isSameHandle(other, ref) ? { through: undefined } : undefined));
  return {
    title: [`**${escapeMarkdown(ref)}**`, t('external handle')],
    lines: partLines(parts),
  };
}

function isSameHandle(one: string, other: string): boolean {
  return isHandle(one) && one.toLowerCase() === other.toLowerCase();
}

function handles({
  github,
  gitlab,
  email,
}: Partial<Record<'github' | 'gitlab' | 'email', Text | undefined>>): string[] {
  return [
    ...(github === undefined ? [] : [`GitHub ${escapeMarkdown(github.value)}`]),
    ...(gitlab === undefined ? [] : [`GitLab ${escapeMarkdown(gitlab.value)}`]),
    ...(email === undefined ? [] : [escapeMarkdown(email.value)]),
  ];
}

function contactLine(contact: Node | undefined): string {
  const ways =
    contact?.kind === 'map'
      ? contact.entries.flatMap(({ key, value }) => {
          const way = statedIn(value);
          return way === undefined ? [] : [`${key.name} ${way}`];
        })
      : [statedIn(contact)].filter((way) => way !== undefined);
  return listLine(t('Contact'), ways);
}

/** The roles of a person or team in the files, as text. */
interface Parts {
  readonly owns: readonly string[];
  readonly delegated: readonly string[];
  readonly goals: readonly string[];
}

/** Matches an owner. `through` is the team, if they are an owner through one. */
type Means = (ref: string, scope: Scope) => { readonly through: string | undefined } | undefined;

function partsOf(analysis: Analysis, means: Means): Parts {
  const owned = new Map<string, string>();
  const delegated: string[] = [];
  const goals: string[] = [];
  for (const { leadership, scope } of scopesOf(analysis)) {
    const answers = new Map<string, ReturnType<Means>>();
    const isMeant = ({ value }: Text): ReturnType<Means> => {
      const answer = answers.has(value) ? answers.get(value) : means(value, scope);
      answers.set(value, answer);
      return answer;
    };
    for (const domain of leadership.domains.items) {
      const meant = (domain.owners?.items ?? []).map(isMeant).filter((one) => one !== undefined);
      const direct = meant.find(({ through }) => through === undefined) ?? meant[0];
      const title = domainTitle(domain);
      if (direct !== undefined)
        owned.set(
          `${leadership.file}\0${domain.id.value}`,
          direct.through === undefined ? title : t('{0} (via {1})', title, direct.through),
        );
      const by = domain.delegatedBy === undefined ? undefined : isMeant(domain.delegatedBy);
      if (by !== undefined && by.through === undefined) delegated.push(title);
    }
    for (const { owner, statement } of leadership.goals.items) {
      const led = owner === undefined ? undefined : isMeant(owner);
      if (led !== undefined && led.through === undefined) goals.push(statement.value);
    }
  }
  return { owns: [...owned.values()], delegated, goals };
}

function partLines({ owns: leads, delegated, goals }: Parts): string[] {
  return [
    listLine(t('Owns'), leads),
    listLine(t('Delegated'), delegated),
    ...goals.slice(0, maxNames).map((goal) => listLine(t('Goal'), [goal])),
  ];
}
