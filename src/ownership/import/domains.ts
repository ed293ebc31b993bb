import type { RepoPath } from '../../text/repoPath.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { compileShapes } from '../codeowners/effect.ts';
import { areDisjoint, isPattern } from '../codeowners/shape.ts';
import { ownersKey, type DomainRule, type OwnersOf } from './domainRules.ts';
import { groupRules, type MatchedFiles, type RuleGroup } from './groupRules.ts';

/** A domain to write, or the list `unowned`. */
export interface DomainToWrite {
  readonly rules: readonly DomainRule[];
  readonly owners: readonly string[];
  /** Whether it is the list `unowned`, which comes last. */
  readonly isUnowned: boolean;
  /** How many files each rule gives an owner. */
  readonly counts: readonly number[];
}

/**
 * The domains for rules, as few as possible, in an order in which every file gets its owners, which is otherwise that of
 * the rules. Undefined if there is none. Rules with the same owners share a domain only if `apartOf` is the same for them.
 */
export function domainsOf(
  rules: readonly DomainRule[],
  apartOf: (rule: DomainRule) => unknown,
  paths: Iterable<RepoPath>,
  ownersOf: OwnersOf,
): DomainToWrite[] | undefined {
  const numbers = new Map([[ownersKey([]), unowned]]);
  const numberOf = (owners: readonly string[]): number => {
    const key = ownersKey(owners);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
  const ruleOwners = rules.map((rule) => numberOf(rule.owners));
  const files = matchedFiles(rules, paths, (path) => numberOf(ownersOf(path)));
  const owners = [...numbers.values()];
  const apart = new Map<unknown, Map<number, number>>();
  const kinds = rules.map((rule, at) => {
    const number = ruleOwners[at] ?? 0;
    const key = apartOf(rule);
    if (key === undefined) return number;
    const known = getOrInsert(apart, key, () => new Map<number, number>());
    return getOrInsert(known, number, () => owners.push(number) - 1);
  });
  const groups = groupRules({ kinds, owners, last: unowned, files });
  if (groups === undefined) return undefined;
  const last = groups.at(-1)?.kind === unowned ? groups.splice(-1) : [];
  const ordered = [...inOrder(groups, rules, files), ...last];
  const counts = countsOf(ordered, rules.length, files);
  return ordered.map((group) => ({
    rules: group.rules.flatMap((at) => rules[at] ?? []),
    owners: rules[group.rules[0] ?? -1]?.owners ?? [],
    isUnowned: last.includes(group),
    counts: group.rules.map((at) => counts[at] ?? 0),
  }));
}

/** The number of no owners. */
const unowned = 0;

/** Files with the number of files that they stand for. */
interface CountedFiles extends MatchedFiles {
  count: number;
}

function matchedFiles(
  rules: readonly DomainRule[],
  paths: Iterable<RepoPath>,
  ownersOf: (path: RepoPath) => number,
): CountedFiles[] {
  const matching = compileShapes(rules.map(({ shape }) => shape));
  const found = new Map<readonly number[], Map<number, CountedFiles>>();
  for (const path of paths) {
    const matched = matching(path);
    const owners = ownersOf(path);
    const known = found.get(matched) ?? new Map<number, CountedFiles>();
    found.set(matched, known);
    const files = known.get(owners);
    if (files === undefined) known.set(owners, { rules: matched, owners, count: 1 });
    else files.count++;
  }
  return [...found.values()].flatMap((known) => [...known.values()]);
}

/**
 * Brings groups close to the order of their rules. A group comes after another one if it gives files of that one their
 * owners, and if possible also if it could do so for new files.
 */
function inOrder(
  groups: readonly RuleGroup[],
  rules: readonly DomainRule[],
  files: readonly MatchedFiles[],
): RuleGroup[] {
  const groupOf = groupNumbers(groups, rules.length);
  const followers = {
    required: requiredFollowers(groups, groupOf, files),
    wished: wishedFollowers(groups, groupOf, rules),
  };
  const required = incoming(followers.required);
  const wished = incoming(followers.wished);
  const firstRule = (group: number): number => groups[group]?.rules[0] ?? 0;
  const left = new Set(groups.keys());
  const ordered: RuleGroup[] = [];
  while (left.size > 0) {
    let next: number | undefined;
    for (const group of left) {
      if (required[group] !== 0) continue;
      const difference =
        next === undefined
          ? -1
          : (wished[group] ?? 0) - (wished[next] ?? 0) || firstRule(group) - firstRule(next);
      if (difference < 0) next = group;
    }
    if (next === undefined) break;
    left.delete(next);
    ordered.push(...groups.slice(next, next + 1));
    for (const group of followers.required[next] ?? []) required[group] = (required[group] ?? 0) - 1;
    for (const group of followers.wished[next] ?? []) wished[group] = (wished[group] ?? 0) - 1;
  }
  return ordered;
}

/** For each rule, the number of its group; -1 for a rule without one. */
function groupNumbers(groups: readonly RuleGroup[], count: number): Int32Array {
  const numbers = new Int32Array(count).fill(-1);
  for (const [number, { rules }] of groups.entries()) for (const rule of rules) numbers[rule] = number;
  return numbers;
}

type Followers = readonly ReadonlySet<number>[];

function requiredFollowers(
  groups: readonly RuleGroup[],
  groupOf: Int32Array,
  files: readonly MatchedFiles[],
): Followers {
  const followers = groups.map(() => new Set<number>());
  for (const { rules } of files) {
    const matched = new Set(rules.map((rule) => groupOf[rule] ?? -1));
    const last = Math.max(...matched);
    for (const group of matched) if (group !== last) followers[group]?.add(last);
  }
  return followers;
}

/** Groups that have a rule after one of other owners, where both could match a new file. */
function wishedFollowers(
  groups: readonly RuleGroup[],
  groupOf: Int32Array,
  rules: readonly DomainRule[],
): Followers {
  const followers = groups.map(() => new Set<number>());
  if (rules.length > maxCompared) return followers;
  const starts = rules.map(({ shape: [start = '**'] }) => (isPattern(start) ? undefined : start));
  for (const [later, { shape }] of rules.entries())
    for (const [at, earlier] of rules.entries()) {
      if (at === later) break;
      const [group = -1, other = -1] = [groupOf[at], groupOf[later]];
      if (starts[at] !== starts[later] && starts[at] !== undefined && starts[later] !== undefined) continue;
      if (group === other || other < 0 || followers[group]?.has(other) !== false) continue;
      if (!areDisjoint(earlier.shape, shape)) followers[group].add(other);
    }
  return followers;
}

const maxCompared = 5000;

/** How many groups have each group as a follower. */
function incoming(followers: Followers): number[] {
  const counts = followers.map(() => 0);
  for (const others of followers) for (const group of others) counts[group] = (counts[group] ?? 0) + 1;
  return counts;
}

/** For each rule, how many files it gives an owner: those for which it is the last one in the last group. */
function countsOf(ordered: readonly RuleGroup[], count: number, files: readonly CountedFiles[]): Int32Array {
  const groupOf = groupNumbers(ordered, count);
  const counts = new Int32Array(count);
  for (const { rules, count: some } of files) {
    const winner = rules.reduce(
      (best, rule) => ((groupOf[rule] ?? -1) > (groupOf[best] ?? -1) ? rule : best),
      rules[0] ?? -1,
    );
    if (winner >= 0) counts[winner] = (counts[winner] ?? 0) + some;
  }
  return counts;
}
