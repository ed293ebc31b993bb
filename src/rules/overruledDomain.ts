import { t } from '../text/l10n.ts';
import type { Text } from '../model/leadership.ts';
import { referencesIn } from '../model/occurrences.ts';
import type { DomainCoverage, Taken } from '../ownership/coverage.ts';
import { moveItem, wayTo } from '../parse/edits.ts';
import type { Fix } from '../text/finding.ts';
import { allOf, quoted } from '../text/sentence.ts';
import { fixByRemoval } from './fixes.ts';
import type { Rule, Subject } from './rule.ts';

/** The last domain that matches a path owns it: one whose files all belong to later ones leads nowhere. */
export const overruledDomain: Rule = {
  code: 'control/overruled-domain',
  severity: 'warning',
  find: (subject) => {
    const { leadership, coverage, isWhole } = subject;
    const coverages = isWhole ? (coverage?.domainsIn(leadership.file) ?? []) : [];
    return leadership.domains.items.flatMap(({ id, name, paths }, position) => {
      const covered = coverages[position];
      if (covered === undefined) return [];
      const { matched, owned, taken } = covered;
      const isTakenHere = taken.every(({ by }) => by.leadership.file === leadership.file);
      if (matched.count === 0 || owned.count > 0 || !isTakenHere) return [];
      const takers = taken.map(({ by }) => (by.domain === undefined ? 'unowned' : by.domain.id.value));
      const title = quoted(name?.value ?? id.value);
      const others = allOf(takers.map(quoted));
      return [
        {
          span: paths.span,
          message:
            matched.count === 1
              ? t('Move {0} behind {1}, or remove it: the only file of it belongs there', title, others)
              : t(
                  'Move {0} behind {1}, or remove it: all {2} files of it belong there',
                  title,
                  others,
                  matched.count,
                ),
          fixes: () => [...moveBehind(id, taken, coverages, subject), ...removal(id, subject)],
          related: taken.flatMap(({ by, files: theirs }) =>
            by.domain === undefined
              ? []
              : [
                  {
                    span: by.domain.id.span,
                    message: t('{0} takes {1} of them', quoted(by.domain.id.value), theirs.count),
                  },
                ],
          ),
        },
      ];
    });
  },
};

/**
 * Behind the last domain that takes its files it has all of them that are not unowned on purpose. Nothing where
 * another domain would then be left with none.
 */
function moveBehind(
  id: Text,
  taken: readonly Taken[],
  coverages: readonly (DomainCoverage | undefined)[],
  { root, text }: Subject,
): Fix[] {
  const takers = taken.flatMap(({ by: { domain }, files }) =>
    domain === undefined ? [] : { domain, files },
  );
  const isAnyLeftWithNone = takers.some(
    ({ domain, files }) => coverages.find((other) => other?.domain === domain)?.owned.count === files.count,
  );
  const last = coverages.findLast((covered) =>
    takers.some(({ domain }) => domain === covered?.domain),
  )?.domain;
  const turns = [id, last?.id].map((one) =>
    root === undefined || one === undefined
      ? undefined
      : wayTo(root, one.span).find(({ parent }) => parent.kind === 'list'),
  );
  const [from, to] = turns;
  if (isAnyLeftWithNone || last === undefined || from?.parent.kind !== 'list' || from.parent !== to?.parent)
    return [];
  const edits = moveItem(text, from.parent, from.position, to.position);
  const title = t('Move {0} behind {1}', quoted(id.value), quoted(last.id.value));
  return edits.length === 0 ? [] : [{ title, isPlaceholder: true, edits }];
}

function removal(id: Text, { leadership, below, ...written }: Subject): Fix[] {
  const isReferredTo = [leadership, ...below].some((file) =>
    referencesIn(file, 'domain').some(({ value }) => value === id.value),
  );
  return isReferredTo
    ? []
    : fixByRemoval(t('Remove the domain {0}', quoted(id.value)), written, id.span, 'list');
}
