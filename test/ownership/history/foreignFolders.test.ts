import assert from 'node:assert/strict';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { foreignFolders, type ForeignPattern } from '../../../src/ownership/history/foreignFolders.ts';

const beside = ['lib/a/y', 'lib/b/y', 'lib/c/y', 'lib/d/y'];

const cases: readonly (readonly [
  title: string,
  files: readonly string[],
  marked: readonly string[],
  patterns: readonly ForeignPattern[],
])[] = [
  ['none', ['src/a', 'b'], [], []],
  ['a well-known name', ['src/vendor/a', 'src/b'], [], [{ folder: 'src/vendor' }]],
  [
    'a folder that is marked as a whole',
    ['gen/a', 'gen/x/b', 'c'],
    ['gen/a', 'gen/x/b'],
    [{ folder: 'gen' }],
  ],
  ['not a folder that is marked in part', ['gen/a', 'gen/b', 'c'], ['gen/a'], []],
  ['not what is no file any more', ['gen/a'], ['gen/b', 'old/c'], []],
  [
    'three folders of a name',
    ['a/vendor/x', 'b/vendor/x', 'c/d/vendor/x', 'e'],
    [],
    [{ name: 'vendor', below: '' }],
  ],
  [
    'three folders of a name that is an own one elsewhere',
    [...beside, 'lib/a/ci/x', 'lib/b/ci/x', 'lib/c/ci/x', 'ci/x'],
    ['lib/a/ci/x', 'lib/b/ci/x', 'lib/c/ci/x'],
    [{ name: 'ci', below: 'lib' }],
  ],
  [
    'three folders of a name that is an own one beside them',
    [...beside, 'lib/a/ci/x', 'lib/b/ci/x', 'lib/c/ci/x', 'lib/d/ci/x'],
    ['lib/a/ci/x', 'lib/b/ci/x', 'lib/c/ci/x'],
    [{ folder: 'lib/a/ci' }, { folder: 'lib/b/ci' }, { folder: 'lib/c/ci' }],
  ],
];

describe('vendored and generated folders', () => {
  for (const [title, files, marked, patterns] of cases)
    it(title, () => {
      assert.deepEqual(foreignFolders(fileList([...files].sort()), marked).patterns, patterns);
    });

  it('are at most twenty, the largest ones', () => {
    const files = Array.from({ length: 30 }, (_, at) =>
      Array.from({ length: at + 1 }, (_, file) => `g${String(at)}/f${String(file)}`),
    ).flat();
    const { folders, patterns } = foreignFolders(fileList([...files, 'a'].sort()), files);
    assert.deepEqual([folders.length, patterns.length, patterns[0]], [30, 20, { folder: 'g29' }]);
  });
});
