import type { RepoPath } from '../../text/repoPath.ts';
import type { Codeowners, CodeownersNote, CodeownersRule } from '../codeowners/codeowners.ts';
import { matchingRules } from '../codeowners/effect.ts';
import { quoted } from '../../text/sentence.ts';
import { areDisjoint, intersection, isCovered, type Shape } from '../codeowners/shape.ts';

/** What owners a file has that is in several sections of GitLab: those of all of them, or those of the last one. */
export type SectionOwners = (typeof sectionOwners)[number];
export const sectionOwners = ['all', 'last'] as const;

/**
 * Which rules there are for what rules of several sections match together: only those without which a file would have
 * other owners. In rare cases they cannot be put in order, and all are needed.
 */
export type CombinedRules = 'needed' | 'all';

/** A pattern to write, and its owners. */
export interface DomainRule {
  readonly shape: Shape;
  readonly owners: readonly string[];
  /** The rule that it comes from: with several sections, that of the last one. */
  readonly rule: CodeownersRule;
}

/** The rules of all sections as one list, or the rules that prevent it. */
export type DomainRules =
  | { readonly rules: readonly DomainRule[]; readonly ownersOf: OwnersOf }
  | { readonly errors: readonly [CodeownersNote, ...CodeownersNote[]] };

/** The owners that a file has in CODEOWNERS. */
export type OwnersOf = (path: RepoPath) => readonly string[];

/** For each section, the rule that wins; undefined if none matches. */
type Winners = readonly (CodeownersRule | undefined)[];

interface Combination {
  readonly winners: Winners;
  readonly example: RepoPath;
}

/**
 * The rules of a CODEOWNERS file as one list that gives each of some files its owners, whatever the section. Rules of
 * several sections that match the same file become a rule for what both match.
 */
export function domainRulesOf(
  { rules, sections }: Codeowners,
  paths: Iterable<RepoPath>,
  sectionOwners: SectionOwners,
  combined: CombinedRules,
): DomainRules {
  // An exclusion wins over all other rules of its section.
  const lists = [...sections.keys()]
    .map((at) => rules.filter(({ section }) => section === at))
    .filter((own) => own.length > 0)
    .map((own) => [
      ...own.filter(({ isExclusion }) => !isExclusion),
      ...own.filter(({ isExclusion }) => isExclusion),
    ]);
  const matching = lists.map(matchingRules);
  const winnersOf = (path: RepoPath): Winners => matching.map((matchingIn) => matchingIn(path)[0]);
  const ownersOf: OwnersOf = (path) => ownersOfWinners(winnersOf(path), sectionOwners);
  const alone = lists.flatMap((own, section) =>
    own.flatMap((rule, place) =>
      isNeedless(own.slice(0, place), rule, lists.length)
        ? []
        : (rule.shapes ?? []).map((shape) => {
            const winners = lists.map((other, at) => (at === section ? rule : lastCovering(other, shape)));
            return { shape, owners: ownersOfWinners(winners, sectionOwners), rule };
          }),
    ),
  );
  if (lists.length < 2) return { rules: alone, ownersOf };

  const placeOf = new Map(lists.flatMap((own) => own.map((rule, place) => [rule, place])));
  const together = combinations(paths, winnersOf);
  const all: DomainRule[] = [];
  const errors: CodeownersNote[] = [];
  for (const rule of lists.flat()) {
    const own = alone.filter((one) => one.rule === rule);
    all.push(...own);
    const added: Winners[] = [];
    for (const { winners, example } of together.get(rule) ?? []) {
      const owners = ownersOfWinners(winners, sectionOwners);
      const isGiven = combined === 'needed' && own.every((one) => isSameOwners(one.owners, owners));
      if (isGiven && !added.some((other) => isBefore(other, winners, placeOf))) continue;
      const shapes = sharedShapes(winners);
      if (shapes === undefined) errors.push(sharedError(winners, example));
      else all.push(...shapes.map((shape) => ({ shape, owners, rule })));
      added.push(winners);
    }
  }
  const [error, ...others] = errors;
  return error === undefined ? { rules: all, ownersOf } : { errors: [error, ...others] };
}

