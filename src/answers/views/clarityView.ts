import type { AnalyzedFile } from '../../analyze.ts';
import type { Criterion, Goal, Leadership, Text } from '../../model/leadership.ts';
import { relationOf } from '../../model/self.ts';
import { appliesEverywhere, type Scope } from '../../model/scope.ts';
import { valueOf } from '../../parse/tree.ts';
import { goalOverdue } from '../../rules/goalOverdue.ts';
import { reviewOverdue } from '../../rules/reviewOverdue.ts';
import { t } from '../../text/l10n.ts';
import type { LineTable } from '../../text/span.ts';
import { measureInWords } from '../measure.ts';
import { domainTitle } from '../patternFiles.ts';
import { domainTree, mineIn } from './domainTree.ts';
import { ownerName, placeAt, placeOfDomain, placeOfEntry, placeOfOwner } from './entryPlaces.ts';
import {
  distinct,
  rowsOf,
  viewNode,
  type Icon,
  type Opens,
  type ViewNode,
  type ViewQuestion,
} from './viewNode.ts';

/** What we are here for, what we are after, and by what we decide: what is overdue first. */
export function clarityView(question: ViewQuestion): ViewNode[] {
  const { files } = question.analysis;
  const parts = files.flatMap((file): Part[] => {
    if (file.answers === undefined) return [];
    const { leadership, lines } = file.answers;
    const scope = question.analysis.ownership.scopeIn(leadership.folder);
    return [{ ...question, file, leadership, lines, scope }];
  });
  const overdue = parts.flatMap(overdueIn);
  const first =
    overdue.length === 0
      ? []
      : [
          viewNode(
            '',
            {
              key: 'overdue',
              kind: 'section',
              label: t('Overdue'),
              description: String(overdue.length),
              icon: { name: 'warning', tone: 'warning' },
              fold: 'open',
            },
            (id) => overdue.map((row) => row(id)),
          ),
        ];
  const [only] = parts;
  if (only === undefined || parts.length === 1)
    return [...first, ...(only === undefined ? [] : rowsIn(only, ''))];
  return [
    ...first,
    ...parts.flatMap((part, position) => {
      const { leadership } = part;
      const node = viewNode(
        '',
        {
          key: leadership.file,
          kind: 'section',
          label: leadership.file,
          icon: { name: 'file' },
          fold: position === 0 ? 'open' : 'closed',
          opens: { kind: 'path', path: leadership.file },
        },
        (id) => rowsIn(part, id),
      );
      return rowsIn(part, node.id).length === 0 ? [] : [node];
    }),
  ];
}

/** What has to be found out before the view is asked, each part in some milliseconds. */
export function claritySteps({ analysis, self }: ViewQuestion): (() => unknown)[] {
  return [() => domainTree(analysis), () => mineIn(analysis, self)];
}

/** A leadership file, and who asks. */
interface Part extends ViewQuestion {
  readonly file: AnalyzedFile;
  readonly leadership: Leadership;
  readonly lines: LineTable;
  readonly scope: Scope;
}

function rowsIn(part: Part, parent: string): ViewNode[] {
  const { leadership, lines, onlyMine } = part;
  const { purpose } = leadership;
  const goals = goalsOf(part);
  const criteria = criteriaOf(part);
  return [
    ...(purpose === undefined || onlyMine
      ? []
      : [
          viewNode(parent, {
            key: 'purpose',
            label: purpose.value,
            tooltip: purpose.value,
            spoken: t('Purpose: {0}', purpose.value),
            icon: { name: 'compass' },
            opens: placeAt(leadership.file, lines, purpose.span),
          }),
        ]),
    ...section(parent, 'goals', t('Goals'), goals, (goal, key, id) => goalRow(part, goal, key, id)),
    ...section(parent, 'criteria', t('Decision criteria'), criteria, (criterion, key, id) =>
      criterionRow(part, criterion, key, id),
    ),
  ];
}

function section<T extends { readonly statement: Text }>(
  parent: string,
  key: string,
  label: string,
  items: readonly T[],
  rowOf: (item: T, key: string, parent: string) => ViewNode,
): ViewNode[] {
  if (items.length === 0) return [];
  return [
    viewNode(
      parent,
      {
        key,
        kind: 'section',
        label,
        spoken: t('{0}, {1} in order of importance', label, items.length),
        fold: 'open',
      },
      (id) => {
        const keys = distinct(items.map(({ statement }) => statement.value));
        const keyed = items.map((item, position) => ({ item, key: keys[position] ?? '' }));
        return rowsOf(id, keyed, ({ item, key }, parent) => rowOf(item, key, parent));
      },
    ),
  ];
}

