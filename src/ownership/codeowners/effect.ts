import type { Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { readLeadership } from '../../model/read.ts';
import { memoize } from '../../text/memoize.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import { compileOwnership } from '../patterns/ownership.ts';
import type { Codeowners, CodeownersRule } from './codeowners.ts';
import { patternOf, type Shape } from './shape.ts';

/** The owners of a path in a section, whose review a host requires. */
export interface RequiredReview {
  readonly owners: readonly string[];
  /** The rule that wins. */
  readonly rule: CodeownersRule;
  readonly isOptional: boolean;
  readonly approvals: number;
}

/** Finds the required reviews of a path; none if it is unowned, intentionally or not. */
export type ReviewResolver = (path: RepoPath) => readonly RequiredReview[];

/** Compiles a CODEOWNERS file for many lookups. */
export function resolveOwners({ rules, sections }: Codeowners): ReviewResolver {
  const compiledSections = sections.flatMap((section, at) => {
    const own = rules.filter((rule) => rule.section === at);
    const decide = decider(own.filter(({ isExclusion }) => !isExclusion));
    const exclude = decider(own.filter(({ isExclusion }) => isExclusion));
    return own.length === 0 ? [] : [{ section, decide, exclude }];
  });
  return (path) =>
    compiledSections.flatMap(({ section, decide, exclude }): RequiredReview[] => {
      const rule = decide(path);
      if (rule === undefined || rule.owners.length === 0 || exclude(path) !== undefined) return [];
      return [
        { owners: rule.owners, rule, isOptional: section.isOptional, approvals: rule.heading.approvals },
      ];
    });
}

/** A path with different owners in two files. */
export interface ReviewDifference {
  readonly path: RepoPath;
  readonly one: readonly RequiredReview[];
  readonly other: readonly RequiredReview[];
}

/** The paths with different owners in two files, in the order of the paths. */
export function compareReviews(
  paths: Iterable<RepoPath>,
  one: ReviewResolver,
  other: ReviewResolver,
): ReviewDifference[] {
  const differences: ReviewDifference[] = [];
  for (const path of paths) {
    const [left, right] = [one(path), other(path)];
    if (signatureOf(left) !== signatureOf(right)) differences.push({ path, one: left, other: right });
  }
  return differences;
}

/** The owners in words, with conditions such as `(optional)`. */
export function ownersInWords(reviews: readonly RequiredReview[]): string {
  if (reviews.length === 0) return 'no owner';
  return allOf(
    reviews.map(({ owners, isOptional, approvals }) => {
      const conditions = [
        ...(isOptional ? ['optional'] : []),
        ...(approvals > 1 ? [`${String(approvals)} approvals`] : []),
      ];
      return owners.join(' ') + (conditions.length === 0 ? '' : ` (${conditions.join(', ')})`);
    }),
  );
}

/** The patterns of `docs/format.md` for a shape, in one list. */
export function patternsOf(shape: Shape): string[] {
  const { pattern, isWider } = patternOf(shape);
  return isWider ? [pattern, `!${pattern}/`] : [pattern];
}

function signatureOf(reviews: readonly RequiredReview[]): string {
  return reviews
    .map(({ owners, isOptional, approvals }) =>
      JSON.stringify([
        [...new Set(owners.map((owner) => owner.toLowerCase()))].sort(),
        isOptional,
        approvals,
      ]),
    )
    .sort()
    .join();
}

/** The last rule that matches a path. */
function decider(rules: readonly CodeownersRule[]): (path: RepoPath) => CodeownersRule | undefined {
  const matching = matchingRules(rules);
  return (path) => matching(path)[0];
}

/** The rules that match a path, the last one first. */
export function matchingRules(
  rules: readonly CodeownersRule[],
): (path: RepoPath) => readonly CodeownersRule[] {
  const entries = rules.flatMap((rule) => (rule.shapes ?? []).map((shape) => ({ rule, shape })));
  const matching = compileShapes(entries.map(({ shape }) => shape));
  const rulesOf = memoize((positions: readonly number[]) => [
    ...new Set(positions.flatMap((position) => entries[position]?.rule ?? [])),
  ]);
  return (path) => rulesOf(matching(path));
}

/** Finds the positions of the shapes that match a path, the last one first. The same positions are the same array. */
export function compileShapes(shapes: readonly Shape[]): (path: RepoPath) => readonly number[] {
  const domains = shapes.map((shape) => ({ ...bareDomain, paths: items(patternsOf(shape).map(located)) }));
  const positions = new Map<Domain, number>(domains.map((domain, position) => [domain, position]));
  const { lookup } = compileOwnership([{ ...emptyLeadership, domains: items(domains) }]);
  const known = new WeakMap<MatchSet, readonly number[]>();
  return (path) => {
    const { matches, matchedBy, overridden } = lookup(path);
    let found = known.get(matches);
    if (found === undefined) {
      found = [matchedBy, ...overridden].flatMap((match) =>
        match?.domain === undefined ? [] : (positions.get(match.domain) ?? []),
      );
      known.set(matches, found);
    }
    return found;
  };
}

const span = { start: 0, end: 0 };
const located = (value: string): Text => ({ value, span });
const items = <T>(list: readonly T[]): Items<T> => ({
  items: list,
  placeholders: [],
  span,
  isComplete: true,
});
const emptyLeadership: Leadership = readLeadership(
  { kind: 'map', span, entries: [], hasErrors: false },
  'leadership.yaml',
);
const bareDomain: Domain = {
  id: located('rule'),
  paths: items([]),
  owners: items([]),
  decisions: [],
  criteria: items([]),
  goals: items([]),
  requires: [],
  span,
  unread: new Set(),
};
