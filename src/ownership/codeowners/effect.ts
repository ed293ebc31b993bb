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
  return resolverOf(compileReviews(codeowners));
}

/** A compiled CODEOWNERS file for lookups of single paths. */
export function resolverOf({ matchers, reviewsIn }: CompiledReviews): ReviewResolver {
  return (path) => reviewsIn(matchers.map(({ setOf }) => setOf(path)));
}

/** A CODEOWNERS file, compiled to matchers, and the required reviews for what they say about a path. */
export interface CompiledReviews {
  readonly matchers: readonly Matcher[];
  readonly reviewsIn: (sets: readonly MatchSet[]) => readonly RequiredReview[];
  /** The rule that decides in the last section with one: also one without owners, or that excludes the path. */
  readonly ruleIn: (sets: readonly MatchSet[]) => CodeownersRule | undefined;
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
    ruleIn: (sets) =>
      compiledSections
        .map(({ decide, exclude }, at) => {
          const rule = winner(decide, sets[2 * at]);
          return rule === undefined ? undefined : (winner(exclude, sets[2 * at + 1]) ?? rule);
        })
        .findLast((rule) => rule !== undefined),
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

/** What is equal for the same reviews, whatever the order of owners. */
export function signatureOf(reviews: readonly RequiredReview[]): string {
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
function winner({ ruleOf, winnerIn }: CompiledRules, set: MatchSet | undefined): CodeownersRule | undefined {
  return set === undefined ? undefined : ruleOf(winnerIn(set).matchedBy);
}

/** The rules that match a path, the last one first. The same rules are the same array. */
export function matchingRules(
  rules: readonly CodeownersRule[],
): (path: RepoPath) => readonly CodeownersRule[] {
  const { lookup, ruleOf } = compiled(rules);
  return memoizedMatches(lookup, ruleOf);
}

/** The positions of the shapes that match a path, the last one first. The same positions are the same array. */
export function compileShapes(shapes: readonly Shape[]): (path: RepoPath) => readonly number[] {
  const { lookup, positionOf } = ownershipOf(shapes);
  return memoizedMatches(lookup, positionOf);
}

function memoizedMatches<T>(
  lookup: Ownership['lookup'],
  of: (match: Match | undefined) => T | undefined,
): (path: RepoPath) => readonly T[] {
  const known = new WeakMap<MatchSet, readonly T[]>();
  return (path) => {
    const { matches, matchedBy, overridden } = lookup(path);
    let found = known.get(matches);
    if (found === undefined) {
      found = [...new Set([matchedBy, ...overridden].flatMap((match) => of(match) ?? []))];
      known.set(matches, found);
    }
    return found;
  };
}

interface CompiledRules extends Ownership {
  readonly ruleOf: (match: Match | undefined) => CodeownersRule | undefined;
}

function compiled(rules: readonly CodeownersRule[]): CompiledRules {
  const entries = rules.flatMap((rule) => (rule.shapes ?? []).map((shape) => ({ rule, shape })));
  const { positionOf, ...ownership } = ownershipOf(entries.map(({ shape }) => shape));
  return { ...ownership, ruleOf: (match) => entries[positionOf(match) ?? -1]?.rule };
}

/** Shapes, compiled as the domains of a leadership file, and the position of the one that matches. */
function ownershipOf(
  shapes: readonly Shape[],
): Ownership & { readonly positionOf: (match: Match | undefined) => number | undefined } {
  const domains = shapes.map((shape) => ({ ...bareDomain, paths: items(patternsOf(shape).map(located)) }));
  const positions = new Map<Domain, number>(domains.map((domain, position) => [domain, position]));
  return {
    ...compileOwnership([{ ...emptyLeadership, domains: items(domains) }]),
    positionOf: (match) => (match?.domain === undefined ? undefined : positions.get(match.domain)),
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
