import type { Rule } from './matcher.ts';

/**
 * All the rules that match a path. Paths that come to the same matches share one set, so that sets can be counted,
 * and what is found out about one holds for all its paths.
 */
export interface MatchSet {
  /** The position of the rule that decides, or -1. */
  readonly decidedBy: number;
  /** The positions of all that match, negated and silent ones too, the last one first. */
  readonly rules: () => number[];
  /** This set and some more rules. */
  readonly with: (gain: Gain) => MatchSet;
}

/** Rules that match together. */
export interface Gain {
  /** The last one first. */
  readonly rules: readonly number[];
  /** The last one that is not silent, or -1. */
  readonly top: number;
  /** Whether none is of a list with a negated pattern, so that the last one decides. */
  readonly isPlain: boolean;
}

/** The set without rules, from which all others come. */
export function noMatches(rules: readonly Rule[]): MatchSet {
  return new Matches(rules, undefined, undefined);
}

/** Makes the same gain of the same rules. */
export function gains(rules: readonly Rule[]): (positions: Iterable<number>) => Gain | undefined {
  const negating = new Set(rules.filter(({ pattern }) => pattern.isNegated).map(({ list }) => list));
  const known = new Map<string, Gain>();
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

/** A set as what it adds to another one: a chain, of which each part is shared. */
class Matches implements MatchSet {
  readonly decidedBy: number;
  private readonly all: readonly Rule[];
  private readonly before: Matches | undefined;
  private readonly added: Gain | undefined;
  /** The latest that was made of this one with more, and by what; most have no other. */
  private gain: Gain | undefined;
  private next: Matches | undefined;
  private others: Map<Gain, Matches> | undefined;

  constructor(all: readonly Rule[], before: Matches | undefined, added: Gain | undefined) {
    this.all = all;
    this.before = before;
    this.added = added;
    this.gain = undefined;
    this.next = undefined;
    this.others = undefined;
    this.decidedBy =
      added?.isPlain === true ? Math.max(before?.decidedBy ?? -1, added.top) : decisive(this.rules(), all);
  }

  with(gain: Gain): Matches {
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

/** The last rule that is neither silent nor of a list that a later rule takes the path out of. */
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
