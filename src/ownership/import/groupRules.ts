/** Rules to write as domains, by their positions. In CODEOWNERS and in a leadership file, the last match wins. */
export interface RulesToGroup {
  /** For each rule, which rules can be in one domain with it: those with the same number. */
  readonly kinds: readonly number[];
  /** The owners of each kind of rules, as a number. */
  readonly owners: readonly number[];
  /** The kind that is written after all domains, in `unowned`; undefined if there is none. */
  readonly last: number | undefined;
  /** All combinations of rules that match a file, with the owners that the file has. */
  readonly files: readonly MatchedFiles[];
}

/** Files that the same rules match, and whose owners are the same. */
export interface MatchedFiles {
  readonly rules: readonly number[];
  readonly owners: number;
}

/** Rules in one domain. */
export interface RuleGroup {
  readonly kind: number;
  /** In ascending order. */
  readonly rules: readonly number[];
}

/**
 * Puts rules into as few groups as possible, so that each file gets its owners from the last group that matches it.
 * Returns the groups in a possible order, or undefined if there is no order in which all files get their owners.
 *
 * The groups are found from the end. A rule can be in the last group if each file that it matches has its owners. The
 * files of that group are then settled, and no longer count for the rules before it. All rules of a kind that can be in
 * a group are put there, since that only settles more files. So the only choice is the kind of each group. A kind of
 * which all rules can be placed is always a best choice. Only if there is none, a kind needs more than one group: all
 * kinds are tried, up to a limit of work. With up to 12 rules, the number of groups is always the smallest possible.
 */
export function groupRules(input: RulesToGroup): RuleGroup[] | undefined {
  const problem = prepared(input);
  const start = startOf(problem);
  if (input.last !== undefined) place(start, input.last, problem);
  placeWholeKinds(start, problem);
  let states = [start];
  for (;;) {
    const done = states.find(({ left }) => left === 0);
    if (done !== undefined) return done.groups.toReversed();
    const next = new Map<number, State>();
    const most = Math.max(1, Math.floor(maxTried / problem.size / states.length));
    for (const state of states)
      for (const kind of partialKinds(state, problem).slice(0, most)) {
        const copy = copyOf(state);
        place(copy, kind, problem);
        placeWholeKinds(copy, problem);
        next.set(copy.hash, copy);
      }
    if (next.size === 0) return undefined;
    states = [...next.values()]
      .sort((one, other) => one.kindsLeft - other.kindsLeft || one.left - other.left)
      .slice(0, Math.max(1, Math.floor(maxKept / problem.size)));
  }
}

/** The limits for the states that are tried for one more group, and kept: in rules and combinations of rules. */
const maxTried = 500_000;
const maxKept = 50_000;

interface Problem extends RulesToGroup {
  readonly size: number;
  /** For each rule, the combinations that it is in. */
  readonly filesOf: readonly (readonly number[])[];
  /** For each kind, its rules. */
  readonly rulesOf: readonly (readonly number[])[];
}

/** Some rules are placed. */
interface State {
  /** The last one first. */
  readonly groups: RuleGroup[];
  /** For each rule, whether it is placed: 0 or 1. */
  readonly placed: Uint8Array;
  /** For each combination, whether a placed rule matches it: 0 or 1. */
  readonly settled: Uint8Array;
  /** For each rule, how many combinations that are not settled would get wrong owners from it. */
  readonly wrong: Int32Array;
  /** For each kind, how many of its rules are not placed. */
  readonly leftOf: Int32Array;
  /** For each kind, how many of its rules would give wrong owners. */
  readonly blocked: Int32Array;
  /** The kinds of which all rules that are left can be placed. */
  readonly whole: Set<number>;
  left: number;
  kindsLeft: number;
  /** Of the placed rules, to find equal states. */
  hash: number;
}

