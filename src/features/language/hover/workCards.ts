import { t } from '../../../text/l10n.ts';
import type { Analysis } from '../../../analyze.ts';
import { approvalNeeded, phraseOf, type AuthorityLevel } from '../../../model/ladder.ts';
import type { Competency, Criterion, Domain, Goal, Text } from '../../../model/leadership.ts';
import { statusOfDomain } from '../../../model/owner.ts';
import {
  ancestry,
  nearestIn,
  requirementsOf,
  authorityOf,
  statementOf,
  type Declared,
  type Scope,
} from '../../../model/scope.ts';
import { valueOf } from '../../../parse/tree.ts';
import { escapeMarkdown, inlineCode } from '../../card/markdown.ts';
import { measureInWords } from './measure.ts';
import { countOfFiles, domainTitle, winnerInWords } from '../../reports/patternFiles.ts';
import {
  domainsOf,
  idUnless,
  listLine,
  mapOf,
  maxNames,
  nodeOf,
  ownerName,
  scopesOf,
  statedIn,
  type EntryCard,
} from './entryCard.ts';

/** The card of a goal: its status, its measures, and its owner. */
export function goalCard(
  { entry: goal, leadership }: Declared<Goal>,
  scope: Scope,
  analysis: Analysis,
): EntryCard {
  const { id, statement, owner, due, status } = goal;
  const measure = valueOf(nodeOf(analysis, leadership, 'goals', id?.value), 'measure');
  const domains = domainsOf(analysis).filter(
    ({ domain, scope: inScope }) =>
      domain.goals.items.some(({ value }) => value === id?.value) &&
      inScope.goals.get(id?.value ?? '')?.entry === goal,
  );
  return {
    title: [
      ...(goal.isPlaceholder ? [] : [`**${escapeMarkdown(statement.value)}**`]),
      ...(id === undefined ? [] : [inlineCode(id.value)]),
    ],
    lines: [
      [
        status === undefined ? '' : `**${escapeMarkdown(status.value)}**`,
        due === undefined ? '' : t('due {0}', escapeMarkdown(due.value)),
      ]
        .filter((part) => part !== '')
        .join(' · '),
      measure?.kind === 'map' && goal.isMeasured ? escapeMarkdown(measureInWords(measure)) : '',
      owner === undefined ? '' : t('Owner: {0}', escapeMarkdown(ownerName(scope, owner))),
      listLine(
        t('Listed by'),
        domains.map(({ domain }) => domainTitle(domain)),
      ),
    ],
  };
}

/** The card of a criterion: its reason, an example, and where it applies. */
export function criterionCard(
  { entry: { id, statement, why, example, serves, domains, paths } }: Declared<Criterion>,
  scope: Scope,
): EntryCard {
  const titles = (domains?.items ?? []).map(({ value }) => {
    const domain = scope.domains.get(value)?.entry;
    return escapeMarkdown(domain === undefined ? value : domainTitle(domain));
  });
  const where = [...titles, ...(paths?.items ?? []).map(({ value }) => inlineCode(value))];
  return {
    title: [`**${escapeMarkdown(statement.value)}**`, ...(id === undefined ? [] : [inlineCode(id.value)])],
    lines: [
      why === undefined ? '' : escapeMarkdown(why.value),
      example === undefined ? '' : t('Example: {0}', escapeMarkdown(example.value)),
      listLine(
        t('Serves'),
        serves.items.map(({ value }) => statementOf(scope, value) ?? value),
      ),
      where.length === 0 ? '' : t('Applies to: {0}', where.slice(0, maxNames).join(', ')),
    ],
  };
}

