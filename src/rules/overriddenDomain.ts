import { t } from '../text/l10n.ts';
import type { Text } from '../model/leadership.ts';
import { referencesIn } from '../model/occurrences.ts';
import type { DomainCoverage, OverriddenFiles } from '../ownership/coverage.ts';
import { moveItem, wayTo } from '../parse/edits.ts';
import type { Fix } from '../text/finding.ts';
import { allOf, quoted } from '../text/sentence.ts';
import { fixByRemoval } from './fixes.ts';
import type { Rule, Subject } from './rule.ts';

/** Reports a domain that owns no files, because later domains match all of its files. The last match wins. */
export const overriddenDomain: Rule = {
  code: 'control/overridden-domain',
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
          message: taken.every(({ by }) => by.domain !== undefined)
            ? t(
                '{0} owns no files: every file it matches ({2}) is overridden by {1}. Move {0} after {1}, or remove it.',
                title,
                others,
                matched.count,
              )
            : t(
                '{0} owns no files: every file it matches ({2}) is overridden by {1}. Change its "paths", or remove it.',
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
                    message: t('{0} overrides {1} of these files.', quoted(by.domain.id.value), theirs.count),
                  },
                ],
          ),
        },
      ];
    });
  },
};

/**
 * A fix that moves the domain after the last domain that overrides it. It then owns all of its files that are
 * not intentionally unowned. No fix if another domain would then own no files.
 */
function moveBehind(
  id: Text,
  taken: readonly OverriddenFiles[],
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
  const title = t('Move {0} after {1}', quoted(id.value), quoted(last.id.value));
  return edits.length === 0 ? [] : [{ title, isPlaceholder: true, edits }];
}

function removal(id: Text, { leadership, below, ...written }: Subject): Fix[] {
  const isReferredTo = [leadership, ...below].some((file) =>
    referencesIn(file, 'domain').some(({ value }) => value === id.value),
  );
  return isReferredTo ? [] : fixByRemoval(t('Remove domain {0}', quoted(id.value)), written, id.span, 'list');
}
