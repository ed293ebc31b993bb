import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../schemas/coverage.schema.json';
import { coverageTable } from '../../src/answers/coverageTable.ts';
import { analyzeWhole } from '../../src/analyze.ts';
import { textCoverage } from '../../src/cli/coverageReport.ts';
import { fileList } from '../../src/ownership/fileList.ts';
import { completed } from '../checkFindings.ts';
import { checkCall, run } from './checkCall.ts';
import { withFolder } from './temporaryFolder.ts';

const written = completed(`unowned: [gen/]
domains:
  - { id: early, paths: [b/], owners: ["@acme/e"] }
  - { id: a, name: A name that is long, paths: [a/, lib/, b/1], owners: ["@acme/a", "@acme/another"] }
  - { id: b, paths: [b/], owners: ["@acme/b"] }
`);
const paths = ['a/1', 'a/x/2', 'b/1', 'gen/1', 'c'];
const files = { 'leadership.yaml': written, ...Object.fromEntries(paths.map((path) => [path, ''])) };
const notes = [
  '',
  '80.0 % of 5 files are owned, or unowned on purpose',
  '',
  'Unowned:',
  '  c',
  '',
  'Domains whose files all belong to others:',
  '  early, to b',
  '',
  'Patterns whose files all belong to others:',
  '  b/1 at leadership.yaml:4',
  '',
  'Patterns that match no file:',
  '  lib/ at leadership.yaml:4',
];

describe('leadership coverage', function () {
  this.timeout(30_000);

  checkCall('tells it by domain', {
    files,
    args: ['coverage'],
    code: 0,
    prints: [
      'domain               files      %  owners',
      'early                    0    0.0  @acme/e',
      'A name that is long      2   40.0  @acme/a, @acme/another',
      'b                        1   20.0  @acme/b',
      'unowned on purpose       1   20.0',
      'unowned                  1   20.0',
      'all                      5  100.0',
      ...notes,
    ],
  });
  checkCall('tells it by folder, seen from one', {
    files,
    from: 'a',
    args: ['coverage', '--by', 'folder', '--depth', '2'],
    code: 0,
    prints: [
      'folder   files  owned  on purpose  unowned      %',
      '../          1      0           0        1    0.0',
      './           1      1           0        0  100.0',
      'x/           1      1           0        0  100.0',
      '../b/        1      1           0        0  100.0',
      '../gen/      1      0           1        0  100.0',
      'all          5      3           1        1   80.0',
      ...notes.map((line) => line.replace('  c', '  ../c').replace('leadership.yaml', '../leadership.yaml')),
    ],
  });
  for (const [percent, code] of [
    ['80', 0],
    ['80.1', 1],
    ['100%', 1],
    ['101', 2],
    ['-1', 2],
    ['x', 2],
    ['NaN', 2],
  ] as const)
    checkCall(`ends with ${String(code)} when it has to be ${percent}`, {
      files,
      args: ['coverage', `--fail-under=${percent}`],
      code,
    });
  for (const depth of ['0', '1.5', '-1', 'x'])
    checkCall(`does not go ${depth} folders deep`, {
      files,
      args: ['coverage', `--depth=${depth}`],
      code: 2,
    });
  checkCall('needs a file that can be read', {
    files: { 'leadership.yaml': 'version: 2\n' },
    args: ['coverage'],
    code: 3,
    prints: [],
  });

  it('fits a narrow terminal', () => {
    const list = fileList(paths);
    const analysis = analyzeWhole([{ path: 'leadership.yaml', text: written }], list);
    assert.ok(analysis.coverage);
    const table = coverageTable(analysis, analysis.coverage, list);
    const lines = (width: number): string[] =>
      textCoverage(table, undefined, (path) => path, { width, isColoured: false })
        .split('\n')
        .slice(0, 3);
    assert.deepEqual(
      [lines(30), lines(50)],
      [
        [
          'domain            files      %',
          'early                 0    0.0',
          'A name that is …      2   40.0',
        ],
        [
          'domain               files      %  owners',
          'early                    0    0.0  @acme/e',
          'A name that is long      2   40.0  @acme/a, @acme…',
        ],
      ],
    );
  });

  it('prints JSON as its schema says', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    withFolder(files, (folder) => {
      const { output } = run(folder, ['coverage', '--format', 'json']);
      const printed = JSON.parse(output) as { total: unknown; folders: unknown[] };
      assert.equal(validate(printed), true, JSON.stringify(validate.errors));
      assert.deepEqual(
        [printed.total, printed.folders.length],
        [{ files: 5, owned: 3, onPurpose: 1, unowned: 1, percent: 80 }, 4],
      );
    });
  });
});
