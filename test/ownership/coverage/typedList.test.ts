import assert from 'node:assert/strict';
import { fileListBuilder, type FileList } from '../../../src/ownership/coverage/fileList.ts';
import { tallyOf } from '../../../src/ownership/coverage/tally.ts';
import { compileMatcher } from '../../../src/ownership/patterns/matcher.ts';
import type { Rule } from '../../../src/ownership/patterns/matchSet.ts';
import { readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { isWithin } from '../../../src/text/repoPath.ts';
import { runSync } from '../../../src/text/task.ts';
import { chosen, holds, oneOrMore, pick, several, type Choose } from '../../property.ts';

/** Names that sort, encode, or look up unlike others. Those that are no UTF-8 are given by their bytes. */
const names: readonly (string | readonly number[])[] = [
  ...['a', 'b', 'a-b', 'a0', 'A', 'a.ts', 'b.test.ts', '.ts', 'leadership.yaml', 'leadership.yml'],
  ...['it is', 'new\nline', 'é.ts', 'e\u0301.ts', '日本語', '🦊.ts', '\uE000', '\uFFFD', '\uFEFFa'],
  ...['constructor', '__proto__', 'hasOwnProperty', 'x'.repeat(300)],
  ...[[0xff], [0xfe], [0xc3], [0x61, 0x80, 0x2e, 0x74, 0x73], [0xed, 0xa0, 0x80]],
];

function bytesOf(path: readonly (string | readonly number[])[]): Buffer {
  const parts = path.map((name) => (typeof name === 'string' ? Buffer.from(name) : Buffer.from(name)));
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.from('/'), part])));
}

function listOf(paths: readonly Buffer[]): FileList {
  const builder = fileListBuilder();
  for (const path of paths) builder.add(Buffer.concat([Buffer.from('? '), path]), 2, 2 + path.length);
  return runSync(builder.list());
}

/** Paths in the order of a plain tree: the files of a folder, then its subfolders, each sorted. */
function inTreeOrder(paths: Iterable<string>): string[] {
  const own: string[] = [];
  const below = new Map<string, string[]>();
  for (const path of paths) {
    const slash = path.indexOf('/');
    if (slash < 0) own.push(path);
    else below.set(path.slice(0, slash), [...(below.get(path.slice(0, slash)) ?? []), path.slice(slash + 1)]);
  }
  return [
    ...own.sort(),
    ...[...below]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([name, inside]) => inTreeOrder(inside).map((path) => `${name}/${path}`)),
  ];
}

function randomPath(choose: Choose): Buffer {
  return bytesOf(Array.from({ length: 1 + choose(4) }, () => pick(choose, names)));
}

