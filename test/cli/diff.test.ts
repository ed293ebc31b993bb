import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import schema from '../../schemas/diff.schema.json';
import { completed } from '../checkFindings.ts';
import { checkCall, run } from './checkCall.ts';
import { git, withFolder } from './temporaryFolder.ts';

const before = completed(`
domains:
  - { id: a, paths: [a/], owners: ["@acme/a"] }
  - { id: b, paths: [b/], owners: ["@acme/b"] }
`);
const after = before.replace('[a/]', '[a/, b/new]').replace('b/]', 'b/old]').replace('@acme/a', '@acme/c');
const files = { 'leadership.yaml': before, 'a/1': '', 'b/new': '', 'b/old': '', 'b/x/1': '', 'b/x/2': '' };
const moved = [
  '',
  'b → nobody: 2 files lose their owner',
  '  1  b/x/1',
  '  1  b/x/2',
  '',
  'b → a: 1 file moves',
  '  1  b/new',
  '',
  'a, 1 file:',
  '  owners: @acme/a → @acme/c',
];
const summary = '1 file moves, 2 files lose their owner, 1 file of the same domain is led by others';

describe('leadership diff', function () {
  this.timeout(30_000);

  checkCall('tells what moved since the latest commit', {
    files,
    prepare: (folder) => {
      committed(folder);
      edit(folder, after);
    },
    args: ['diff'],
    code: 0,
    prints: [`Compared with <commit>: ${summary}`, ...moved],
  });
  checkCall('tells what moved since a branch was left, not what moved there', {
    files,
    prepare: (folder) => {
      committed(folder);
      git(folder, 'checkout', '--quiet', '-b', 'work');
      edit(folder, after);
      git(folder, 'commit', '--all', '--quiet', '--message', 'Move');
      git(folder, 'checkout', '--quiet', 'main');
      edit(folder, before.replaceAll('@acme', '@other'));
      git(folder, 'commit', '--all', '--quiet', '--message', 'Go on');
      git(folder, 'checkout', '--quiet', 'work');
    },
    args: ['diff', 'main'],
    code: 0,
    prints: [`Compared with main at <commit>: ${summary}`, ...moved],
  });
  checkCall('tells it from a folder further in', {
    files,
    prepare: (folder) => {
      committed(folder);
      edit(folder, before.replace('b/]', 'b/old]'));
    },
    from: 'b/x',
    args: ['diff', '--fail-on', 'unowned'],
    code: 1,
    prints: [
      'Compared with <commit>: 3 files lose their owner',
      '',
      'b → nobody: 3 files lose their owner',
      '  1  ../new',
      '  1  1',
      '  1  2',
    ],
  });
  checkCall('tells that nothing does', {
    files,
    prepare: (folder) => {
      committed(folder);
      fs.writeFileSync(path.join(folder, 'new'), '');
    },
    args: ['diff', 'HEAD', '--fail-on=unowned'],
    code: 0,
    prints: ['Compared with <commit>: nothing changes'],
  });
  checkCall('takes everything for new before the first commit', {
    files: { 'leadership.yaml': before, 'a/1': '', c: '' },
    prepare: (folder) => {
      git(folder, 'init');
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with nothing, as there are no commits yet: 1 file gains an owner',
      '',
      'nobody → a: 1 file gains an owner',
      '  1  a/1',
      '',
      'New domain: a',
      'New domain: b',
    ],
  });
  checkCall('tells of a leadership file that is gone', {
    files: { 'leadership.yaml': before, 'a/1': '' },
    prepare: (folder) => {
      committed(folder);
      fs.rmSync(path.join(folder, 'leadership.yaml'));
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with <commit>: 1 file loses its owner',
      '',
      'a → nobody: 1 file loses its owner',
      '  1  a/1',
      '',
      'Gone: a',
      'Gone: b',
    ],
  });
  checkCall('says what cannot be read in the commit', {
    files: { 'leadership.yaml': 'version: 2\n', 'a/1': '' },
    prepare: (folder) => {
      committed(folder);
      edit(folder, before);
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with <commit>: 1 file gains an owner',
      '',
      'leadership.yaml cannot be read there, so that nothing of it counts: Write "version: 1": version 2 of the format is not known here',
      '',
      'nobody → a: 1 file gains an owner',
      '  1  a/1',
      '',
      'New domain: a',
      'New domain: b',
    ],
  });
  checkCall('stops where the file cannot be read now', {
    files: { 'leadership.yaml': before },
    prepare: (folder) => {
      committed(folder);
      edit(folder, 'version: 2\n');
    },
    args: ['diff'],
    code: 3,
    prints: [],
    complains: [
      'Cannot read leadership.yaml: Write "version: 1": version 2 of the format is not known here; see "leadership check"',
    ],
  });
  for (const revision of [
    'nope',
    '',
    ':/x',
    'HEAD:leadership.yaml',
    '--output=stolen',
    '@{-1}',
    'a\u001b[31m',
  ])
    checkCall(`does not take ${JSON.stringify(revision)} for a commit`, {
      files: { 'leadership.yaml': before },
      prepare: committed,
      args: ['diff', '--', revision],
      code: 2,
      prints: [],
      complains: [
        `There is no commit "${revision.replace('\u001b', '\\u001b')}" here: name a branch, a tag or a commit, and fetch it where it is not there yet`,
      ],
    });
  checkCall('needs commits that have one in common', {
    files: { 'leadership.yaml': before },
    prepare: (folder) => {
      committed(folder);
      git(folder, 'checkout', '--quiet', '--orphan', 'other');
      git(folder, 'commit', '--quiet', '--message', 'Other');
    },
    args: ['diff', 'main'],
    code: 2,
    prints: [],
    complains: ['"main" and HEAD have no commit in common here: fetch more of the history'],
  });
  checkCall('needs git', {
    files: { 'leadership.yaml': before },
    args: ['diff'],
    code: 3,
    prints: [],
    complains: ['There is no git repository in <folder>'],
  });

  const hostile = 'a|b`c\\|@someone<img src=x>';
  const manyFiles = Object.fromEntries(
    Array.from({ length: 120 }, (_, at) => [`b/many/${String(at)}.ts`, '']),
  );
  checkCall('writes Markdown in which nothing of the file acts', {
    files: {
      'leadership.yaml': completed(
        `domains:\n  - { id: b, name: ${JSON.stringify(hostile)}, paths: [b/], owners: ["@acme/b"] }\n`,
      ),
      ...manyFiles,
      'b/one': '',
    },
    prepare: (folder) => {
      committed(folder);
      edit(folder, before.replace('[b/]', '[b/one]').replace('@acme/b', '@acme/c'));
    },
    args: ['diff', '--format', 'markdown'],
    code: 0,
    prints: [
      '### Leadership: 120 files lose their owner, 1 file of the same domain is led by others',
      '',
      'Compared with `<commit>`.',
      '',
      '| files | from | to | where |',
      '| --: | --- | --- | --- |',
      '| 120 | <code>a&#124;b&#96;c&#92;&#124;&#64;someone&#60;img src&#61;x&#62;</code><br>`@acme/b` | nobody | `b/many/` 120 |',
      '',
      '| domain | files | what | before | after |',
      '| --- | --: | --- | --- | --- |',
      '| `b` | 1 | owners | `@acme/b` | `@acme/c` |',
      '',
      'New: `a`',
      '',
      '<details><summary>120 files lose their owner</summary>',
      '',
      'From <code>a&#124;b&#96;c&#92;&#124;&#64;someone&#60;img src&#61;x&#62;</code> `@acme/b` to nobody:',
      '',
      ...Object.keys(manyFiles)
        .sort()
        .slice(0, 50)
        .map((file) => `- \`${file}\``),
      '- and 70 more files',
      '',
      '</details>',
    ],
  });

  it('writes Markdown that a platform takes, however much moves', () => {
    const many = Array.from({ length: 300 }, (_, at) => `d${String(at)}`);
    const long = 'x'.repeat(240);
    const domains = many.map((name) => `  - { id: ${name}, paths: [${name}/], owners: ["@acme/${long}"] }\n`);
    const paths = many.flatMap((name) =>
      ['1', '2', '3', '4', '5'].map((file): [string, string] => [`${name}/${long}${file}`, '']),
    );
    withFolder(
      { 'leadership.yaml': completed(`domains:\n${domains.join('')}`), ...Object.fromEntries(paths) },
      (folder) => {
        committed(folder);
        edit(folder, before);
        const { output, code } = run(folder, ['diff', '--format', 'markdown']);
        const lines = output.split('\n').filter((line) => line.startsWith('| 5 |'));
        assert.deepEqual(
          [code, lines.length > 30, lines.every((line) => line.endsWith(' |')), output.length < 65_536],
          [0, true, true, true],
        );
        assert.ok(output.endsWith('\nMore than fits in here: run `leadership diff` to see it all.\n'));
      },
    );
  });

  it('prints JSON as its schema says', () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    const check = (folder: string): unknown => {
      const { output } = run(folder, ['diff', '--format', 'json']);
      const printed: unknown = JSON.parse(output);
      assert.equal(validate(printed), true, JSON.stringify(validate.errors));
      return printed;
    };
    withFolder(files, (folder) => {
      git(folder, 'init');
      check(folder);
      committed(folder);
      check(folder);
      edit(folder, `${after.replace('{ id: a', '{ id: a, delegatedBy: "@boss"')}unowned: [b/x/2]\n`);
      const { changes, summary: sums } = check(folder) as {
        changes: { paths: string[] }[];
        summary: unknown;
      };
      assert.deepEqual(
        [changes.map(({ paths }) => paths), sums],
        [
          [['b/new'], ['b/x/1'], ['b/x/2']],
          { files: 6, moved: 1, lost: 2, gained: 0, declared: 0, reowned: 1 },
        ],
      );
    });
  });
});

function committed(folder: string): void {
  git(folder, 'init');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'Start');
}

function edit(folder: string, text: string): void {
  fs.writeFileSync(path.join(folder, 'leadership.yaml'), text);
}
