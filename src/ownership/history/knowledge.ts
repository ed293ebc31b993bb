import type { RepoPath } from '../../text/repoPath.ts';
import type { DayNumber, History } from './history.ts';

/** The changes of some files: how many, and on which days by whom. */
export interface Tally {
  changes: number;
  /** Pairs of a person and a day. */
  readonly days: Set<number>;
}

/** A person, and how well that person knows some files. */
export interface Knowledge {
  /** The position in the people of the history. */
  readonly person: number;
  /** The sum of 2^(−age / 180 days) over the days with a change. Only to compare with others; never shown. */
  readonly weight: number;
}

/** Knowledge halves in this time. */
const halfLife = 180;
/** A person without a change in this many days is not active. */
const activeDays = 90;
/** More than the number of a day, for centuries. */
const dayLimit = 2 ** 17;

/**
 * Tallies the changes of files in groups, such as folders. A commit counts once for each group, whatever number of its
 * files are in it.
 */
export function tallied<Group>(
  { changes }: History,
  groupsOf: (path: RepoPath) => Iterable<Group>,
): Map<Group, Tally> {
  const tallies = new Map<Group, Tally>();
  for (const { person, day, paths } of changes) {
    const groups = new Set<Group>();
    for (const path of paths) for (const group of groupsOf(path)) groups.add(group);
    for (const group of groups) {
      let tally = tallies.get(group);
      if (tally === undefined) tallies.set(group, (tally = { changes: 0, days: new Set() }));
      tally.changes++;
      tally.days.add(person * dayLimit + day);
    }
  }
  return tallies;
}

/** Who knows the files of a tally, best first. */
export function knowledgeIn({ days }: Tally, today: DayNumber): Knowledge[] {
  const weights = new Map<number, number>();
  // In a fixed order: sums of the same numbers in another order can differ.
  for (const pair of [...days].sort((one, other) => one - other)) {
    const person = Math.floor(pair / dayLimit);
    const age = today - (pair % dayLimit);
    weights.set(person, (weights.get(person) ?? 0) + 2 ** (-age / halfLife));
  }
  return Array.from(weights, ([person, weight]) => ({ person, weight })).sort(
    (one, other) => other.weight - one.weight || one.person - other.person,
  );
}

/** The fewest people who hold a share of the knowledge. */
export function holders(known: readonly Knowledge[], share: number): ReadonlySet<number> {
  const all = known.reduce((sum, { weight }) => sum + weight, 0);
  const found = new Set<number>();
  let held = 0;
  for (const { person, weight } of known) {
    if (held >= share * all) break;
    found.add(person);
    held += weight;
  }
  return found;
}

/** Whether a person has changed any file lately. */
export function isActive({ lastDays, today }: History, person: number): boolean {
  return (lastDays[person] ?? 0) >= today - activeDays;
}
