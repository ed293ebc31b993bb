import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import schema from '../../../schemas/diff.schema.json';
import { completed } from '../../checkFindings.ts';
import { checkCall, run } from '../checkCall.ts';
import { git, withFolder } from '../temporaryFolder.ts';

const before = completed(`
domains:
  - { id: a, paths: [a/], owners: ["@acme/a"] }
  - { id: b, paths: [b/], owners: ["@acme/b"] }
`);
const after = before.replace('[a/]', '[a/, b/new]').replace('b/]', 'b/old]').replace('@acme/a', '@acme/c');
const files = { 'leadership.yaml': before, 'a/1': '', 'b/new': '', 'b/old': '', 'b/x/1': '', 'b/x/2': '' };
const changes = [
  '',
  'b → unowned: 2 files',
  '  Owners  @acme/b → none',
  '  b/x/1',
  '  b/x/2',
  '',
  'a: 1 file  leadership.yaml:3',
  '  Owners  @acme/a → @acme/c',
  '',
  'b → a: 1 file  leadership.yaml:3',
  '  Owners  @acme/b → @acme/c',
  '  b/new',
  '',
  'Run "leadership explain b/x/1" to see why.',
];
const summary = ['  4 files change owners', '    2 lose their owner', '    2 get other owners'];

const team = `
people: { ana: Ana, bo: Bo }
teams: { crew: { name: Crew, members: [ana] } }
domains:
  - { id: a, paths: [a/], owners: [crew] }
  - { id: b, paths: [b/], owners: ["@x"] }
`;

