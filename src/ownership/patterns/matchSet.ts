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

/** Rules that match together. */
export interface RuleGroup {
  /** Positions, last first. */
  readonly rules: readonly number[];
  /** The last rule that is not silent, or -1. */
  readonly top: number;
  /** Whether no rule is in a list with a negated pattern, so that the last rule wins. */
  readonly isPlain: boolean;
}

/** The empty set, from which all others are derived. */
export function noMatches(rules: readonly Rule[]): MatchSet {
  return new Matches(rules, undefined, undefined);
}

/** Creates gains. The same rules give the same object. */
export function ruleGroups(rules: readonly Rule[]): (positions: Iterable<number>) => RuleGroup | undefined {
  const negating = new Set(rules.filter(({ pattern }) => pattern.isNegated).map(({ list }) => list));
  const known = new Map<string, RuleGroup>();
  return (positions) => {
    const sorted = [...new Set(positions)].sort((one, other) => other - one);
    if (sorted.length === 0) return undefined;
    const key = sorted.join();
    let gain = known.get(key);
    if (gain === undefined) {
      gain = {
        rules: sorted,
        top: sorted.find((position) => rules[position]?.isSilent !== true) ?? -1,
        isPlain: sorted.every((position) => !negating.has(rules[position]?.list ?? -1)),
      };
      known.set(key, gain);
    }
    return gain;
  };
}

/** A set as a chain: each link adds rules to the set before it. Links are shared. */
class Matches implements MatchSet {
  readonly matchedBy: number;
  private readonly all: readonly Rule[];
  private readonly before: Matches | undefined;
  private readonly added: RuleGroup | undefined;
  /** The latest set derived from this one, and its gain. Most sets have no other. */
  private gain: RuleGroup | undefined;
  private next: Matches | undefined;
  private others: Map<RuleGroup, Matches> | undefined;

  constructor(all: readonly Rule[], before: Matches | undefined, added: RuleGroup | undefined) {
    this.all = all;
    this.before = before;
    this.added = added;
    this.gain = undefined;
    this.next = undefined;
    this.others = undefined;
    this.matchedBy =
      added?.isPlain === true ? Math.max(before?.matchedBy ?? -1, added.top) : decisive(this.rules(), all);
  }

  with(gain: RuleGroup): Matches {
    if (this.gain === gain && this.next !== undefined) return this.next;
    const next = this.others?.get(gain) ?? new Matches(this.all, this, gain);
    if (this.gain !== undefined && this.next !== undefined)
      (this.others ??= new Map()).set(this.gain, this.next).set(gain, next);
    this.gain = gain;
    this.next = next;
    return next;
  }

  rules(): number[] {
    const positions: number[] = [];
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the chain begins here
    for (let at: Matches | undefined = this; at !== undefined; at = at.before)
      positions.push(...(at.added?.rules ?? []));
    return [...new Set(positions)].sort((one, other) => other - one);
  }
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
