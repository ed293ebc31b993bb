import assert from 'node:assert/strict';
import { groupRules, type RulesToGroup } from '../../../src/ownership/import/groupRules.ts';
import { chosen, holds, type Choose } from '../../property.ts';

describe('rules are grouped', () => {
  holds({
    title: 'so that every file gets its owners, in as few groups as an exhaustive search finds',
    runs: 300,
    atLeast: { 'a kind in two groups': 20 },
    input: chosen((choose) => rulesAndFiles(choose, 12, 4)),
    check: (input, saw) => {
      const groups = checkedGroups(input);
      if (new Set(groups.map(({ kind }) => kind)).size < groups.length) saw('a kind in two groups');
      assert.equal(groups.length, fewestGroups(input));
    },
  });

  holds({
    title: 'with many rules, in no more groups than a simple greedy search finds',
    runs: 30,
    atLeast: { fewer: 5 },
    input: chosen((choose) => rulesAndFiles(choose, 80, 12)),
    check: (input, saw) => {
      const count = checkedGroups(input).length;
      const greedy = greedyGroups(input);
      assert.ok(count <= greedy, `${String(count)} > ${String(greedy)}`);
      if (count < greedy) saw('fewer');
    },
  });
});

/** Rules with owners, and files that have the owners of the last rule that matches them. */
function rulesAndFiles(choose: Choose, mostRules: number, mostOwners: number): RulesToGroup {
  const kinds = Array.from({ length: 1 + choose(mostRules) }, () => choose(mostOwners));
  const files = Array.from({ length: choose(2 * mostRules) }, () => {
    const rules = [...kinds.keys()].filter(() => choose(3) === 0).reverse();
    return { rules, owners: kinds[rules[0] ?? 0] ?? 0 };
  });
  const owners = Array.from({ length: mostOwners }, (_, owner) => owner);
  return { kinds, owners, last: undefined, files: files.filter(({ rules }) => rules.length > 0) };
}

function checkedGroups(
  input: RulesToGroup,
): readonly { readonly kind: number; readonly rules: readonly number[] }[] {
  const groups = groupRules(input) ?? assert.fail('no groups');
  const all = groups.flatMap(({ rules }) => rules).sort((one, other) => one - other);
  assert.deepEqual(all, [...input.kinds.keys()]);
  for (const { kind, rules } of groups) for (const rule of rules) assert.equal(input.kinds[rule], kind);
  for (const { rules, owners } of input.files)
    assert.equal(groups.findLast((group) => group.rules.some((rule) => rules.includes(rule)))?.kind, owners);
  return groups;
}

/** The fewest groups: for each set of rules in the last groups, all sets of rules of one owner for the group before. */
function fewestGroups({ kinds, files }: RulesToGroup): number {
  const matched = files.map(({ rules, owners }) => ({ set: bits(rules), owners }));
  const setOf = new Map<number, number>();
  for (const [rule, kind] of kinds.entries()) setOf.set(kind, (setOf.get(kind) ?? 0) | (1 << rule));
  const fewest = new Array<number>(1 << kinds.length).fill(Infinity);
  fewest[0] = 0;
  for (let placed = 0; placed < fewest.length; placed++) {
    const count = (fewest[placed] ?? 0) + 1;
    if (count === Infinity) continue;
    const open = matched.filter(({ set }) => (set & placed) === 0);
    for (const [kind, own] of setOf) {
      const left = own & ~placed;
      for (let group = left; group > 0; group = (group - 1) & left)
        if (open.every(({ set, owners }) => owners === kind || (set & group) === 0))
          fewest[placed | group] = Math.min(fewest[placed | group] ?? 0, count);
    }
  }
  return fewest.at(-1) ?? 0;
}

function bits(rules: readonly number[]): number {
  return rules.reduce((set, rule) => set | (1 << rule), 0);
}

/** From the end, always the owner with most rules that can be placed. */
function greedyGroups({ kinds, files }: RulesToGroup): number {
  const placed = new Set<number>();
  for (let count = 0; ; count++) {
    if (placed.size === kinds.length) return count;
    const open = files.filter(({ rules }) => !rules.some((rule) => placed.has(rule)));
    const canBePlaced = [...kinds.entries()].filter(
      ([rule, kind]) =>
        !placed.has(rule) && open.every(({ rules, owners }) => owners === kind || !rules.includes(rule)),
    );
    const counts = new Map<number, number>();
    for (const [, kind] of canBePlaced) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const [best] = [...counts].sort((one, other) => other[1] - one[1])[0] ?? [];
    for (const [rule, kind] of canBePlaced) if (kind === best) placed.add(rule);
  }
}