describe('leadership diff', function () {
  this.timeout(120_000);

  checkCall('compares with the latest commit', {
    files,
    prepare: (folder) => {
      committed(folder);
      edit(folder, after);
    },
    args: ['diff'],
    code: 0,
    prints: ['Compared with <commit>:', ...summary, ...changes],
  });
  checkCall('compares with the merge base of a branch', {
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
    prints: ['Compared with main at <commit>:', ...summary, ...changes],
  });
  checkCall('runs in a subfolder', {
    files,
    prepare: (folder) => {
      committed(folder);
      edit(folder, before.replace('b/]', 'b/old]'));
    },
    from: 'b/x',
    args: ['diff', '--fail-on', 'unowned'],
    code: 1,
    prints: [
      'Compared with <commit>:',
      '  3 files lose their owner',
      '',
      'b → unowned: 3 files',
      '  Owners  @acme/b → none',
      '  ../new',
      '  1',
      '  2',
      '',
      'Run "leadership explain ../new" to see why.',
    ],
  });
  checkCall('shows that nothing changed', {
    files,
    prepare: (folder) => {
      committed(folder);
      fs.writeFileSync(path.join(folder, 'new'), '');
    },
    args: ['diff', 'HEAD', '--fail-on=unowned'],
    code: 0,
    prints: ['Compared with <commit>: no changes'],
  });
  checkCall('compares with nothing before the first commit', {
    files: { 'leadership.yaml': before, 'a/1': '', c: '' },
    prepare: (folder) => {
      git(folder, 'init');
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with an empty repository (no commits yet):',
      '  1 file gains an owner',
      '',
      'unowned → a: 1 file  leadership.yaml:3',
      '  Owners  none → @acme/a',
      '  a/1',
      '',
      'New domains  a, b',
      '',
      'Run "leadership explain a/1" to see why.',
    ],
  });
  checkCall('shows a removed leadership file', {
    files: { 'leadership.yaml': before, 'a/1': '' },
    prepare: (folder) => {
      committed(folder);
      fs.rmSync(path.join(folder, 'leadership.yaml'));
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with <commit>:',
      '  1 file loses its owner',
      '',
      'a → unowned: 1 file',
      '  Owners  @acme/a → none',
      '  a/1',
      '',
      'Removed domains  a, b',
    ],
  });
  checkCall('ignores a file that cannot be read at the commit', {
    files: { 'leadership.yaml': 'version: 2\n', 'a/1': '' },
    prepare: (folder) => {
      committed(folder);
      edit(folder, before);
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with <commit>:',
      '  1 file gains an owner',
      '',
      'Ignoring leadership.yaml at that commit: Unsupported format version 2. Use "version: 1", or update Leadership as Code.',
      '',
      'unowned → a: 1 file  leadership.yaml:3',
      '  Owners  none → @acme/a',
      '  a/1',
      '',
      'New domains  a, b',
      '',
      'Run "leadership explain a/1" to see why.',
    ],
  });
  checkCall('shows members of a team that came and went, and repeats no owner', {
    files: {
      'leadership.yaml': completed(team),
      ...Object.fromEntries(
        Array.from({ length: 12 }, (_, at) => [`${at < 2 ? 'a' : 'b'}/${String(at)}`, '']),
      ),
    },
    prepare: (folder) => {
      committed(folder);
      edit(
        folder,
        completed(
          team.replace('members: [ana]', 'members: [bo]').replace('owners: ["@x"]', 'owners: ["@y"]'),
        ),
      );
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with <commit>:',
      '  10 files change owners',
      '   2 files keep their owners, but team members change',
      '',
      'b: 10 files  leadership.yaml:6',
      '  Owners  @x → @y',
      '',
      'a: 2 files  leadership.yaml:5',
      '  People  + Bo, − Ana',
    ],
  });
  checkCall('summarizes many files by folder, and aligns the numbers', {
    files: {
      'leadership.yaml': completed('domains: [{ id: a, paths: [a/, b], owners: ["@acme/a"] }]\n'),
      ...Object.fromEntries(Array.from({ length: 11 }, (_, at) => [`a/${String(at)}`, ''])),
      'a b': '',
      b: '',
    },
    prepare: (folder) => {
      committed(folder);
      edit(folder, completed('domains: [{ id: a, paths: ["a b", b], owners: ["@acme/c"] }]\n'));
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with <commit>:',
      '  13 files change owners',
      '    11 lose their owner',
      '     1 gains an owner',
      '     1 gets other owners',
      '',
      'a → unowned: 11 files',
      '  Owners  @acme/a → none',
      '  a/  11 files (0, 1, 10, …)',
      '',
      'unowned → a: 1 file  leadership.yaml:1',
      '  Owners  none → @acme/c',
      '  a b',
      '',
      'a: 1 file  leadership.yaml:1',
      '  Owners  @acme/a → @acme/c',
      '',
      'Run "leadership explain a/0" to see why.',
    ],
  });
  const adopted = {
    '.github/CODEOWNERS': '* @acme/all\n/a/ @acme/a @ana-gh\n/gen/\n/b/ wrong\n',
    ...Object.fromEntries(['a/1', 'a/2', 'b/1', 'gen/1', 'c'].map((file) => [file, ''])),
  };
  const imported = completed(`
people: { ana: { name: Ana, github: Ana-gh } }
domains:
  - { id: all, paths: ["*"], owners: ["@acme/ALL"] }
  - { id: a, paths: [/a/], owners: [ana, "@acme/a"] }
unowned: [/gen/]
`);
  const adopt =
    (text: string, remove?: string) =>
    (folder: string): void => {
      committed(folder);
      edit(folder, text);
      if (remove !== undefined) fs.rmSync(path.join(folder, remove));
    };
  const comparison = 'Compared with .github/CODEOWNERS at <commit> (GitHub rules; no leadership file there):';
  const ignored =
    '.github/CODEOWNERS:4 GitHub ignores this line: "wrong" is not a @user, @org/team, or email address.';
  checkCall('compares the first leadership file with CODEOWNERS, also if it is removed', {
    files: adopted,
    prepare: adopt(imported, '.github/CODEOWNERS'),
    args: ['diff', '--fail-on', 'owners'],
    code: 0,
    prints: [comparison, '  0 files change owners', '', ignored, '', 'New domains  all, a'],
  });
  checkCall('shows owners that differ from CODEOWNERS', {
    files: adopted,
    prepare: adopt(imported.replace('[ana, "@acme/a"]', '[ana]').replace('unowned: [/gen/]', 'unowned: [c]')),
    args: ['diff', 'main', '--fail-on', 'owners'],
    code: 1,
    prints: [
      comparison.replace('at <commit>', 'in main at <commit>'),
      '  4 files change owners',
      '    1 loses its owner',
      '    1 gains an owner',
      '    2 get other owners',
      '',
      ignored,
      '',
      'CODEOWNERS → a: 2 files  leadership.yaml:5',
      '  Owners  @acme/a, Ana → Ana',
      '  a/1',
      '  a/2',
      '',
      'CODEOWNERS → intentionally unowned: 1 file',
      '  Owners  @acme/all → none',
      '  c',
      '',
      'unowned → all: 1 file  leadership.yaml:4',
      '  Owners  none → @acme/ALL',
      '  gen/1',
      '',
      'New domains  all, a',
      '',
      'Run "leadership explain c" to see why.',
    ],
  });
  checkCall('shows in Markdown that no owners differ from CODEOWNERS', {
    files: adopted,
    prepare: adopt(imported),
    args: ['diff', '--format', 'markdown', 'HEAD'],
    code: 0,
    prints: [
      '### Leadership: 0 files change owners',
      '',
      'Compared with `.github/CODEOWNERS` at `<commit>` (GitHub rules; no leadership file there).',
      '',
      `> \`${ignored}\``,
      '',
      'New domain: `all`, `a`',
    ],
  });
  const gitlab = '* @a\n[Docs]\ndocs/ @b\n';
  const sections = completed(
    'domains:\n  - { id: all, paths: ["*"], owners: ["@a"] }\n  - { id: docs, paths: [docs/], owners: ["@b", "@a"] }\n',
  );
  checkCall('detects the rules of GitLab, with the owners of all sections', {
    files: { CODEOWNERS: gitlab, '.gitlab-ci.yml': '', 'docs/1': '', 'a/1': '' },
    prepare: adopt(sections),
    from: 'docs',
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with ../CODEOWNERS at <commit> (GitLab rules; no leadership file there):',
      '  0 files change owners',
      '',
      'New domains  all, docs',
    ],
  });
  checkCall('uses the file and the rules of a given host', {
    files: { CODEOWNERS: '* @c\n', '.gitlab/CODEOWNERS': gitlab, 'docs/1': '', 'a/1': '' },
    prepare: (folder) => {
      fs.rmSync(path.join(folder, 'CODEOWNERS'));
      fs.mkdirSync(path.join(folder, '.github'));
      fs.writeFileSync(path.join(folder, '.github/CODEOWNERS'), '* @c\n');
      committed(folder);
      edit(folder, sections);
    },
    args: ['diff', '--host', 'gitlab', '--fail-on', 'owners'],
    code: 0,
    prints: [
      'Compared with .gitlab/CODEOWNERS at <commit> (GitLab rules; no leadership file there):',
      '  0 files change owners',
      '',
      'New domains  all, docs',
    ],
  });
  checkCall('says why no owner of CODEOWNERS counts', {
    files: { CODEOWNERS: Buffer.from('\ufeff* @acme/a\n', 'utf16le'), 'a/1': '' },
    prepare: adopt(completed('domains: [{ id: all, paths: [a/], owners: ["@acme/a"] }]\n')),
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with CODEOWNERS at <commit> (GitHub rules; no leadership file there):',
      '  1 file gains an owner',
      '',
      'CODEOWNERS:1 GitHub cannot read UTF-16, so no file has an owner. Save the file as UTF-8.',
      '',
      'unowned → all: 1 file  leadership.yaml:1',
      '  Owners  none → @acme/a',
      '  a/1',
      '',
      'New domains  all',
      '',
      'Run "leadership explain a/1" to see why.',
    ],
  });
  checkCall('fails if CODEOWNERS is too large to be read', {
    files: { CODEOWNERS: `#${'x'.repeat(16 * 1024 * 1024)}`, 'a/1': '' },
    prepare: adopt(imported),
    args: ['diff'],
    code: 3,
    prints: [],
    complains: ['Cannot read CODEOWNERS at <commit>: it is larger than 16 MiB.'],
  });
  const checkLink = process.platform === 'win32' ? () => undefined : checkCall;
  checkLink('follows a link to CODEOWNERS within the commit only', {
    files: { 'owners/all': '* @acme/all\n', 'a/1': '' },
    prepare: (folder) => {
      fs.symlinkSync('owners/all', path.join(folder, 'CODEOWNERS'));
      adopt(completed('domains: [{ id: all, paths: ["*"], owners: ["@acme/all"] }]\n'))(folder);
    },
    args: ['diff'],
    code: 0,
    prints: [
      'Compared with CODEOWNERS at <commit> (GitHub rules; no leadership file there):',
      '  0 files change owners',
      '',
      'New domains  all',
    ],
  });
  checkLink('fails if CODEOWNERS is a link out of the repository', {
    files: { 'a/1': '' },
    prepare: (folder) => {
      fs.symlinkSync('/etc/passwd', path.join(folder, 'CODEOWNERS'));
      adopt(imported)(folder);
    },
    args: ['diff'],
    code: 3,
    prints: [],
    complains: [
      'Cannot read CODEOWNERS at <commit>: it is a symbolic link to no file of that commit. Replace the link with a file in the base, or compare with another commit.',
    ],
  });
  const nested = (folders: readonly string[]) => ({
    files: {
      CODEOWNERS: '* @acme/all\n/a/ @acme/a\n',
      ...Object.fromEntries(
        [...folders.map((folder) => `${folder}/1`), 'b/x', 'c'].map((file) => [file, '']),
      ),
    },
    prepare: (folder: string) => {
      committed(folder);
      for (const name of folders)
        fs.writeFileSync(
          path.join(folder, name, 'leadership.yaml'),
          completed('domains: [{ id: a, paths: ["*"], owners: ["@acme/a"] }]\n'),
        );
    },
  });
  checkCall('compares only the files below the first leadership file, if it is not at the root', {
    ...nested(['a']),
    args: ['diff', '--fail-on', 'unowned'],
    code: 0,
    prints: [
      'Compared with CODEOWNERS at <commit> (GitHub rules; no leadership file there; only files in a/):',
      '  0 files change owners',
      '',
      'New domains  a',
    ],
  });
  checkCall('says how many folders it compares', {
    ...nested(['a', 'd', 'e', 'f', 'f/g', 'h']),
    from: 'a',
    args: ['diff', '--format', 'markdown'],
    code: 0,
    prints: [
      '### Leadership: 10 files change owners',
      '',
      'Compared with `../CODEOWNERS` at `<commit>` (GitHub rules; no leadership file there; only files in `./`, `../d/`, `../e/`, and 2 other folders).',
      '',
      '| Files | From | To | Paths |',
      '| --: | --- | --- | --- |',
      ...['d', 'e', 'f', 'f/g', 'h'].map(
        (name) =>
          `| 2 | \`@acme/all\` | \`a\`<br>\`@acme/a\` | \`../${name}/1\`<br>\`../${name}/leadership.yaml\` |`,
      ),
      '',
      'New domain: `a`, `a`, `a`, `a`, `a`, `a`',
    ],
  });
  checkCall('requires a CODEOWNERS file of the given host', {
    files: adopted,
    prepare: adopt(imported),
    args: ['diff', '--host', 'gitlab'],
    code: 2,
    prints: [],
    complains: [
      'There is no CODEOWNERS file of GitLab at <commit>. Remove --host to compare with .github/CODEOWNERS.',
    ],
  });
  checkCall('requires a CODEOWNERS file of the given host where there is none', {
    files: { 'a/1': '' },
    prepare: adopt(imported),
    args: ['diff', '--host', 'github'],
    code: 2,
    prints: [],
    complains: ['There is no CODEOWNERS file of GitHub at <commit>. Remove --host to compare without one.'],
  });
  checkCall('says that a host is not used beside leadership files', {
    files: { '.github/CODEOWNERS': '* @other\n', 'leadership.yaml': before },
    prepare: committed,
    args: ['diff', '--host', 'gitlab'],
    code: 0,
    prints: ['Compared with <commit>: no changes'],
    complains: [
      '--host is not used: <commit> has leadership files, which are compared instead of CODEOWNERS.',
    ],
  });
  checkCall('compares with leadership files where there are any, not with CODEOWNERS', {
    files: { CODEOWNERS: '* @other\n', 'sub/leadership.yaml': before, 'sub/a/1': '' },
    prepare: committed,
    args: ['diff'],
    code: 0,
    prints: ['Compared with <commit>: no changes'],
  });
  checkCall('counts files that change only their domain apart', {
    files: { ...files, 'leadership.yaml': before.replace('@acme/b', '@acme/a') },
    prepare: (folder) => {
      committed(folder);
      edit(
        folder,
        before.replace('@acme/b', '@ACME/A').replace('[a/]', '[a/, b/old]').replace('b/]', 'b/x/, b/new]'),
      );
    },
    args: ['diff', '--fail-on', 'owners'],
    code: 0,
    prints: [
      'Compared with <commit>:',
      '  0 files change owners',
      '  1 file changes only its domain',
      '',
      'b → a: 1 file, same owners  leadership.yaml:3',
      '  b/old',
      '',
      'Run "leadership explain b/old" to see why.',
    ],
  });
  checkCall('fails without any leadership file', {
    files: { 'a/1': '' },
    prepare: committed,
    args: ['diff'],
    code: 3,
    prints: [],
  });
  checkCall('fails if the file cannot be read now', {
    files: { 'leadership.yaml': before },
    prepare: (folder) => {
      committed(folder);
      edit(folder, 'version: 2\n');
    },
    args: ['diff'],
    code: 3,
    prints: [],
    complains: [
      'Cannot read leadership.yaml: Unsupported format version 2. Use "version: 1", or update Leadership as Code. Run "leadership check" for details.',
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
    checkCall(`rejects the revision ${JSON.stringify(revision)}`, {
      files: { 'leadership.yaml': before },
      prepare: committed,
      args: ['diff', '--', revision],
      code: 2,
      prints: [],
      complains: [
        `Unknown revision "${revision.replace('\u001b', '\\u001b')}". Check the name, or fetch it first.`,
      ],
    });
  checkCall('requires a common ancestor', {
    files: { 'leadership.yaml': before },
    prepare: (folder) => {
      committed(folder);
      git(folder, 'checkout', '--quiet', '--orphan', 'other');
      git(folder, 'commit', '--quiet', '--message', 'Other');
    },
    args: ['diff', 'main'],
    code: 2,
    prints: [],
    complains: ['"main" and HEAD have no common ancestor. Fetch more history (fetch-depth: 0).'],
  });
  checkCall('requires a Git repository', {
    files: { 'leadership.yaml': before },
    args: ['diff'],
    code: 3,
    prints: [],
    complains: ['<folder> is not a Git repository.'],
  });

  const hostile = 'a|b`c\\|@someone<img src=x>';
  const manyFiles = Object.fromEntries(
    Array.from({ length: 120 }, (_, at) => [`b/many/${String(at)}.ts`, '']),
  );
  checkCall('escapes untrusted text in Markdown', {
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
      '### Leadership: 121 files change owners',
      '',
      '120 files lose their owner and 1 gets other owners. Compared with `<commit>`.',
      '',
      '| Files | From | To | Paths |',
      '| --: | --- | --- | --- |',
      '| 120 | <code>a&#124;b&#96;c&#92;&#124;&#64;someone&#60;img src&#61;x&#62;</code><br>`@acme/b` | unowned | `b/many/` 120 |',
      '| 1 | <code>a&#124;b&#96;c&#92;&#124;&#64;someone&#60;img src&#61;x&#62;</code><br>`@acme/b` | `b`<br>`@acme/c` | `b/one` |',
      '',
      'New domain: `a`',
      '',
      '<details><summary>120 files lose their owner</summary>',
      '',
      'From <code>a&#124;b&#96;c&#92;&#124;&#64;someone&#60;img src&#61;x&#62;</code> `@acme/b` to unowned:',
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

  it('limits the length of Markdown', () => {
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
        assert.ok(output.endsWith('\nTruncated. Run `leadership diff` for the full list.\n'));
      },
    );
  });

  it('prints JSON that matches its schema', () => {
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
      const { changes: groups, summary: sums } = check(folder) as {
        changes: { paths: string[] }[];
        summary: unknown;
      };
      assert.deepEqual(
        [groups.map(({ paths }) => paths), sums],
        [
          [['a/1'], ['b/new'], ['b/x/1'], ['b/x/2']],
          {
            ...{ files: 6, owners: { changed: 4, lost: 2, gained: 0, replaced: 2 } },
            ...{ domainOnly: 0, membersOnly: 0 },
            ...{ domainChanged: 1, ownersLost: 2, ownersGained: 0, stillUnowned: 0, ownersChanged: 1 },
          },
        ],
      );
    });
    withFolder(adopted, (folder) => {
      adopt(imported.replace('[ana, "@acme/a"]', '[ana]'))(folder);
      const { base, changes: groups } = check(folder) as {
        base: { codeowners: unknown; notes: unknown };
        changes: { from: unknown; paths: string[] }[];
      };
      assert.deepEqual(
        [base.codeowners, base.notes, groups.map(({ from, paths }) => [from, paths])],
        [
          '.github/CODEOWNERS',
          [{ line: 4, message: ignored.replace(/^\S+ /, '') }],
          [
            [
              {
                status: 'owned',
                file: '.github/CODEOWNERS',
                owners: [
                  { ref: '@acme/a', kind: 'handle', name: '@acme/a' },
                  { ref: '@ana-gh', kind: 'person', name: 'Ana' },
                ],
              },
              ['a/1', 'a/2'],
            ],
          ],
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
