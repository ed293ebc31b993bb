import { t } from '../../../text/l10n.ts';
import type { Analysis } from '../../../analyze.ts';
import type { Competency, Criterion, Domain, Goal, Person, Team } from '../../../model/leadership.ts';
import type { IdKind } from '../../../model/occurrences.ts';
import { resolveOwner } from '../../../model/owner.ts';
import type { Declared, Scope } from '../../../model/scope.ts';
import { inlineCode } from '../../card/markdown.ts';
import type { EntryCard } from './entryCard.ts';
import { handleCard, personCard, teamCard } from './ownerCards.ts';
import { competencyCard, criterionCard, domainCard, goalCard } from './workCards.ts';

/**
 * The card of an entry as Markdown, for a hover or the documentation of a completion. Resolves the id or handle in
 * the innermost file of the scope. Undefined if it is not declared and not a handle.
 */
export function entryMarkdown(
  kind: IdKind,
  id: string,
  scope: Scope,
  analysis: Analysis,
): string | undefined {
  const entry = entryOf(kind, id, scope);
  if (entry === undefined) return undefined;
  const { title, lines } = cardOf(entry, scope, analysis);
  const declaredIn = entry.kind === 'handle' ? undefined : entry.leadership.file;
  const isAbove = declaredIn !== undefined && declaredIn !== scope.chain.at(-1)?.file;
  const head = [...title, ...(isAbove ? [t('from {0}', inlineCode(declaredIn))] : [])].join(' · ');
  return [head, lines.filter((line) => line !== '').join('  \n')].filter((part) => part !== '').join('\n\n');
}

type Entry =
  | ({ readonly kind: 'person' } & Declared<Person>)
  | ({ readonly kind: 'team' } & Declared<Team>)
  | ({ readonly kind: 'goal' } & Declared<Goal>)
  | ({ readonly kind: 'criterion' } & Declared<Criterion>)
  | ({ readonly kind: 'domain' } & Declared<Domain>)
  | ({ readonly kind: 'competency' } & Declared<Competency>)
  | { readonly kind: 'handle'; readonly ref: string };

function entryOf(kind: IdKind, id: string, scope: Scope): Entry | undefined {
  const { people, teams, goals, domains, competencies } = scope;
  switch (kind) {
    case 'person':
      return withKind('person', people.get(id));
    case 'team':
      return withKind('team', teams.get(id));
    case 'goal':
      return withKind('goal', goals.get(id));
    case 'domain':
      return withKind('domain', domains.get(id));
    case 'competency':
      return withKind('competency', competencies.get(id));
    case 'criterion':
      return withKind('criterion', criterionOf(id, scope));
    case 'owner': {
      const owner = resolveOwner(scope, id);
      if (owner === undefined || owner.kind === 'handle') return owner;
      return owner.kind === 'person'
        ? withKind('person', people.get(owner.person.id.value))
        : withKind('team', teams.get(owner.team.id.value));
    }
  }
}

function withKind<K extends string, T>(kind: K, declared: Declared<T> | undefined) {
  return declared === undefined ? undefined : { kind, ...declared };
}

function criterionOf(id: string, { chain }: Scope): Declared<Criterion> | undefined {
  for (const leadership of chain) {
    const own = leadership.domains.items.flatMap(({ criteria }) => criteria.items);
    const entry = [...leadership.criteria.items, ...own].find((criterion) => criterion.id?.value === id);
    if (entry !== undefined) return { entry, leadership };
  }
  return undefined;
}

function cardOf(entry: Entry, scope: Scope, analysis: Analysis): EntryCard {
  switch (entry.kind) {
    case 'person':
      return personCard(entry, scope, analysis);
    case 'team':
      return teamCard(entry, scope, analysis);
    case 'goal':
      return goalCard(entry, scope, analysis);
    case 'criterion':
      return criterionCard(entry, scope);
    case 'domain':
      return domainCard(entry, scope, analysis);
    case 'competency':
      return competencyCard(entry, analysis);
    case 'handle':
      return handleCard(entry.ref, analysis);
  }
}
