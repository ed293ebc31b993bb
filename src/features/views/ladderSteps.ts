import type { AnalyzedFile, Analysis } from '../../analyze.ts';
import { authorityLevels, type AuthorityLevel } from '../../model/ladder.ts';
import { expandOwners } from '../../model/owner.ts';
import { placeholders } from '../../model/placeholder.ts';
import { ancestry, authorityOf } from '../../model/scope.ts';
import { written } from '../../parse/edits.ts';
import { fixByEntry, fixByItem } from '../../rules/fixes.ts';
import type { Fix } from '../../text/finding.ts';
import { t } from '../../text/l10n.ts';
import type { Span } from '../../text/span.ts';
import { domainTree, ownersOf, type DomainPlace } from './domainTree.ts';
import { ownerName, placeAt } from './entryPlaces.ts';
import { gapsOf, requirementsIn } from './requirements.ts';
import type { Action, AddableStep, Place } from './viewNode.ts';

/** The authority level of a domain, and the requirements for the next one. */
export interface LadderSteps {
  readonly authority: AuthorityLevel;
  /** Undefined at the highest level. */
  readonly next: AuthorityLevel | undefined;
  readonly steps: readonly LadderStep[];
}

export interface LadderStep {
  readonly key: AddableStep | 'no-gap';
  /** Undefined if the file does not contain enough information. */
  readonly isDone: boolean | undefined;
  /** What is fulfilled or missing. */
  readonly inWords: string;
  /** Where a leadership file contains what fulfills it, or would contain what is missing. */
  readonly at: Place;
  /** Adds what is missing. */
  readonly action?: Action;
}

/** The requirements for raising the authority level of a domain by one, fulfilled or missing. */
export function ladderSteps(analysis: Analysis, place: DomainPlace): LadderSteps {
  const { domain, scope } = place;
  const authority = authorityOf(scope, ancestry(scope, domain));
  return {
    authority,
    next: authorityLevels[authorityLevels.indexOf(authority) + 1],
    steps: [
      delegation(analysis, place),
      secondOwner(place),
      noGap(analysis, place),
      criterion(analysis, place),
    ],
  };
}

function delegation(analysis: Analysis, place: DomainPlace): LadderStep {
  const { domain, scope } = place;
  const key = 'delegated';
  const from = ancestry(scope, domain).findLast(({ delegatedBy }) => delegatedBy !== undefined);
  const { delegatedBy } = from ?? {};
  if (from === undefined || delegatedBy === undefined)
    return { key, isDone: false, inWords: t('Needs "delegatedBy"'), ...missing(place, key) };
  const { leadership, lines } = domainTree(analysis).placeOf.get(from) ?? place;
  return {
    key,
    isDone: true,
    inWords: t('Delegated by {0}', ownerName(scope, delegatedBy)),
    at: placeAt(leadership.file, lines, delegatedBy.span),
  };
}

/** The place for something that is missing in a domain, and the action that adds it. */
function missing(place: DomainPlace, step: AddableStep, span?: Span): Pick<LadderStep, 'at' | 'action'> {
  const { leadership, lines, domain } = place;
  return {
    at: placeAt(leadership.file, lines, span ?? domain.span),
    action: { kind: 'add', domain: place.key, step },
  };
}

function secondOwner(place: DomainPlace): LadderStep {
  const people = expandOwners(
    ownersOf(place).map(({ value }) => value),
    place.scope,
  );
  const key = 'second-owner';
  const { leadership, lines, domain } = place;
  const span = domain.owners?.span ?? domain.span;
  return people === undefined || people.size > 1
    ? {
        key,
        isDone: true,
        inWords: t('Has at least two owners'),
        at: placeAt(leadership.file, lines, span),
      }
    : { key, isDone: false, inWords: t('Needs a second owner'), ...missing(place, key, span) };
}

function noGap(analysis: Analysis, place: DomainPlace): LadderStep {
  const { leadership, lines, domain } = place;
  const atRequirement = (competency?: string): Place => {
    const own = domain.requires.find(
      (one) => competency === undefined || one.competency.value === competency,
    );
    return placeAt(leadership.file, lines, own?.competency.span ?? domain.span);
  };
  const open = requirementsIn(place).filter(({ heldBy }) => heldBy.length === 0);
  const [first] = open.filter(({ mayBeHeld }) => !mayBeHeld);
  if (first !== undefined) {
    const { competency, level, growing } = first;
    const open = gapsOf(analysis).find((one) => one.place === place && one.competency === competency);
    return {
      key: 'no-gap',
      isDone: false,
      at: atRequirement(competency),
      ...(open === undefined ? {} : { action: { kind: 'grow', gap: open.key } }),
      inWords:
        growing.length === 0
          ? t('Competency gap: no owner is at level {0} in {1}', level, competency)
          : t('Gap in progress: {0} is growing toward {1} in {2}', growing.join(', '), level, competency),
    };
  }
  return {
    key: 'no-gap',
    at: atRequirement(open[0]?.competency),
    ...(open.length > 0
      ? { isDone: undefined, inWords: t('Competency gaps unknown for external owners') }
      : { isDone: true, inWords: t('No competency gaps') }),
  };
}

function criterion({ files }: Analysis, place: DomainPlace): LadderStep {
  const { domain, scope, leadership, lines } = place;
  const key = 'criterion';
  const [own] = domain.criteria.items;
  const [naming] = scope.chain.flatMap(({ file, criteria }) =>
    criteria.items
      .filter(({ domains }) => domains?.items.some(({ value }) => value === domain.id.value) === true)
      .map(({ span }) => ({ file, span })),
  );
  const found = own === undefined ? naming : { file: leadership.file, span: own.span };
  if (found === undefined)
    return { key, isDone: false, inWords: t('Needs its own decision criteria'), ...missing(place, key) };
  const inFile = files.find(({ path }) => path === found.file)?.lastGoodModel?.lines ?? lines;
  return {
    key,
    isDone: true,
    inWords: t('Has its own decision criteria'),
    at: placeAt(found.file, inFile, found.span),
  };
}

/** The fixes that add what is missing for a step, with placeholders to replace. Empty if the file does not allow it. */
export function stepFixes(
  analysis: Analysis,
  { domain: key, step }: Extract<Action, { readonly kind: 'add' }>,
): { readonly file: AnalyzedFile; readonly fixes: readonly Fix[] } | undefined {
  const place = domainTree(analysis).all.find((one) => one.key === key);
  const file = analysis.files.find(({ path }) => path === place?.leadership.file);
  if (place === undefined || file === undefined) return undefined;
  const { id, owners, criteria } = place.domain;
  const text = { root: file.parsedFile.root, text: file.text };
  const by = (title: string, name: string, value: string, behind: string): Fix[] =>
    fixByEntry(title, text, id.span, name, value, behind);
  switch (step) {
    case 'delegated':
      return {
        file,
        fixes: by(t('Add "delegatedBy"'), 'delegatedBy', written(placeholders.delegator), 'owners'),
      };
    case 'second-owner': {
      const title = t('Add a second owner');
      const value = written(placeholders.secondOwner);
      return {
        file,
        fixes:
          owners === undefined
            ? by(title, 'owners', `[${value}]`, 'paths')
            : owners.placeholders.length > 0
              ? []
              : fixByItem(title, text, owners.span, value),
      };
    }
    case 'criterion': {
      const title = t('Add "decisionCriteria"');
      const value = written(placeholders.criterion);
      const added = by(title, 'decisionCriteria', `[${value}]`, 'owners');
      return { file, fixes: added.length > 0 ? added : fixByItem(title, text, criteria.span, value) };
    }
  }
}
