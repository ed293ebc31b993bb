import { t } from '../../text/l10n.ts';
import type { Leadership, Text } from '../../model/leadership.ts';
import { referencesIn } from '../../model/occurrences.ts';
import { isCovered, mayMeet, shapeOf, type Shape } from '../../ownership/codeowners/shape.ts';
import type { DomainCoverage, OverriddenFiles } from '../../ownership/coverage/coverage.ts';
import { readPattern } from '../../ownership/patterns/pattern.ts';
import { moveItem, wayTo } from '../../parse/edits.ts';
import type { Fix } from '../../text/finding.ts';
import { allOf, quoted } from '../../text/sentence.ts';
import { fixByRemoval } from '../fixes.ts';
import type { Rule, RuleContext } from '../rule.ts';

/**
 * Reports a domain that can own no files, because later patterns cover each of its patterns, whatever files there are. A
 * general domain whose files all happen to belong to more specific ones owns the next new file, and is not reported.
 */
export const overriddenDomain: Rule = {
  code: 'control/overridden-domain',
  severity: 'warning',
  needsCoverage: true,
  check: (context) => {
    const { leadership, coverage, isComplete } = context;
    const coverages = isComplete ? (coverage?.domainsIn(leadership.file) ?? []) : [];
    const isCoveredAt = coveredIn(leadership);
    return leadership.domains.items.flatMap(({ id, name, paths }, position) => {
      const covered = coverages[position];
      if (covered === undefined || covered.matched.count === 0 || covered.owned.count > 0) return [];
      const { matched, overridden } = covered;
      const isOverriddenHere = overridden.every(({ by }) => by.leadership.file === leadership.file);
      if (!isOverriddenHere || !isCoveredAt(position)) return [];
      const winners = overridden.map(({ by }) => (by.domain === undefined ? 'unowned' : by.domain.id.value));
      const title = quoted(name?.value ?? id.value);
      const others = allOf(winners.map(quoted));
      return [
        {
          span: paths.span,
          message: overridden.every(({ by }) => by.domain !== undefined)
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
          fixes: () => [...moveBehind(id, overridden, coverages, context), ...removal(id, context)],
          related: overridden.flatMap(({ by, files: theirs }) =>
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
 * Tells whether later lists of a file cover each pattern of the domain at a position by its meaning. False if that is not
 * obvious, or if too many patterns have been compared.
 */
function coveredIn({ domains, unowned }: Leadership): (position: number) => boolean {
  const known = new Map<number, readonly Meaning[]>();
  const listAt = (position: number): readonly Meaning[] => {
    const items = (domains.items[position]?.paths ?? unowned).items;
    const list = known.get(position) ?? patternsOf(items);
    known.set(position, list);
    return list;
  };
  let left = maxComparisons;
  const isCoveredAfter = (position: number, at: number): boolean => {
    const own = listAt(position);
    const pattern = own[at];
    for (let later = position + 1; pattern !== undefined && later <= domains.items.length; later++) {
      left -= listAt(later).length * pattern.shape.length;
      if (left < 0) return false;
      if (isCoveredBy(listAt(later), pattern, own, at)) return true;
    }
    return false;
  };
  return (position) =>
    listAt(position).every(({ isNegated }, at) => isNegated || isCoveredAfter(position, at));
}

const maxComparisons = 100_000;

/** A pattern in one way of writing. */
interface Meaning {
  readonly isNegated: boolean;
  readonly shape: Shape;
}

function patternsOf(patterns: readonly Text[]): Meaning[] {
  return patterns.flatMap(({ value }) => {
    const reading = readPattern(value);
    return 'fault' in reading ? [] : [{ isNegated: reading.pattern.isNegated, shape: shapeOf(value, '') }];
  });
}

/** Whether a list covers a pattern, and excludes nothing of it that the list of the pattern does not exclude too. */
function isCoveredBy(
  list: readonly Meaning[],
  { shape }: Meaning,
  own: readonly Meaning[],
  at: number,
): boolean {
  const covers = list.findLastIndex((other) => !other.isNegated && isCovered(shape, other.shape));
  return (
    covers >= 0 &&
    list
      .slice(covers + 1)
      .every(
        (other) =>
          !other.isNegated || !mayMeet(other.shape, shape) || isExcluded(other.shape, own.slice(at + 1)),
      )
  );
}

function isExcluded(shape: Shape, list: readonly Meaning[]): boolean {
  const excludes = list.findLastIndex((other) => other.isNegated && isCovered(shape, other.shape));
  return (
    excludes >= 0 &&
    list.slice(excludes + 1).every((other) => other.isNegated || !mayMeet(other.shape, shape))
  );
}

/**
 * A fix that moves the domain after the last domain that overrides it. It then owns all of its files that are
 * not intentionally unowned. No fix if another domain would then own no files.
 */
function moveBehind(
  id: Text,
  taken: readonly OverriddenFiles[],
  coverages: readonly (DomainCoverage | undefined)[],
  { root, text }: RuleContext,
): Fix[] {
  const winners = taken.flatMap(({ by: { domain }, files }) =>
    domain === undefined ? [] : { domain, files },
  );
  const isAnyLeftWithNone = winners.some(
    ({ domain, files }) => coverages.find((other) => other?.domain === domain)?.owned.count === files.count,
  );
  const last = coverages.findLast((covered) =>
    winners.some(({ domain }) => domain === covered?.domain),
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

function removal(id: Text, { leadership, below, ...written }: RuleContext): Fix[] {
  const isReferredTo = [leadership, ...below].some((file) =>
    referencesIn(file, 'domain').some(({ value }) => value === id.value),
  );
  return isReferredTo ? [] : fixByRemoval(t('Remove domain {0}', quoted(id.value)), written, id.span, 'list');
}
