import type { Criterion } from '../../model/leadership.ts';
import { appliesEverywhere, statementOf, type Scope } from '../../model/scope.ts';
import { t } from '../../text/l10n.ts';
import { domainTitle } from '../reports/patternFiles.ts';
import type { Part } from './clarityPart.ts';
import { domainTree, mineIn } from './domainTree.ts';
import { placeAt, placeOfEntry } from './entryPlaces.ts';
import { viewNode, type Opens, type ViewNode } from './viewNode.ts';

/** A criterion. `of` is the domain that contains it. */
interface PlacedCriterion extends Criterion {
  readonly of?: string;
}

/** The criteria of the file, then those of its domains. With `onlyMine`, those of the current user's domains. */
export function criteriaOf({ leadership, analysis, self, onlyMine }: Part): PlacedCriterion[] {
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

/** The row of a criterion: where it applies, its reason, and the goals it serves. */
export function criterionRow(part: Part, criterion: PlacedCriterion, key: string, parent: string): ViewNode {
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
        : [viewNode(id, textRow('where', t('Applies to: {0}', where), 'location', opens))]),
      ...(why === undefined ? [] : [viewNode(id, textRow('why', t('Why: {0}', why.value), 'info', opens))]),
      ...(example === undefined
        ? []
        : [viewNode(id, textRow('example', t('Example: {0}', example.value), 'note', opens))]),
      ...serves.items.map((goal, position) => {
        const declared = scope.goals.get(goal.value);
        const label = t('Serves “{0}”', statementOf(scope, goal.value) ?? goal.value);
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

/** Where a criterion applies; undefined if it applies everywhere below the file. */
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
