import { anyFileName } from '../../src/ownership/patterns/pattern.ts';
import { folderOf, isWithin, pathFrom, type RepoPath } from '../../src/text/repoPath.ts';

/** A pattern in the order in which patterns override each other, as it is written. */
export interface WrittenRule {
  readonly folder: RepoPath;
  readonly pattern: string;
  /** The number of its list; the rules of a list stand together. */
  readonly list: number;
}

/**
 * Whether a pattern covers a path: what docs/format.md says, sentence by sentence, in tables of what is reached, so
 * that it can be compared with a quicker reading. A `!` in front is not looked at. The pattern has to be one without
 * a fault.
 */
export function isCovered(source: string, path: RepoPath): boolean {
  const written = source.replace(/^!/, '');
  const wanted = written.replace(/^\//, '').replace(/\/$/, '').split('/');
  const isAnchored = written.replace(/\/$/, '').includes('/');
  const names = path.split('/');
  const ends = reached(isAnchored ? wanted : ['**', ...wanted], names, '**', fitsName);
  const last = wanted.at(-1);
  if (written.endsWith('/') || last === '**') return ends.slice(0, names.length).includes(true);
  return last === '*' ? ends[names.length] === true : ends.includes(true);
}

/** The position of the rule that decides for a path, or -1: each is asked, from the last one on. */
export function decisiveRule(rules: readonly WrittenRule[], path: RepoPath): number {
  const silenced = new Set<number>();
  for (let position = rules.length - 1; position >= 0; position--) {
    const { folder, pattern, list } = rules[position] ?? { folder: '', pattern: '', list: -1 };
    const isBelow = isWithin(folder, folderOf(path)) && !silenced.has(list);
    if (!isBelow || !isCovered(pattern, pathFrom(folder, path))) continue;
    if (!pattern.startsWith('!')) return position;
    silenced.add(list);
  }
  return -1;
}

function fitsName(wanted: string, name: string): boolean {
  if (wanted === '*') return true;
  if (name === anyFileName) return false;
  const signs = wanted.match(/\\.|./gsu) ?? [];
  const characters = Array.from(name);
  const ends = reached(signs, characters, '*', (sign, character) =>
    sign === '?' ? true : sign.replace(/^\\/, '') === character,
  );
  return ends[characters.length] === true;
}

/**
 * How many of some items, from the first one on, a row of wanted ones can stand for, of which those that are `many`
 * stand for any number: by the number of items, whether it can.
 */
function reached(
  wanted: readonly string[],
  items: readonly string[],
  many: string,
  fits: (wanted: string, item: string) => boolean,
): boolean[] {
  let row = [true, ...items.map(() => false)];
  for (const one of wanted) {
    const next = row.map(() => false);
    for (let count = 0; count <= items.length; count++) {
      const item = items[count - 1];
      next[count] =
        one === many
          ? row[count] === true || (count > 0 && next[count - 1] === true)
          : item !== undefined && row[count - 1] === true && fits(one, item);
    }
    row = next;
  }
  return row;
}