describe('a list of files from the bytes of their paths', () => {
  holds({
    title: 'is the same as a plain one after chains of changes',
    runs: 400,
    atLeast: { change: 800, invalid: 200 },
    input: chosen((choose) => {
      const paths = several(choose, choose(8) === 7 ? 400 : 30, () => randomPath(choose));
      const order = pick(choose, ['as Git sorts', 'in two parts', 'any'] as const);
      const changes = several(choose, 5, () => ({
        removed: several(choose, 3, () => {
          const path = (paths.length > 0 ? pick(choose, paths) : randomPath(choose)).toString();
          return choose(3) === 0 && path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : path;
        }),
        added: several(choose, 3, () => randomPath(choose).toString()),
      }));
      return { paths, order, changes };
    }),
    check: ({ paths, order, changes }, saw) => {
      const sorted = paths.toSorted((one, other) => one.compare(other));
      const inParts = [...sorted.filter((_, at) => at % 3 === 0), ...sorted.filter((_, at) => at % 3 > 0)];
      let list = listOf(order === 'any' ? paths : order === 'in two parts' ? inParts : sorted);
      let plain = new Set(paths.map((path) => path.toString()));
      if (paths.some((path) => Buffer.from(path.toString()).compare(path) !== 0)) saw('invalid');
      for (const change of [undefined, ...changes]) {
        if (change !== undefined) {
          saw('change');
          list = list.changed(change);
          const left = [...plain].filter((path) => !change.removed.some((gone) => isWithin(gone, path)));
          plain = new Set([...left, ...change.added]);
        }
        assert.deepEqual([...list.paths], inTreeOrder(plain));
        assert.equal(list.count, plain.size);
        const isLeadership = (path: string): boolean => /(?:^|\/)leadership\.ya?ml$/.test(path);
        assert.deepEqual(
          list.named(['leadership.yaml', 'leadership.yml']).toSorted(),
          [...plain].filter(isLeadership).toSorted(),
        );
        const folders = new Set(['', ...[...plain].flatMap((path) => foldersAbove(path))]);
        for (const path of [...plain, ...folders, 'nowhere', 'a/nowhere']) {
          assert.equal(list.hasFile(path), plain.has(path), path);
          assert.equal(list.hasFolder(path), folders.has(path), path);
          const below = [...plain].filter((file) => path === '' || file.startsWith(`${path}/`));
          assert.equal(list.folder(path)?.count ?? 0, below.length, path);
        }
      }
    },
  });

  const literals = [
    'a',
    'b',
    'a.ts',
    'é.ts',
    '日本語',
    '🦊.ts',
    'constructor',
    '__proto__',
    '\uFFFD',
    'it is',
  ];
  const ends = ['.ts', '.test.ts', 's', 'é.ts', '語', '\uDD8A.ts', 'tor', '__', '\uFFFD', 'leadership.yaml'];
  const starts = ['', '', 'a', 'é', '🦊', '\uD83E', 'con', '?', 'b.*', 'lead'];
  holds({
    title: 'has the matches that its paths have',
    runs: 300,
    atLeast: { matched: 3000 },
    input: chosen((choose) => {
      const name = (): string =>
        choose(2) === 0 ? pick(choose, literals) : `${pick(choose, starts)}*${pick(choose, ends)}`;
      const pattern = (): string =>
        pick(choose, ['', '/', '**/', '!']) +
        Array.from({ length: 1 + choose(3) }, name).join(pick(choose, ['/', '/', '/**/'])) +
        pick(choose, ['', '', '/', '/*']);
      return {
        patterns: several(choose, choose(3) === 0 ? 60 : 8, pattern),
        inFolder: oneOrMore(choose, 2, ['', 'a']),
        paths: several(choose, choose(4) === 3 ? 700 : 40, () => randomPath(choose)),
      };
    }),
    check: ({ patterns, inFolder, paths }, saw) => {
      const rules = patterns.flatMap((source, at): Rule[] => {
        const reading = readPattern(source);
        const folder = inFolder[at % inFolder.length] ?? '';
        return 'fault' in reading ? [] : [{ folder, pattern: reading.pattern, list: at }];
      });
      const matcher = compileMatcher(rules);
      const before = listOf(paths.slice(1));
      for (const files of [before, before.changed({ removed: [], added: paths.slice(0, 1).map(String) })]) {
        const expected = new Map<string, number>();
        for (const path of files.paths) {
          const key = compileOnce(rules).setOf(path).rules().join();
          if (key !== '') saw('matched');
          expected.set(key, (expected.get(key) ?? 0) + 1);
        }
        const counted = new Map<string, number>();
        for (const [set, count] of runSync(tallyOf({ matcher, files, tallies: new WeakMap() }))) {
          const key = set.rules().join();
          counted.set(key, (counted.get(key) ?? 0) + count);
        }
        const inOrder = (counts: ReadonlyMap<string, number>): [string, number][] => [...counts].sort();
        assert.deepEqual(inOrder(counted), inOrder(expected));
      }
    },
  });
});

/** A matcher of its own, so that one that was misled by bytes cannot agree with itself. */
function compileOnce(rules: readonly Rule[]): ReturnType<typeof compileMatcher> {
  if (latest?.rules !== rules) latest = { rules, matcher: compileMatcher(rules) };
  return latest.matcher;
}
let latest:
  { readonly rules: readonly Rule[]; readonly matcher: ReturnType<typeof compileMatcher> } | undefined;

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'));
}