/** Whether two lists have the same owners, in any order and case. */
export function isSameOwners(ones: readonly string[], others: readonly string[]): boolean {
  return ownersKey(ones) === ownersKey(others);
}

/** The same for the same owners, in any order and case. */
export function ownersKey(owners: readonly string[]): string {
  return [...new Set(owners.map((owner) => owner.toLowerCase()))].sort().join(' ');
}

function ownersOfWinners(winners: Winners, sectionOwners: SectionOwners): readonly string[] {
  const owners = winners.map((rule) => rule?.owners ?? []);
  if (sectionOwners === 'last') return owners.findLast((list) => list.length > 0) ?? [];
  return [...new Map(owners.flat().map((owner) => [owner.toLowerCase(), owner])).values()];
}

/** Whether a rule without owners only repeats that its section has none: no rule before it gives any there. */
function isNeedless(
  before: readonly CodeownersRule[],
  { owners, shapes = [] }: CodeownersRule,
  sections: number,
): boolean {
  return (
    sections > 1 &&
    owners.length === 0 &&
    shapes.every((shape) =>
      before.every((rule) => (rule.shapes ?? []).every((other) => areDisjoint(shape, other))),
    )
  );
}

/** The last rule that matches every path of a shape. */
function lastCovering(rules: readonly CodeownersRule[], shape: Shape): CodeownersRule | undefined {
  return rules.findLast(({ shapes = [] }) => shapes.some((other) => isCovered(shape, other)));
}

/** The different winners of files, each with one of the files, by the winner in the last section. */
function combinations(
  paths: Iterable<RepoPath>,
  winnersOf: (path: RepoPath) => Winners,
): ReadonlyMap<CodeownersRule, readonly Combination[]> {
  const known = new Set<string>();
  const found = new Map<CodeownersRule, Combination[]>();
  for (const example of paths) {
    const winners = winnersOf(example);
    const key = winners.map((rule) => rule?.line).join();
    const last = winners.findLast((rule) => rule !== undefined);
    if (last === undefined || known.has(key)) continue;
    known.add(key);
    const own = found.get(last) ?? [];
    found.set(last, own);
    own.push({ winners, example });
  }
  return found;
}

/** Whether each section has the same winner or one before it, so that a file of the later ones matches both. */
function isBefore(ones: Winners, others: Winners, placeOf: ReadonlyMap<CodeownersRule, number>): boolean {
  const placeIn = (rule: CodeownersRule | undefined): number => (rule && placeOf.get(rule)) ?? -1;
  return ones.every((rule, at) => placeIn(rule) <= placeIn(others[at]));
}

/** The shapes of the paths that all winners match; undefined if no pattern can express them. */
function sharedShapes(winners: Winners): Shape[] | undefined {
  let shared: Shape[] | undefined;
  for (const rule of winners) {
    if (rule === undefined) continue;
    const shapes: readonly Shape[] = rule.shapes ?? [];
    if (shared === undefined) shared = [...shapes];
    else {
      const both = shared.flatMap((one) => shapes.map((other) => intersection(one, other)));
      if (both.includes(undefined)) return undefined;
      shared = both.flatMap((list) => list ?? []);
    }
  }
  return shared;
}

function sharedError(winners: Winners, example: RepoPath): CodeownersNote {
  const [one, other] = winners.filter((rule) => rule !== undefined).slice(-2);
  return {
    line: other?.line ?? one?.line ?? 1,
    message: `${quoted(example)} matches ${quoted(one?.pattern ?? '')} (line ${String(one?.line ?? 0)}) and ${quoted(other?.pattern ?? '')}. No pattern can express both. Rewrite one, or use "--sections last".`,
  };
}
