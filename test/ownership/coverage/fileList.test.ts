import assert from 'node:assert/strict';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { matches, readPattern } from '../../../src/ownership/patterns/pattern.ts';
import { isWithin, pathFrom } from '../../../src/text/repoPath.ts';
import { chosen, holds, oneOrMore, pick, several } from '../../property.ts';

describe('a list of files', () => {
  it('knows files and folders', () => {
    const files = fileList(['a/b/c.ts', 'a/d.ts', 'e']);
    const known = ['', 'a', 'a/b', 'a/b/c.ts', 'e', 'a/', 'b', 'a/b/c'].map(
      (path) => `${path} ${String(files.hasFile(path))} ${String(files.hasFolder(path))}`,
    );
    assert.deepEqual(known, [
      ' false true',
      'a false true',
      'a/b false true',
      'a/b/c.ts true false',
      'e true false',
      'a/ false false',
      'b false false',
      'a/b/c false false',
    ]);
  });

  for (const [title, removed, added, expected] of [
    ['without a file', ['a/d.ts'], [], 'e a/b/c.ts'],
    ['without the last file of a folder', ['a/b/c.ts'], [], 'e a/d.ts'],
    ['without a folder', ['a'], [], 'e'],
    ['without all', ['a', 'e'], [], ''],
    ['without all, and with another', ['a', 'e'], ['b/c'], 'b/c'],
    ['without what is not there', ['x', 'a/x', 'a/d.ts/x', 'e/x'], [], 'e a/d.ts a/b/c.ts'],
    ['with what is there', [], ['e', 'a/b/c.ts'], 'e a/d.ts a/b/c.ts'],
    ['with new ones', [], ['z/y/x', 'a/a', 'f'], 'e f a/a a/d.ts a/b/c.ts z/y/x'],
    ['with one that went and came', ['e'], ['e'], 'e a/d.ts a/b/c.ts'],
  ] as const)
    it(`is another one ${title}`, () => {
      const before = fileList(['a/b/c.ts', 'a/d.ts', 'e']);
      const after = before.changed({ removed, added });
      const paths = [...after.paths];
      assert.deepEqual([paths.join(' '), after.count], [expected, paths.length]);
      assert.deepEqual([...before.paths].join(' '), 'e a/d.ts a/b/c.ts');
    });

  holds({
    title: 'finds what a pattern matches as one that looks at every file',
    runs: 3000,
    atLeast: { pattern: 1500 },
    input: chosen((choose) => ({
      paths: several(choose, 7, () =>
        oneOrMore(choose, 3, ['a', 'b', 'ab', 'a-b', 'a0', 'A', 'é']).join('/'),
      ),
      source: oneOrMore(choose, 4, ['a', 'b', 'ab', 'é', '/', '/', '*', '**', '?']).join(''),
      folder: pick(choose, ['', '', 'a', 'a/b']),
    })),
    check: ({ paths, source, folder }, saw) => {
      const reading = readPattern(source);
      if ('fault' in reading) return;
      saw('pattern');
      const { pattern } = reading;
      const distinct = [...new Set(paths)].filter((path) => path !== folder);
      const expected = distinct
        .filter((path) => isWithin(folder, path) && matches(pattern, pathFrom(folder, path).split('/')))
        .toSorted();
      const files = fileList(distinct);
      for (let time = 0; time < 2; time++)
        assert.deepEqual([...files.matching(folder, pattern)].toSorted(), expected);
    },
  });
});