/** The card of a domain: its purpose, its owners, their authority level, and its files. */
export function domainCard(
  { entry: domain, leadership }: Declared<Domain>,
  scope: Scope,
  analysis: Analysis,
): EntryCard {
  const { id, name, purpose, owners, parent } = domain;
  const line = ancestry(scope, domain);
  const authority = authorityOf(scope, line);
  const delegatedBy = nearestIn(line, 'delegatedBy');
  const delegator = delegatedBy === undefined ? undefined : ownerName(scope, delegatedBy);
  const above = parent === undefined ? undefined : scope.domains.get(parent.value)?.entry;
  const parts = domainsOf(analysis).filter(
    (other) => other.domain.parent?.value === id.value && other.scope.domains.get(id.value)?.entry === domain,
  );
  const coverage = analysis.coverage?.ofDomain(domain);
  const taken = (coverage?.overridden ?? []).map(
    ({ by, files }) => `${String(files.count)} ${winnerInWords(by, leadership.file).taken}`,
  );
  const status = statusOfDomain(domain);
  const isUnowned = status !== 'owned';
  const names = (owners?.items ?? []).map((owner) => escapeMarkdown(ownerName(scope, owner)));
  return {
    title: [
      `**${escapeMarkdown(domainTitle(domain))}**`,
      ...idUnless(name, id),
      status === 'owned'
        ? names.join(', ')
        : status === 'unowned'
          ? t('unowned')
          : t('intentionally unowned'),
    ].filter((part) => part !== ''),
    lines: [
      purpose === undefined ? '' : escapeMarkdown(purpose.value),
      isUnowned ? '' : authorityLine(authority, delegator),
      listLine(
        t('Requires'),
        requirementsOf(line).map(({ competency, level }) => `${competency.value} (${level})`),
      ),
      above === undefined ? '' : t('Part of {0}', escapeMarkdown(domainTitle(above))),
      listLine(
        t('Groups'),
        parts.map((part) => domainTitle(part.domain)),
      ),
      coverage === undefined || (coverage.matched.count === 0 && parts.length > 0)
        ? ''
        : escapeMarkdown([countOfFiles(coverage.owned.count), ...taken].join(' · ')),
    ],
  };
}

function authorityLine(authority: AuthorityLevel, delegator: string | undefined): string {
  const need = approvalNeeded(authority, delegator);
  const isNamed = delegator === undefined || need.includes(delegator);
  return [
    `**“${phraseOf(authority)}”**`,
    escapeMarkdown(need),
    ...(isNamed ? [] : [t('delegated by {0}', escapeMarkdown(delegator))]),
  ].join(' · ');
}

/**
 * The card of a competency: its meaning, who has it, who is growing toward it, the domains that require it, and
 * how to learn it.
 */
export function competencyCard(
  { entry: competency, leadership }: Declared<Competency>,
  analysis: Analysis,
): EntryCard {
  const { id } = competency;
  const node = valueOf(mapOf(analysis, leadership, 'competencies'), id.value);
  const name = node?.kind === 'map' && competency.name !== id ? competency.name.value : undefined;
  const description = statedIn(node?.kind === 'map' ? valueOf(node, 'description') : node);
  const learn = node?.kind === 'map' ? valueOf(node, 'learn') : undefined;
  const isThis = (skill: { readonly competency: Text }, inScope: Scope): boolean =>
    skill.competency.value === id.value && inScope.competencies.get(id.value)?.entry === competency;
  const scopes = scopesOf(analysis);
  const people = scopes.flatMap(({ leadership: of, scope }) =>
    of.people.items.map((person) => ({ person, scope })),
  );
  return {
    title: [`**${escapeMarkdown(name ?? id.value)}**`, ...(name === undefined ? [] : [inlineCode(id.value)])],
    lines: [
      description === undefined ? '' : escapeMarkdown(description),
      listLine(
        t('Held by'),
        people.flatMap(({ person, scope }) =>
          person.competencies
            .filter((skill) => isThis(skill, scope))
            .map(({ level }) => `${person.name.value} (${level})`),
        ),
      ),
      listLine(
        'Growing',
        people.flatMap(({ person, scope }) =>
          person.growing
            .filter((growth) => isThis(growth, scope))
            .map(({ to, by }) =>
              by === undefined
                ? t('{0}: {1}', person.name.value, to)
                : t('{0}: {1} by {2}', person.name.value, to, by.value),
            ),
        ),
      ),
      listLine(
        t('Required by'),
        domainsOf(analysis).flatMap(({ domain, scope }) =>
          domain.requires
            .filter((skill) => isThis(skill, scope))
            .map(({ level }) => `${domainTitle(domain)} (${level})`),
        ),
      ),
      learn?.kind === 'list'
        ? listLine(
            'Learn',
            learn.items.map(statedIn).filter((text) => text !== undefined),
          )
        : '',
    ],
  };
}
