import type { Criterion, Goal } from '../../model/leadership.ts';
import { relationOf } from '../../model/currentUser.ts';
import { valueOf } from '../../parse/tree.ts';
import { t } from '../../text/l10n.ts';
import { measureInWords } from '../language/hover/measure.ts';
import { handleOf } from '../card/ownerHandles.ts';
import { domainTitle } from '../reports/patternFiles.ts';
import type { Part } from './clarityPart.ts';
import { domainTree, mineIn } from './domainTree.ts';
import { aboutDomain, ownerName, placeAt, placeOfOwner } from './entryPlaces.ts';
import { rowsOf, viewNode, type Icon, type Opens, type ViewNode } from './viewNode.ts';

/**
 * The goals of a file. With `onlyMine`, those that the current user owns, directly or through a team, and those of
 * their domains.
 */
export function goalsOf({ leadership, scope, self, onlyMine, analysis }: Part): readonly Goal[] {
  if (!onlyMine) return leadership.goals.items;
  const { isMine } = mineIn(analysis, self);
  const ofDomains = new Set(
    domainTree(analysis).all.flatMap((place) =>
      isMine(place)
        ? place.domain.goals.items.flatMap(({ value }) => place.scope.goals.get(value)?.entry ?? [])
        : [],
    ),
  );
  return leadership.goals.items.filter(
    (goal) =>
      ofDomains.has(goal) ||
      (goal.owner !== undefined && relationOf(scope, [goal.owner.value], self) === 'owner'),
  );
}

/** The row of a goal: its status, its owner, and what serves it. */
export function goalRow(part: Part, goal: Goal, key: string, parent: string): ViewNode {
  const { leadership, lines, scope } = part;
  const { statement, owner, due, status } = goal;
  const leader = owner === undefined ? undefined : ownerName(scope, owner);
  const standing = status === undefined ? undefined : statusInWords(status.value);
  const standingWithDay = [
    ...(standing === undefined ? [] : [standing]),
    ...(due === undefined ? [] : [t('by {0}', due.value)]),
  ].join(' · ');
  const description = [standingWithDay, leader ?? ''].filter((part) => part !== '').join(' · ');
  const measure = measureOf(part, goal);
  const servedBy = criteriaServing(part, goal);

  const domains = domainsFor(part, goal);
  const hasMore = description !== '' || measure !== undefined || servedBy.length + domains.length > 0;
  return viewNode(
    parent,
    {
      key,
      label: statement.value,
      ...(description === '' ? {} : { description }),
      spoken: [
        t('Goal: {0}', statement.value),
        ...(standing === undefined ? [] : [standing]),
        ...(due === undefined ? [] : [t('due {0}', due.value)]),
        ...(leader === undefined ? [] : [t('owned by {0}', leader)]),
      ].join(', '),
      icon: goalIcon(status?.value),
      ...(owner === undefined ? {} : { handles: handleOf(scope, owner.value) }),
      opens: placeAt(leadership.file, lines, goal.span),
      ...(hasMore ? { fold: 'closed' as const } : {}),
    },
    (id) => [
      ...(standingWithDay === ''
        ? []
        : [
            viewNode(id, {
              key: 'standing',
              label: standingWithDay,
              spoken: t('Status: {0}', standingWithDay),
              icon: { name: 'calendar' },
              opens: placeAt(leadership.file, lines, (due ?? status ?? statement).span),
            }),
          ]),
      ...(measure === undefined
        ? []
        : [
            viewNode(id, {
              key: 'measure',
              label: measure,
              tooltip: measure,
              spoken: t('Measured by {0}', measure),
              icon: { name: 'graph-line' },
              opens: placeAt(leadership.file, lines, goal.span),
            }),
          ]),
      ...(owner === undefined || leader === undefined
        ? []
        : [
            viewNode(id, {
              key: 'owner',
              label: t('Owner: {0}', leader),
              icon: { name: 'person' },
              opens: placeOfOwner(part.analysis, scope, owner) ?? placeAt(leadership.file, lines, owner.span),
              handles: handleOf(scope, owner.value),
            }),
          ]),
      ...rowsOf(id, domains, (place, above) =>
        viewNode(above, {
          key: `domain ${place.key}`,
          label: t('Listed by {0}', domainTitle(place.domain)),
          icon: { name: 'organization' },
          ...aboutDomain(place),
        }),
      ),
      ...rowsOf(id, servedBy, (criterion, above) =>
        viewNode(above, {
          key: `criterion ${criterion.statement.value}`,
          label: t('Served by “{0}”', criterion.statement.value),
          tooltip: criterion.statement.value,
          icon: { name: 'law' },
          opens: criterion.opens,
        }),
      ),
    ],
  );
}

function goalIcon(status: string | undefined): Icon {
  switch (status) {
    case 'on-track':
      return { name: 'target', tone: 'good' };
    case 'at-risk':
      return { name: 'warning', tone: 'warning' };
    case 'off-track':
      return { name: 'error', tone: 'bad' };
    case 'done':
      return { name: 'pass-filled', tone: 'good' };
    case 'dropped':
      return { name: 'circle-slash' };
    default:
      return { name: 'target' };
  }
}

function statusInWords(status: string): string {
  switch (status) {
    case 'on-track':
      return t('on track');
    case 'at-risk':
      return t('at risk');
    case 'off-track':
      return t('off track');
    case 'done':
      return t('done');
    case 'dropped':
      return t('dropped');
    default:
      return status;
  }
}

function measureOf({ file }: Part, goal: Goal): string | undefined {
  if (!goal.isMeasured) return undefined;
  const { root } = file.parsedFile;
  const goals = valueOf(root?.kind === 'map' ? root : undefined, 'goals');
  const node =
    goals?.kind === 'list' ? goals.items.find(({ span }) => span.start === goal.span.start) : undefined;
  const measure = valueOf(node?.kind === 'map' ? node : undefined, 'measure');
  const words = measure?.kind === 'map' ? measureInWords(measure) : '';
  return words === '' ? undefined : words;
}

/** The criteria of a file and of its domains that serve a goal. */
function criteriaServing(
  { leadership, lines }: Part,
  { id }: Goal,
): (Criterion & { readonly opens: Opens })[] {
  if (id === undefined) return [];
  const all = [
    ...leadership.criteria.items,
    ...leadership.domains.items.flatMap(({ criteria }) => criteria.items),
  ];
  return all
    .filter(({ serves }) => serves.items.some(({ value }) => value === id.value))
    .map((criterion) => ({ ...criterion, opens: placeAt(leadership.file, lines, criterion.span) }));
}

function domainsFor({ analysis }: Part, goal: Goal): ReturnType<typeof domainTree>['all'] {
  const { id } = goal;
  if (id === undefined) return [];
  return domainTree(analysis).all.filter(
    ({ domain, scope }) =>
      domain.goals.items.some(({ value }) => value === id.value) && scope.goals.get(id.value)?.entry === goal,
  );
}
