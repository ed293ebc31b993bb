import assert from 'node:assert/strict';
import { chosen, holds, pick, several, type Choose } from '../../property.ts';
import { historyOf } from '../../../src/ownership/history/history.ts';
import { filesIn, logged, now, proposed, textOf, idOf, type Written } from './syntheticHistory.ts';

const people = [
  'Ana Oliveira <ana@acme.test>',
  'Bo Lindqvist <bo@acme.test>',
  'bo <7+bo-acme@users.noreply.github.com>',
  'Bo Lindqvist <bo-acme@users.noreply.github.com>',
  'ANA OLIVEIRA <ana@home.test>',
  'root <root@localhost>',
  'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>',
  'Copilot <198982749+Copilot@users.noreply.github.com>',
];
const folders = ['src/a', 'src/b', 'src/b/c', 'lib', 'docs/x/y'];
const files = [...folders.flatMap((folder) => filesIn(folder, 12)), 'README.md', 'src/a/package.json'];

interface Shuffled {
  readonly commits: readonly Written[];
  /** The commits in another order, by their positions. */
  readonly order: readonly number[];
}

function shuffled(choose: Choose): Shuffled {
  const commits = several(choose, 120, (at): Written => {
    const folder = pick(choose, folders);
    return {
      by: pick(choose, people),
      age: choose(900) - 5,
      files: filesIn(folder, 1 + choose(12)),
      message: choose(8) === 7 ? `Revert "x"\n\nThis reverts commit ${idOf(choose(at + 1))}.` : 'Work',
    };
  });
  const order = [...commits.keys()];
  for (let at = order.length - 1; at > 0; at--) {
    const other = choose(at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return { commits, order };
}

describe('a proposal', () => {
  holds<Shuffled>({
    title: 'does not depend on the order of commits',
    input: chosen(shuffled),
    runs: 150,
    atLeast: { divided: 10 },
    check: ({ commits, order }, saw) => {
      const all = logged(commits);
      const inOrder = historyOf({ commits: all, merges: [], isShallow: false, now });
      const others = order.flatMap((at) => all[at] ?? []);
      const again = historyOf({ commits: others, merges: [], isShallow: false, now });
      assert.equal(textOf(again, files), textOf(inOrder, files));
      assert.deepEqual(again.people, inOrder.people);
      if (Object.keys(proposed(inOrder, files)).length > 2) saw('divided');
    },
  });

  holds<Shuffled>({
    title: 'has every file in one area, at most thirteen areas, and each folder around those in it',
    input: chosen(shuffled),
    runs: 100,
    check: ({ commits }) => {
      const areas = Object.keys(
        proposed(historyOf({ commits: logged(commits), merges: [], isShallow: false, now }), files),
      );
      assert.equal(areas[0], '');
      assert.ok(areas.length <= 13);
      assert.deepEqual(areas, [...new Set(areas)].sort());
      for (const folder of areas.slice(1)) assert.ok(files.some((file) => file.startsWith(`${folder}/`)));
    },
  });
});
