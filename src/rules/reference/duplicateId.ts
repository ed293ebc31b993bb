import { t } from '../../text/l10n.ts';
import { isId, type Items, type Leadership, type Text } from '../../model/leadership.ts';
import type { Fix } from '../../text/finding.ts';
import { quoted } from '../../text/sentence.ts';
import type { Span } from '../../text/span.ts';
import { fixOf } from '../fixes.ts';
import type { RuleReport, Rule, RuleContext } from '../rule.ts';

/**
 * Reports an id that is already declared in the file or in a file that it inherits from. People and teams
 * share one namespace.
 */
export const duplicateId: Rule = {
  code: 'reference/duplicate-id',
  severity: 'error',
  check: ({ leadership, scope, ...written }) =>
    kindsOfId.flatMap((idsOf) => {
      const first = new Map<string, { readonly id: Text; readonly leadership: Leadership }>();
      const reports: RuleReport[] = [];
      for (const file of scope.chain)
        for (const id of idsOf(file)) {
          const earlier = first.get(id.value);
          if (earlier === undefined) first.set(id.value, { id, leadership: file });
          else if (file === leadership)
            reports.push({
              ...duplicate(id, earlier.id, earlier.leadership, leadership),
              fixes: () => anotherId(id, scope.chain.flatMap(idsOf), written),
            });
        }
      return reports;
    }),
};

const kindsOfId: readonly ((leadership: Leadership) => readonly Text[])[] = [
  ({ people, teams }) =>
    [...people.items, ...teams.items]
      .map(({ id }) => id)
      .sort((one, other) => one.span.start - other.span.start),
  ({ goals }) => inOrder(goals).flatMap(({ id }) => id ?? []),
  ({ criteria, domains }) =>
    [...inOrder(criteria), ...domains.items.flatMap((domain) => inOrder(domain.criteria))].flatMap(
      ({ id }) => id ?? [],
    ),
  ({ competencies }) => competencies.items.map(({ id }) => id),
  ({ domains }) => domains.items.map(({ id }) => id).filter(({ value }) => value !== ''),
];

/** The entries of a list, with placeholders. */
function inOrder<T extends { readonly span: Span }>({ items, placeholders }: Items<T>): readonly T[] {
  return placeholders.length === 0
    ? items
    : [...items, ...placeholders].sort((one, other) => one.span.start - other.span.start);
}

/** Appends the next free number to the id. No fix if the text of the id is quoted. */
function anotherId(id: Text, taken: readonly Text[], { text }: Pick<RuleContext, 'text'>): Fix[] {
  if (text.slice(id.span.start, id.span.end) !== id.value) return [];
  const all = new Set(taken.map(({ value }) => value));
  let number = 2;
  while (all.has(`${id.value}-${String(number)}`)) number++;
  const newText = `${id.value}-${String(number)}`;
  return isId(newText) ? fixOf(t('Replace with {0}', newText), { span: id.span, newText }, true) : [];
}

function duplicate(id: Text, earlier: Text, inFile: Leadership, leadership: Leadership): RuleReport {
  return {
    span: id.span,
    message:
      inFile === leadership
        ? t('Duplicate id {0}. Choose another id.', quoted(id.value))
        : t('{0} is already declared in {1}. Choose another id.', quoted(id.value), inFile.file),
    related: [
      {
        ...(inFile === leadership ? {} : { file: inFile.file }),
        span: earlier.span,
        message: t('{0} is first declared here.', quoted(id.value)),
      },
    ],
  };
}
