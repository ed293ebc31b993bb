import type { Domain, Items, Leadership, Text } from '../../model/leadership.ts';
import { readLeadership } from '../../model/read.ts';
import { allOf } from '../../text/sentence.ts';
import type { RepoPath } from '../../text/repoPath.ts';
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
  const { byDomain, lookup } = compiled(rules);
  return (path) => ruleOf(byDomain, lookup(path).matchedBy);
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

/** Rules, compiled as the domains of a leadership file. */
function compiled(rules: readonly CodeownersRule[]): {
  readonly byDomain: ByDomain;
  readonly lookup: Ownership['lookup'];
} {
  const byDomain = new Map<Domain, CodeownersRule>();
  const domains = rules.flatMap((rule) =>
    (rule.shapes ?? []).map((shape) => {
      const domain: Domain = { ...bareDomain, paths: items(patternsOf(shape).map(located)) };
      byDomain.set(domain, rule);
      return domain;
    }),
  );
  const { lookup } = compileOwnership([{ ...emptyLeadership, domains: items(domains) }]);
  return { byDomain, lookup };
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
