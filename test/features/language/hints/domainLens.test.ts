import assert from 'node:assert/strict';
import { analyze } from '../../../../src/analyze.ts';
import { domainFilesIn } from '../../../../src/features/reports/domainFiles.ts';
import { domainLenses } from '../../../../src/features/language/hints/domainLens.ts';
import { fileList } from '../../../../src/ownership/coverage/fileList.ts';

const paths = [
  'README.md',
  'db/1.sql',
  'docs/a.md',
  'src/pay/1.ts',
  'src/pay/ledger/2.ts',
  'src/pay/ledger/3.ts',
  'vendor/x.ts',
];

const written = `version: 1
decisionCriteria:
  - Everywhere
  - { statement: In pay, domains: [pay] }
  - { statement: In tables, paths: ["*.sql"] }
domains:
  - id: money
    paths: []
    decisionCriteria: [Of money]
  # A note
  - name: Pay
    id: pay
    parent: money
    paths: [src/pay/, vendor/]
  - { id: ledger, name: Ledger, parent: money, paths: [src/pay/ledger/] }
  - id: tables
    paths: [db/]
  - id: nowhere
    paths: [nowhere/]
unowned: [vendor/]
`;

const shown = [
  '7: no files · groups 2 domains · 2 criteria',
  '11: 1 file · 2 overridden by Ledger · 1 intentionally unowned · 3 criteria',
  '15: 2 files · 2 criteria',
  '16: 1 file · 2 criteria',
  '18: no files · 1 criterion',
].map((row) => row.replace('no files · groups', 'groups'));

describe('the lens on each domain', () => {
  it('says how many files it has, who takes others, and how many criteria apply', () => {
    assert.deepEqual(lensesAfter(written), shown);
  });

  it('counts the takers that it does not name', () => {
    const text = `version: 1
domains:
  - { id: all, paths: [src/, docs/, db/, README.md] }
  - { id: a, paths: [src/pay/1.ts] }
  - { id: b, paths: [src/pay/ledger/] }
  - { id: c, paths: [docs/] }
  - { id: d, paths: [db/] }
`;
    assert.equal(
      lensesAfter(text)[0],
      '3: 1 file · 2 overridden by b · 1 overridden by d · 2 overridden by others · 0 criteria',
    );
  });

  for (const [title, from, to] of [
    ['the paths are not closed', '[src/pay/, vendor/]', '[src/pay/, vend'],
    ['a quotation mark is not closed', '[src/pay/, vendor/]', '["src/pay/, vendor/]'],
    ['the paths have no value', 'paths: [src/pay/, vendor/]', 'paths:'],
    ['the key is half-typed', 'paths: [src/pay/, vendor/]', 'pat'],
    ['the id has no value', 'id: pay\n', 'id:\n'],
    ['the id is not closed', 'id: pay\n', 'id: "pay\n'],
    ['a trap is written', '[src/pay/, vendor/]', '[@pay, vendor/]'],
    [
      'there is a merge conflict',
      'unowned: [vendor/]\n',
      'unowned: [vendor/]\n<<<<<<< HEAD\na: 1\n=======\nb: 2\n>>>>>>> x\n',
    ],
    ['the version is being changed', 'version: 1', 'version: 12'],
    ['a bracket is opened at the end', 'unowned: [vendor/]\n', 'unowned: [vendor/\n'],
  ] as const)
    it(`stands where ${title}`, () => {
      assert.ok(written.includes(from));
      assert.deepEqual(
        lensesAfter(
          written,
          written.replace(from, () => to),
        ),
        shown,
      );
    });

  it('moves with its domain while nothing can be read', () => {
    const moved = written.replace('domains:\n', '\n\ndomains:\n').replace('version: 1', 'version: 12');
    const lines = lensesAfter(written, moved).map((row) => Number(row.split(':')[0]));
    assert.deepEqual(lines, [9, 13, 17, 18, 20]);
  });

  it('is not there in a file that does not count, and before the files are listed', () => {
    const files = fileList(paths);
    const analysis = analyze([{ path: 'leadership.yaml', text: written }]);
    assert.deepEqual(
      analysis.files.flatMap((file) => domainLenses(file, analysis)),
      [],
    );
    const both = analyze(
      ['leadership.yaml', 'leadership.yml'].map((path) => ({ path, text: written })),
      files,
    );
    assert.deepEqual(
      both.files.map((file) => domainLenses(file, both).length),
      [5, 0],
    );
  });

  it('has a domain without an id, and goes through JSON', () => {
    const files = fileList(paths);
    const text = 'version: 1\ndomains:\n  - paths: [docs/]\n  - id\n';
    const analysis = analyze([{ path: 'leadership.yaml', text }], files);
    const lenses = analysis.files.flatMap((file) => domainLenses(file, analysis));
    assert.deepEqual(JSON.parse(JSON.stringify(lenses)), [
      {
        line: 2,
        position: 0,
        title: '1 file · 0 criteria',
        tooltip:
          'Show the files of Unnamed domain, the files other domains override, and the criteria that apply',
      },
    ]);
  });
});

describe('the files of a domain', () => {
  it('are its own, those that others take, and the criteria with their places', () => {
    const files = fileList(paths);
    const analysis = analyze([{ path: 'leadership.yaml', text: written }], files);
    const [file] = analysis.files;
    assert.ok(file !== undefined);
    const listing = domainFilesIn(file, analysis, 2);
    assert.deepEqual(JSON.parse(JSON.stringify(listing(1))), {
      title: 'Pay',
      owned: { count: 1, paths: ['src/pay/1.ts'] },
      taken: [
        {
          by: { name: 'Ledger', taken: 'overridden by Ledger' },
          files: { count: 2, paths: ['src/pay/ledger/2.ts', 'src/pay/ledger/3.ts'] },
        },
        {
          by: { name: 'unowned', taken: 'intentionally unowned' },
          files: { count: 1, paths: ['vendor/x.ts'] },
        },
      ],
      criteria: [
        { statement: 'Of money', from: { file: 'leadership.yaml', line: 9 } },
        { statement: 'Everywhere', from: { file: 'leadership.yaml', line: 3 } },
        { statement: 'In pay', from: { file: 'leadership.yaml', line: 4 } },
      ],
      groups: [],
      hasPaths: true,
    });
    assert.deepEqual(
      listing(3)?.criteria.map(({ statement }) => statement),
      ['Everywhere', 'In tables'],
    );
    assert.deepEqual(listing(9), undefined);
  });
});

/** The lenses of a text that was typed after another: `line: title`, lines from 1. */
function lensesAfter(before: string, now = before): string[] {
  const files = fileList(paths);
  const first = analyze([{ path: 'leadership.yaml', text: before }], files);
  const analysis = analyze([{ path: 'leadership.yaml', text: now }], files, undefined, first);
  return analysis.files
    .flatMap((file) => domainLenses(file, analysis))
    .map(({ line, title }) => `${String(line + 1)}: ${title}`);
}
