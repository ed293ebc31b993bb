import { getOrInsert } from '../../text/getOrInsert.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Pattern } from './pattern.ts';

/** A pattern in the order of precedence: later rules override earlier ones. */
export interface Rule {
  /** The folder that the pattern is relative to. */
  readonly folder: RepoPath;
  readonly pattern: Pattern;
  /**
   * The number of its list. A negated pattern excludes paths from its own list only. The rules of a list are
   * adjacent.
   */
  readonly list: number;
  /** Whether the rule never wins. It is still among the matches of a path. */
  readonly isSilent?: boolean;
}

/**
 * All rules that match a path. Paths that reach the same matches share one set. So sets can be counted, and
 * results for a set apply to all of its paths.
 */
export interface MatchSet {
  /** The position of the rule that wins, or -1. */
  readonly matchedBy: number;
  /** The positions of all matching rules, including negated and silent ones, last first. */
  readonly rules: () => number[];
  /** This set plus the rules of a gain. */
  readonly with: (gain: RuleGroup) => MatchSet;
}

/** Rules that match together. The same rules are always the same object. */
export interface RuleGroup {
  /** Positions, last first. */
  readonly rules: readonly number[];
  /** The last rule that is not silent, or -1. */
  readonly top: number;
  /** Whether no rule is in a list with a negated pattern, so that the last rule wins. */
  readonly isPlain: boolean;
  /** All rules, by position. */
  readonly all: readonly Rule[];
}

/** The empty set, from which all others are derived. */
export function noMatches(): MatchSet {
  return new Matches(undefined, undefined);
}

/** Creates groups of rules. */
export function ruleGroups(all: readonly Rule[]): (positions: Iterable<number>) => RuleGroup | undefined {
  const negating = new Set(all.filter(({ pattern }) => pattern.isNegated).map(({ list }) => list));
  const known = new Map<string, RuleGroup>();
  return (positions) => {
    const rules = [...new Set(positions)].sort((one, other) => other - one);
    if (rules.length === 0) return undefined;
    return getOrInsert(known, rules.join(), () => ({
      rules,
      top: rules.find((position) => all[position]?.isSilent !== true) ?? -1,
      isPlain: rules.every((position) => !negating.has(all[position]?.list ?? -1)),
      all,
    }));
  };
}

/** A set as a chain: each link adds rules to the set before it. Links are shared. There are many, so they are small. */
class Matches implements MatchSet {
  readonly matchedBy: number;
  private readonly before: Matches | undefined;
  private readonly added: RuleGroup | undefined;
  /** The latest set that was derived from this one. Most sets have no other. */
  private latest: Matches | undefined;
  /** All derived sets, by what they add, if there are several. */
  private derived: Map<RuleGroup | undefined, Matches> | undefined;

  constructor(before: Matches | undefined, added: RuleGroup | undefined) {
    this.before = before;
    this.added = added;
    this.latest = undefined;
    this.derived = undefined;
    this.matchedBy =
      added?.isPlain === false
        ? decisive(this.rules(), added.all)
        : Math.max(before?.matchedBy ?? -1, added?.top ?? -1);
  }

  with(gain: RuleGroup): Matches {
    const { latest } = this;
    if (latest?.added === gain) return latest;
    let next = this.derived?.get(gain);
    if (next === undefined) {
      next = new Matches(this, gain);
      if (latest !== undefined) (this.derived ??= new Map([[latest.added, latest]])).set(gain, next);
    }
    this.latest = next;
    return next;
  }

  rules(): number[] {
    const positions: number[] = [];
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the chain begins here
    for (let at: Matches | undefined = this; at !== undefined; at = at.before)
      for (const position of at.added?.rules ?? []) insert(positions, position);
    return positions;
  }
}

/** Inserts a position into positions, last first, unless it is there. */
function insert(positions: number[], position: number): void {
  if (positions.includes(position)) return;
  let at = positions.length;
  for (; at > 0 && (positions[at - 1] ?? 0) < position; at--) positions[at] = positions[at - 1] ?? 0;
  positions[at] = position;
}

/** The last rule that is not silent and whose list does not exclude the path by a later negated pattern. */
function decisive(positions: readonly number[], rules: readonly Rule[]): number {
  let takenOut = -1;
  for (const position of positions) {
    const rule = rules[position];
    if (rule === undefined || rule.isSilent === true || rule.list === takenOut) continue;
    if (!rule.pattern.isNegated) return position;
    takenOut = rule.list;
  }
  return -1;
}
