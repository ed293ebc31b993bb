import assert from 'node:assert/strict';
import Ajv from 'ajv';
import schema from '../../../schemas/coverage.schema.json';
import { coverageTable, folderRows } from '../../../src/features/reports/coverageTable.ts';
import { analyze } from '../../../src/analyze.ts';
import { textCoverage } from '../../../src/cli/report/coverageReport.ts';
import { fileList } from '../../../src/ownership/coverage/fileList.ts';
import { completed } from '../../checkFindings.ts';
import { checkCall, run } from '../checkCall.ts';
import { withFolder } from '../temporaryFolder.ts';

const written = completed(`unowned: [gen/]
domains:
  - { id: early, paths: [b/], owners: ["@acme/e"] }
  - { id: a, name: A name that is long, paths: [a/, lib/, b/1], owners: ["@acme/a", "@acme/another"] }
  - { id: b, paths: [b/], owners: ["@acme/b"] }
`);
const paths = ['a/1', 'a/x/2', 'b/1', 'gen/1', 'c'];
const files = { 'leadership.yaml': written, ...Object.fromEntries(paths.map((path) => [path, ''])) };
const lists = [
  '',
  'Unowned:',
  '  c',
  '',
  'Fully overridden domains:',
  '  early  overridden by b',
  '',
  'Fully overridden patterns:',
  '  b/1  leadership.yaml:4',
  '',
  'Patterns without files:',
  '  lib/  leadership.yaml:4',
  '',
  'Run "leadership explain c" to see why.',
];