/** With "only mine" those that one leads oneself or with a team, and those of the domains that one leads. */
function goalsOf({ leadership, scope, self, onlyMine, analysis }: Part): readonly Goal[] {
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

function goalRow(part: Part, goal: Goal, key: string, parent: string): ViewNode {
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
        ...(leader === undefined ? [] : [t('led by {0}', leader)]),
      ].join(', '),
      icon: goalIcon(status?.value),
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
              label: t('Led by {0}', leader),
              icon: { name: 'person' },
              opens: placeOfOwner(part.analysis, scope, owner) ?? placeAt(leadership.file, lines, owner.span),
            }),
          ]),
      ...rowsOf(id, domains, (place, above) =>
        viewNode(above, {
          key: `domain ${place.key}`,
          label: t('A goal of {0}', domainTitle(place.domain)),
          icon: { name: 'organization' },
          opens: placeOfDomain(place),
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
  const { root } = file.reading;
  const goals = valueOf(root?.kind === 'map' ? root : undefined, 'goals');
  const node =
    goals?.kind === 'list' ? goals.items.find(({ span }) => span.start === goal.span.start) : undefined;
  const measure = valueOf(node?.kind === 'map' ? node : undefined, 'measure');
  const words = measure?.kind === 'map' ? measureInWords(measure) : '';
  return words === '' ? undefined : words;
}

/** The criteria of a file and of its domains that say they serve a goal. */
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

/** A criterion, and the domain that it stands in. */
interface PlacedCriterion extends Criterion {
  readonly of?: string;
}

/** Those of the file, and behind them those of its domains; with "only mine" those of one's own domains. */
function criteriaOf({ leadership, analysis, self, onlyMine }: Part): PlacedCriterion[] {
  const { isMine } = mineIn(analysis, self);
  const { placeOf } = domainTree(analysis);
  const mine = leadership.domains.items.filter((domain) => {
    const place = placeOf.get(domain);
    return !onlyMine || (place !== undefined && isMine(place));
  });
  const ids = new Set(mine.map(({ id }) => id.value));
  const ofFile = leadership.criteria.items.filter(
    ({ domains }) => !onlyMine || domains?.items.some(({ value }) => ids.has(value)) === true,
  );
  return [
    ...ofFile,
    ...mine.flatMap((domain) =>
      domain.criteria.items.map((criterion) => ({ ...criterion, of: domainTitle(domain) })),
    ),
  ];
}

function criterionRow(part: Part, criterion: PlacedCriterion, key: string, parent: string): ViewNode {
  const { leadership, lines, scope } = part;
  const { statement, why, example, serves } = criterion;
  const where = whereInWords(criterion, scope);
  const opens = placeAt(leadership.file, lines, criterion.span);
  const hasMore =
    where !== undefined || why !== undefined || example !== undefined || serves.items.length > 0;
  return viewNode(
    parent,
    {
      key,
      label: statement.value,
      ...(where === undefined ? {} : { description: where }),
      tooltip: [statement.value, ...[where, why?.value].filter((line) => line !== undefined)].join('\n'),
      spoken: t('Criterion: {0}, applies to {1}', statement.value, where ?? t('everything')),
      opens,
      ...(hasMore ? { fold: 'closed' as const } : {}),
    },
    (id) => [
      ...(where === undefined
        ? []
        : [viewNode(id, textRow('where', t('Where: {0}', where), 'location', opens))]),
      ...(why === undefined ? [] : [viewNode(id, textRow('why', t('Why: {0}', why.value), 'info', opens))]),
      ...(example === undefined
        ? []
        : [viewNode(id, textRow('example', t('Example: {0}', example.value), 'note', opens))]),
      ...serves.items.map((goal, position) => {
        const declared = scope.goals.get(goal.value);
        const label = t('Serves “{0}”', declared?.entry.statement.value ?? goal.value);
        return viewNode(
          id,
          textRow(
            `serves ${String(position)}`,
            label,
            'target',
            (declared && placeOfEntry(part.analysis, declared, declared.entry.span)) ?? opens,
          ),
        );
      }),
    ],
  );
}

function textRow(key: string, label: string, icon: string, opens: Opens): Parameters<typeof viewNode>[1] {
  return { key, label, tooltip: label, icon: { name: icon }, opens };
}

/** Undefined for what applies everywhere below the file. */
function whereInWords(criterion: PlacedCriterion, scope: Scope): string | undefined {
  const { domains, paths, of } = criterion;
  if (of !== undefined) return of;
  if (appliesEverywhere(criterion)) return undefined;
  const titles = (domains?.items ?? []).map(({ value }) => {
    const domain = scope.domains.get(value)?.entry;
    return domain === undefined ? value : domainTitle(domain);
  });
  return [...titles, ...(paths?.items ?? []).map(({ value }) => value)].join(', ');
}

/** The rows of what is overdue in a file, each to be put below a section. */
function overdueIn(part: Part): ((parent: string) => ViewNode)[] {
  const { file, leadership, lines, scope } = part;
  const goals = new Set(goalsOf(part));
  return file.findings.flatMap(({ code, span, message }) => {
    const opens = placeAt(leadership.file, lines, span);
    if (code === reviewOverdue.code)
      return (parent: string) =>
        viewNode(parent, {
          key: `review ${leadership.file}`,
          label: t('Talk {0} through again', leadership.file),
          tooltip: message,
          icon: { name: 'comment-discussion' },
          opens,
        });
    const goal = leadership.goals.items.find(({ due }) => due?.span.start === span.start);
    if (code !== goalOverdue.code || goal?.due === undefined || !goals.has(goal)) return [];
    const { statement, due, owner } = goal;
    const description = [
      t('was due {0}', due.value),
      ...(owner === undefined ? [] : [ownerName(scope, owner)]),
    ].join(' · ');
    return (parent: string) =>
      viewNode(parent, {
        key: `goal ${leadership.file} ${statement.value}`,
        label: statement.value,
        description,
        tooltip: message,
        icon: { name: 'target' },
        opens,
      });
  });
}
