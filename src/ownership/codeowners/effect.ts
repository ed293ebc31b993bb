import type { Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { readLeadership } from '../../model/read.ts';
import { memoize } from '../../text/memoize.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { FileList } from '../coverage/fileList.ts';
import { filesMatching } from '../coverage/tally.ts';
import type { CombinedSet } from '../patterns/combinedMatcher.ts';
import type { Matcher } from '../patterns/matcher.ts';
import type { MatchSet } from '../patterns/matchSet.ts';
import { compileOwnership, type Match, type Ownership } from '../patterns/ownership.ts';
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
export function resolveOwners(codeowners: Codeowners): ReviewResolver {
  const { matchers, reviewsIn } = compileReviews(codeowners);
  return (path) => reviewsIn(matchers.map(({ setOf }) => setOf(path)));
}

/** A CODEOWNERS file, compiled to matchers, and the required reviews for what they say about a path. */
export interface CompiledReviews {
  readonly matchers: readonly Matcher[];
  readonly reviewsIn: (sets: readonly MatchSet[]) => readonly RequiredReview[];
}

export function compileReviews({ rules, sections }: Codeowners): CompiledReviews {
  const compiledSections = sections.flatMap((section, at) => {
    const own = rules.filter((rule) => rule.section === at);
    const decide = compiled(own.filter(({ isExclusion }) => !isExclusion));
    const exclude = compiled(own.filter(({ isExclusion }) => isExclusion));
    return own.length === 0 ? [] : [{ section, decide, exclude }];
  });
  return {
    matchers: compiledSections.flatMap(({ decide, exclude }) => [decide.matcher, exclude.matcher]),
    reviewsIn: (sets) =>
      compiledSections.flatMap(({ section, decide, exclude }, at): RequiredReview[] => {
        const rule = winner(decide, sets[2 * at]);
        if (rule === undefined || rule.owners.length === 0) return [];
        if (winner(exclude, sets[2 * at + 1]) !== undefined) return [];
        return [
          { owners: rule.owners, rule, isOptional: section.isOptional, approvals: rule.heading.approvals },
        ];
      }),
  };
}

/** A path with different owners in two files. */
export interface ReviewDifference {
  readonly path: RepoPath;
  readonly one: readonly RequiredReview[];
  readonly other: readonly RequiredReview[];
}

/** The files with different owners in two files, in the order of the list: `compareReviews` in one walk. */
export function compareReviewsOf(
  files: FileList,
  one: CompiledReviews,
  other: CompiledReviews,
): ReviewDifference[] {
  const reviewsIn = memoize(({ sets }: CombinedSet) => ({
    one: one.reviewsIn(sets.slice(0, one.matchers.length)),
    other: other.reviewsIn(sets.slice(one.matchers.length)),
  }));
  const isDifferent = memoize((set: CombinedSet) => {
    const reviews = reviewsIn(set);
    return signatureOf(reviews.one) !== signatureOf(reviews.other);
  });
  return Array.from(
    filesMatching([...one.matchers, ...other.matchers], files, isDifferent),
    ({ path, set }) => ({ path, ...reviewsIn(set) }),
  );
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
function winner(
  { byDomain, winnerIn }: CompiledRules,
  set: MatchSet | undefined,
): CodeownersRule | undefined {
  return set === undefined ? undefined : ruleOf(byDomain, winnerIn(set).matchedBy);
}

/** The rules that match a path, the last one first. */
export function coveringRules(rules: readonly CodeownersRule[]): (path: RepoPath) => CodeownersRule[] {
  const { byDomain, lookup } = compiled(rules);
  return (path) => {
    const { matchedBy, overridden } = lookup(path);
    return [matchedBy, ...overridden].flatMap((match) => ruleOf(byDomain, match) ?? []);
  };
}

type ByDomain = ReadonlyMap<Domain, CodeownersRule>;

interface CompiledRules extends Ownership {
  readonly byDomain: ByDomain;
}

/** Rules, compiled as the domains of a leadership file. */
function compiled(rules: readonly CodeownersRule[]): CompiledRules {
  const byDomain = new Map<Domain, CodeownersRule>();
  const domains = rules.flatMap((rule) =>
    (rule.shapes ?? []).map((shape) => {
      const domain: Domain = { ...bareDomain, paths: items(patternsOf(shape).map(located)) };
      byDomain.set(domain, rule);
      return domain;
    }),
  );
  return { byDomain, ...compileOwnership([{ ...emptyLeadership, domains: items(domains) }]) };
}

function ruleOf(byDomain: ByDomain, match: Match | undefined): CodeownersRule | undefined {
  return match?.domain === undefined ? undefined : byDomain.get(match.domain);
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