describe('leadership coverage', function () {
  this.timeout(120_000);

  checkCall('shows domains', {
    files,
    args: ['coverage'],
    code: 0,
    prints: [
      'Coverage: 80.0% (4 of 5 files)',
      '',
      'Domain                 Files       %  Owners',
      'A name that is long        2   40.0%  @acme/a, @acme/another',
      'b                          1   20.0%  @acme/b',
      'early                      0    0.0%  @acme/e',
      'Intentionally unowned      1   20.0%',
      'Unowned                    1   20.0%',
      'Total                      5  100.0%',
      ...lists,
    ],
  });
  checkCall('shows folders, relative to the working folder', {
    files,
    from: 'a',
    args: ['coverage', '--by', 'folder', '--depth', '2'],
    code: 0,
    prints: [
      'Coverage: 80.0% (4 of 5 files)',
      '',
      'Folder   Files  Owned  Intentionally unowned  Unowned  Coverage',
      '../          1      0                      0        1      0.0%',
      './           1      1                      0        0    100.0%',
      'x/           1      1                      0        0    100.0%',
      '../b/        1      1                      0        0    100.0%',
      '../gen/      1      0                      1        0    100.0%',
      'Total        5      3                      1        1     80.0%',
      ...lists.map((line) => line.replace(/ c\b/, ' ../c').replace('leadership.yaml', '../leadership.yaml')),
    ],
  });
  checkCall('shows owners, each with all their files', {
    files: {
      'leadership.yaml': completed(`people: { ana: { name: Ana, github: ana-acme } }
domains:
  - { id: a, paths: [a/], owners: [ana, "@Bo"] }
  - { id: b, paths: [b/], owners: ["@ana-acme"] }
  - { id: c, paths: [c], owners: ["@bo", "@BO"] }
`),
      ...Object.fromEntries([...paths, 'b/2', 'b/3'].map((path) => [path, ''])),
    },
    args: ['coverage', '--by', 'owner'],
    code: 0,
    prints: [
      'Coverage: 85.7% (6 of 7 files)',
      '',
      'Owner                  Domains  Files       %',
      'Ana                          2      5   71.4%',
      '@Bo                          2      3   42.8%',
      'Intentionally unowned               0    0.0%',
      'Unowned                             1   14.2%',
      'Total                               7  100.0%',
      '',
      'Unowned:',
      '  gen/1',
      '',
      'Run "leadership explain gen/1" to see why.',
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
    checkCall(`ends with ${String(code)} under ${percent}`, {
      files,
      args: ['coverage', `--fail-under=${percent}`],
      code,
    });
  for (const depth of ['0', '1.5', '-1', 'x'])
    checkCall(`rejects the depth ${depth}`, {
      files,
      args: ['coverage', '--by', 'folder', `--depth=${depth}`],
      code: 2,
    });
  checkCall('rejects a depth without folders', {
    files,
    args: ['coverage', '--depth', '2'],
    code: 2,
    prints: [],
    complains: ['--depth requires --by folder or --format json.'],
  });
  checkCall('fails if the file cannot be read', {
    files: { 'leadership.yaml': 'version: 2\n' },
    args: ['coverage'],
    code: 3,
    prints: [],
  });

  it('fits a narrow terminal', () => {
    const list = fileList(paths);
    const analysis = analyze([{ path: 'leadership.yaml', text: written }], list);
    assert.ok(analysis.coverage);
    const table = coverageTable(analysis, analysis.coverage, list);
    const lines = (width: number): string[] =>
      textCoverage(table, {}, (path) => path, { width, isColored: false })
        .split('\n')
        .slice(2, 5);
    assert.deepEqual(
      [lines(30), lines(50)],
      [
        [
          'Domain           Files       %',
          'A name that is…      2   40.0%',
          'b                    1   20.0%',
        ],
        [
          'Domain        Files       %  Owners',
          'A name that…      2   40.0%  @acme/a +1',
          'b                 1   20.0%  @acme/b',
        ],
      ],
    );
  });

  it('keeps folders apart in a narrow terminal', () => {
    const list = fileList([
      'gen/1',
      'boards/adafruit-feather-nrf52840-express/x/1',
      'boards/adafruit-feather-nrf52840-sense/x/1',
    ]);
    const analysis = analyze([{ path: 'leadership.yaml', text: written }], list);
    assert.ok(analysis.coverage);
    const table = coverageTable(analysis, analysis.coverage, list);
    const folders = folderRows(analysis, analysis.coverage, list, 2);
    const lines = (width: number): string[] =>
      textCoverage(table, { folders }, (path) => path, { width, isColored: false })
        .split('\n')
        .slice(2, 5);
    assert.deepEqual(
      [lines(60), lines(92)],
      [
        [
          'Folder                              Files  Unowned  Coverage',
          '…dafruit-feather-nrf52840-express/      1        1      0.0%',
          '…/adafruit-feather-nrf52840-sense/      1        1      0.0%',
        ],
        [
          'Folder                                     Files  Owned  Intentional  Unowned  Coverage',
          'boards/adafruit-feather-nrf52840-express/      1      0            0        1      0.0%',
          'boards/adafruit-feather-nrf52840-sense/        1      0            0        1      0.0%',
        ],
      ],
    );
  });
  checkCall(
    'goes on with the folders if there are many unowned ones',
    {
      files: {
        'leadership.yaml': completed('domains: [{ id: a, paths: [none], owners: ["@acme/a"] }]\n'),
        ...Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`d${String(at)}/x`, ''])),
      },
      args: ['coverage'],
      code: 0,
    },
    (output) => {
      assert.ok(output.endsWith('\n\nRun "leadership coverage --by folder" to see all of them.\n'), output);
    },
  );

  it('prints JSON that matches its schema', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    withFolder(files, (folder) => {
      const { output } = run(folder, ['coverage', '--format', 'json']);
      const printed = JSON.parse(output) as { total: unknown; folders: unknown[] };
      assert.equal(validate(printed), true, JSON.stringify(validate.errors));
      assert.deepEqual(
        [printed.total, printed.folders.length],
        [{ files: 5, owned: 3, intentionallyUnowned: 1, unowned: 1, percent: 80 }, 4],
      );
    });
  });
});