function prepared(input: RulesToGroup): Problem {
  const filesOf: number[][] = input.kinds.map(() => []);
  for (const [at, { rules }] of input.files.entries()) for (const rule of rules) filesOf[rule]?.push(at);
  const rulesOf: number[][] = input.owners.map(() => []);
  for (const [rule, kind] of input.kinds.entries()) rulesOf[kind]?.push(rule);
  return { ...input, filesOf, rulesOf, size: input.kinds.length + input.files.length };
}

function startOf({ kinds, owners, files, rulesOf }: Problem): State {
  const wrong = new Int32Array(kinds.length);
  for (const file of files)
    for (const rule of file.rules) if (owners[kinds[rule] ?? -1] !== file.owners) add(wrong, rule, 1);
  const blocked = new Int32Array(owners.length);
  for (const [rule, kind] of kinds.entries()) if (wrong[rule] !== 0) add(blocked, kind, 1);
  const leftOf = Int32Array.from(rulesOf, (rules) => rules.length);
  return {
    ...{ groups: [], wrong, blocked, leftOf },
    placed: new Uint8Array(kinds.length),
    settled: new Uint8Array(files.length),
    whole: new Set([...leftOf.keys()].filter((kind) => leftOf[kind] !== 0 && blocked[kind] === 0)),
    left: kinds.length,
    kindsLeft: leftOf.filter((count) => count > 0).length,
    hash: 0,
  };
}

function copyOf(state: State): State {
  return {
    ...state,
    groups: [...state.groups],
    placed: state.placed.slice(),
    settled: state.settled.slice(),
    wrong: state.wrong.slice(),
    leftOf: state.leftOf.slice(),
    blocked: state.blocked.slice(),
    whole: new Set(state.whole),
  };
}

/** The kinds of which some rules can be placed, those with most of them first. */
function partialKinds({ placed, wrong }: State, { kinds }: Problem): number[] {
  const counts = new Map<number, number>();
  for (const [rule, kind] of kinds.entries())
    if (placed[rule] === 0 && wrong[rule] === 0) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]).map(([kind]) => kind);
}

/** Places the kinds that can be placed as a whole, the one with the last rule first. */
function placeWholeKinds(state: State, problem: Problem): void {
  const lastRule = (kind: number): number =>
    problem.rulesOf[kind]?.findLast((rule) => state.placed[rule] === 0) ?? -1;
  while (state.whole.size > 0) {
    const kinds = [...state.whole];
    place(
      state,
      kinds.reduce((one, other) => (lastRule(other) > lastRule(one) ? other : one)),
      problem,
    );
  }
}

/** Places all rules of a kind that can be placed, as the group before those that are placed. */
function place(state: State, kind: number, { kinds, owners, files, filesOf, rulesOf }: Problem): void {
  const { placed, settled, wrong, blocked, leftOf, whole } = state;
  const rules = (rulesOf[kind] ?? []).filter((rule) => placed[rule] === 0 && wrong[rule] === 0);
  for (const rule of rules) {
    placed[rule] = 1;
    state.hash += hashOf(rule);
    for (const at of filesOf[rule] ?? []) {
      const file = files[at];
      if (settled[at] === 1 || file === undefined) continue;
      settled[at] = 1;
      for (const other of file.rules) {
        const its = kinds[other] ?? -1;
        if (owners[its] === file.owners) continue;
        add(wrong, other, -1);
        if (wrong[other] !== 0 || placed[other] === 1) continue;
        add(blocked, its, -1);
        if (blocked[its] === 0) whole.add(its);
      }
    }
  }
  add(leftOf, kind, -rules.length);
  whole.delete(kind);
  if (rules.length === 0) return;
  state.left -= rules.length;
  if (leftOf[kind] === 0) state.kindsLeft--;
  state.groups.push({ kind, rules });
}

/** A number for each rule, so that different rules have different sums, nearly always. The sums are exact. */
function hashOf(rule: number): number {
  let hash = Math.imul(rule + 1, 0x9e3779b1);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function add(numbers: Int32Array, at: number, more: number): void {
  numbers[at] = (numbers[at] ?? 0) + more;
}
