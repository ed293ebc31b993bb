import type { Text } from '../../model/leadership.ts';
import { goalOverdue } from '../../rules/clarity/goalOverdue.ts';
import { reviewOverdue } from '../../rules/clarity/reviewOverdue.ts';
import { t } from '../../text/l10n.ts';
import type { Task } from '../../text/task.ts';
import type { Part } from './clarityPart.ts';
import { criteriaOf, criterionRow } from './criterionRows.ts';
import { domainTree, mineIn } from './domainTree.ts';
import { ownerName, placeAt } from './entryPlaces.ts';
import { goalRow, goalsOf } from './goalRows.ts';
import { distinct, rowsOf, viewNode, type ViewNode, type ViewQuestion } from './viewNode.ts';

/** The Clarity view: overdue entries first, then purpose, goals, and decision criteria. */
export function clarityView(question: ViewQuestion): ViewNode[] {
  const { files } = question.analysis;
  const parts = files.flatMap((file): Part[] => {
    if (file.lastGoodModel === undefined) return [];
    const { leadership, lines } = file.lastGoodModel;
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
          label: leadership.file,
          spoken: t('Leadership file {0}', leadership.file),
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

/** Computes the data for the view in steps, so that the caller can pause. */
export function* claritySteps({ analysis, self }: ViewQuestion): Task<void> {
  domainTree(analysis);
  yield;
  mineIn(analysis, self);
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

/** The rows of overdue entries in a file, to be placed below a section. */
function overdueIn(part: Part): ((parent: string) => ViewNode)[] {
  const { file, leadership, lines, scope } = part;
  const goals = new Set(goalsOf(part));
  return file.findings.flatMap(({ code, span, message }) => {
    const opens = placeAt(leadership.file, lines, span);
    if (code === reviewOverdue.code)
      return (parent: string) =>
        viewNode(parent, {
          key: `review ${leadership.file}`,
          label: t('Review {0}', leadership.file),
          tooltip: message,
          spoken: t('Overdue: {0}', t('Review {0}', leadership.file)),
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
        spoken: [t('Overdue: {0}', statement.value), description].join(', '),
        icon: { name: 'target' },
        opens,
      });
  });
}
