import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import manifest from '../../package.json';
import { completed } from '../checkFindings.ts';
import { checkCall, cli, compareCall, json } from './checkCall.ts';
import { bareEnvironment, git } from './temporaryFolder.ts';

const clean = completed(`
domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  - { id: a, paths: [src/], owners: ["@acme/a"] }
`);
const faulty = completed(`
people: { ana: Ana Silva }
domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  - { id: a, paths: [src/], owners: [anna, "@acme/a"] }
  - { id: b, paths: [lib/], owners: [ana] }
`);
const wrongOwner = '5:38 error: Unknown owner "anna". Did you mean "ana"? [reference/unknown-owner]';
const noFile =
  '6:22 warning: Pattern "lib/" matches no files. Fix it, or remove it. [control/unmatched-pattern]';
const oneOwner = '6:38 warning: "b" has a single owner, Ana Silva. Add a second one. [control/single-owner]';

/** A finding as a line, and the line of its file with `marked` marked. */
function shown(name: string, text: string, finding: string, marked: string): string[] {
  const [line = '', column = ''] = finding.split(/[: ]/);
  return [
    `${name}:${finding}`,
    `  ${line} | ${text.split('\n')[Number(line) - 1] ?? ''}`,
    `  ${' '.repeat(line.length)} | ${' '.repeat(Number(column) - 1)}${'^'.repeat(marked.length)}`,
    '',
  ];
}

describe('the command line', function () {
  this.timeout(120_000);

  describe('check', () => {
    checkCall('of a file without problems', {
      files: { 'leadership.yaml': clean, 'src/a.ts': '' },
      args: ['check'],
      code: 0,
      prints: ['No problems in 1 file.'],
    });
    checkCall('of a file with problems', {
      files: { 'leadership.yaml': faulty, 'src/a.ts': '' },
      args: ['check'],
      code: 1,
      prints: [
        ...shown('leadership.yaml', faulty, wrongOwner, 'anna'),
        ...shown('leadership.yaml', faulty, noFile, 'lib/'),
        ...shown('leadership.yaml', faulty, oneOwner, 'ana'),
        '3 problems in 1 file (1 error, 2 warnings)',
      ],
    });
    checkCall('from a subfolder', {
      files: { 'leadership.yaml': faulty, 'src/b/a.ts': '', 'lib/a.ts': '' },
      from: 'src/b',
      args: ['check'],
      code: 1,
      prints: [
        ...shown('../../leadership.yaml', faulty, wrongOwner, 'anna'),
        ...shown('../../leadership.yaml', faulty, oneOwner, 'ana'),
        '2 problems in 1 file (1 error, 1 warning)',
      ],
    });
    checkCall('as JSON', {
      files: { 'leadership.yaml': faulty, 'src/a.ts': '' },
      from: 'src',
      args: ['check', '--format', 'json'],
      code: 1,
      prints: json({
        version: 1,
        findings: [
          {
            code: 'reference/unknown-owner',
            severity: 'error',
            message: 'Unknown owner "anna". Did you mean "ana"?',
            file: '../leadership.yaml',
            range: { start: { line: 5, column: 38 }, end: { line: 5, column: 42 } },
            related: [],
            fixes: ['Replace with ana', 'Declare person anna', 'Declare team anna'],
          },
          {
            code: 'control/unmatched-pattern',
            severity: 'warning',
            message: 'Pattern "lib/" matches no files. Fix it, or remove it.',
            file: '../leadership.yaml',
            range: { start: { line: 6, column: 22 }, end: { line: 6, column: 26 } },
            related: [],
            fixes: ['Remove "lib/"'],
          },
          {
            code: 'control/single-owner',
            severity: 'warning',
            message: '"b" has a single owner, Ana Silva. Add a second one.',
            file: '../leadership.yaml',
            range: { start: { line: 6, column: 38 }, end: { line: 6, column: 41 } },
            related: [],
            fixes: ['Add a second owner'],
          },
        ],
        summary: { files: 1, error: 1, warning: 2, info: 0, hint: 0 },
      }),
    });
    checkCall('as JSON, without problems', {
      files: { 'leadership.yaml': clean, 'src/a.ts': '' },
      args: ['check', '--format=json'],
      code: 0,
      prints: json({
        version: 1,
        findings: [],
        summary: { files: 1, error: 0, warning: 0, info: 0, hint: 0 },
      }),
    });

    const warned = { 'leadership.yaml': faulty.replace('anna', 'ana'), 'src/a.ts': '', 'lib/a.ts': '' };
    for (const [severity, code] of [
      ['error', 0],
      ['warning', 1],
      ['info', 1],
      ['hint', 1],
    ] as const)
      checkCall(`with a warning, to fail on ${severity}`, {
        files: warned,
        args: ['check', '--fail-on', severity],
        code,
        prints: [
          ...shown('leadership.yaml', warned['leadership.yaml'], oneOwner, 'ana'),
          '1 problem in 1 file (1 warning)',
        ],
      });

    checkCall('of all files of the repository', {
      files: {
        'leadership.yaml': clean,
        'src/leadership.yaml':
          'version: 1\ninherits: true\ndomains: [{ id: b, paths: ["*"], owners: [x] }]\n',
        'src/leadership.yml': clean,
        'src/deep/leadership.yml': 'version: 3\n',
      },
      prepare: (folder) => {
        git(folder, 'init');
      },
      args: ['check'],
      code: 1,
      prints: [
        'src/deep/leadership.yml:1:10 error: Unsupported format version 3. Use "version: 1", or update Leadership as Code. [version]',
        '  1 | version: 3',
        '    |          ^',
        '',
        'src/leadership.yaml:3:43 error: Unknown owner "x". Declare it under "people" or "teams", or use a handle such as "@user". [reference/unknown-owner]',
        '  3 | domains: [{ id: b, paths: ["*"], owners: [x] }]',
        '    |                                           ^',
        '',
        'src/leadership.yml:1:1 error: This file is ignored because src/leadership.yaml already covers this folder. Merge its contents there and delete this file. [file/duplicate]',
        '',
        '3 problems in 4 files (3 errors)',
      ],
    });
    checkCall('of a file with another name, instead of that of its folder', {
      files: { 'leadership.yaml': clean, 'next.yaml': faulty, 'src/a.ts': '', 'lib/a.ts': '' },
      args: ['check', 'next.yaml'],
      code: 1,
      prints: [
        ...shown('next.yaml', faulty, wrongOwner, 'anna'),
        ...shown('next.yaml', faulty, oneOwner, 'ana'),
        '2 problems in 1 file (1 error, 1 warning)',
      ],
    });
    checkCall('of one file of several', {
      files: {
        'leadership.yaml': faulty,
        'src/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\n',
      },
      args: ['check', 'src/leadership.yaml'],
      code: 0,
      prints: ['No problems in 1 file.'],
    });
    checkCall('of a missing file', {
      files: { 'leadership.yaml': clean },
      args: ['check', 'other.yaml'],
      code: 3,
      prints: [],
      complains: ['Cannot read <folder>/other.yaml: no such file.'],
    });
    checkCall('of bytes that are not UTF-8', {
      files: { 'leadership.yaml': Buffer.from(`${clean}# caf\xe9\n`, 'latin1') },
      args: ['check'],
      code: 1,
      prints: [
        'leadership.yaml:9:6 error: This file is not valid UTF-8. Save it as UTF-8. [limit]',
        '  9 | # caf\ufffd',
        '    |      ^',
        '',
        '1 problem in 1 file (1 error)',
      ],
    });
    checkCall('of a file with a byte order mark', {
      files: { 'leadership.yaml': `\uFEFF${clean}`, 'src/a.ts': '' },
      args: ['check'],
      code: 0,
      prints: ['No problems in 1 file.'],
    });
    checkCall('of an empty file', {
      files: { 'leadership.yaml': '' },
      args: ['check'],
      code: 1,
      prints: [
        'leadership.yaml:1:1 error: This file is empty. Start with "version: 1" and "purpose:". [schema]',
        '',
        '1 problem in 1 file (1 error)',
      ],
    });
  });

  describe('who', () => {
    checkCall('owns a file', {
      files: { 'leadership.yaml': faulty },
      args: ['who', 'lib/a.ts'],
      code: 0,
      prints: [
        'lib/a.ts',
        '  Domain      b',
        '  Owners      Ana Silva (ana)',
        '  Authority   “I intend to…” State your intent, then act unless someone objects',
        '  Matched by  lib/  leadership.yaml:6',
        '',
        'Run "leadership explain lib/a.ts" to see every pattern that matches.',
      ],
    });
    checkCall('has texts of several lines', {
      files: {
        'leadership.yaml': [
          'version: 1',
          'purpose: Money leaves.',
          'goals: [{ id: g, statement: "Be\\n there" }]',
          'decisionCriteria: ["Be\\n  kind"]',
          'people:',
          '  ana: { name: "Ana\\nSilva" }',
          'domains:',
          '  - id: a',
          '    name: |',
          '      The',
          '      first',
          '    purpose: |',
          '      One',
          '      two.',
          '    paths: ["*"]',
          '    owners: [ana]',
          '    goals: [g]',
          '',
        ].join('\n'),
      },
      args: ['who', 'a.ts'],
      code: 0,
      prints: [
        'a.ts',
        '  Domain      The first (a)',
        '  Purpose     One two.',
        '  Owners      Ana Silva (ana)',
        '  Authority   “I intend to…” State your intent, then act unless someone objects',
        '  Criteria    1. Be kind  leadership.yaml:4',
        '  Goals       g: Be there',
        '  Matched by  *  leadership.yaml:15',
        '',
        'Run "leadership explain a.ts" to see every pattern that matches.',
      ],
    });
    const nested = {
      files: {
        'leadership.yaml': completed(`
decisionCriteria: [Undo]
people: { ana: Ana Silva }
domains:
  - { id: a, name: The A, purpose: For all, paths: [src/], owners: ["@acme/a"], delegatedBy: ana, authority: i-think }
unowned: [dist/]
`),
        'src/b/c.ts': '',
      },
    };
    const severalPaths = ['c.ts', '../new/', '.', '../../dist/a.js', '../../other', '../../'];
    checkCall('has a line for each of several paths, from a subfolder', {
      ...nested,
      from: 'src/b',
      args: ['who', ...severalPaths],
      code: 0,
      prints: [
        'c.ts             The A                  @acme/a  “I think…”',
        '../new/          The A                  @acme/a  “I think…”',
        './               The A                  @acme/a  “I think…”',
        '../../dist/a.js  Intentionally unowned',
        '../../other      Unowned',
        '../../           Unowned',
      ],
    });
    checkCall('has everything about several paths with --long', {
      ...nested,
      from: 'src/b',
      args: ['who', '--long', ...severalPaths],
      code: 0,
      prints: [
        ...['c.ts', '../new/', './'].flatMap((name, position) => [
          ...(position === 0 ? [] : ['']),
          name,
          '  Domain        The A (a)',
          '  Purpose       For all',
          '  Owners        @acme/a',
          '  Authority     “I think…” Share your view; Ana Silva decides',
          '  Delegated by  Ana Silva',
          '  Criteria      1. Undo  ../../leadership.yaml:2',
          '  Matched by    src/  ../../leadership.yaml:5',
        ]),
        '',
        '../../dist/a.js',
        '  Intentionally unowned',
        '  Matched by  dist/  ../../leadership.yaml:6',
        '',
        '../../other',
        '  Unowned: state your intent to everyone',
        '',
        '../../',
        '  Unowned: state your intent to everyone',
      ],
    });
    checkCall(
      'has paths from scripts exactly as given, a line each',
      {
        ...nested,
        from: 'src/b',
        args: ['who', '--stdin', '--format', 'ndjson'],
        input: './c.ts\n../x/../b/c.ts\n..\n../../no such\n',
        code: 0,
      },
      (output) => {
        const answers = output
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line) as { path: string; status: string });
        assert.deepEqual(
          answers.map(({ path, status }) => `${path} ${status}`),
          ['./c.ts owned', '../x/../b/c.ts owned', '.. owned', '../../no such unowned'],
        );
      },
    );
    checkCall('groups changed paths by domain, with what one may do', {
      ...nested,
      prepare: (folder) => {
        git(folder, 'init', '--quiet');
        git(folder, 'config', 'user.email', 'ana@acme.example');
        git(folder, 'config', 'user.name', 'Ana Silva');
        git(folder, 'add', '--all');
      },
      from: 'src',
      args: ['who', '--staged'],
      code: 0,
      prints: [
        'The A · Owner: @acme/a · State your intent to them',
        '  b/c.ts',
        '',
        'Unowned: state your intent to everyone',
        '  ../leadership.yaml',
      ],
    });
    checkCall('owns a path, as JSON', {
      files: {
        'leadership.yaml': completed(`
goals: [{ id: fast, statement: Fast }]
decisionCriteria: [{ id: undo, statement: Undo }]
people: { ana: Ana Silva }
competencies: { sql: SQL }
domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  - id: a
    name: The A
    purpose: For all
    paths: [src/]
    owners: [ana, "@acme/a"]
    delegatedBy: "@boss"
    authority: i-have-done
    decisions: [{ decision: Replay, authority: i-intend, consult: [ana] }]
    goals: [fast]
    requires: { sql: expert }
    contact: { slack: "#a" }
`),
        'src/a.ts': '',
      },
      from: 'src',
      args: ['who', '--format', 'json', 'a.ts', '..'],
      code: 0,
      prints: json({
        version: 1,
        answers: [
          {
            path: 'a.ts',
            status: 'owned',
            domain: 'a',
            name: 'The A',
            delegatedBy: { ref: '@boss', kind: 'handle', name: '@boss' },
            authority: 'i-have-done',
            contact: { slack: '#a' },
            purpose: 'For all',
            owners: [
              { ref: 'ana', kind: 'person', name: 'Ana Silva' },
              { ref: '@acme/a', kind: 'handle', name: '@acme/a' },
            ],
            decisions: [
              {
                decision: 'Replay',
                authority: 'i-intend',
                consult: [{ ref: 'ana', kind: 'person', name: 'Ana Silva' }],
                inform: [],
              },
            ],
            goals: [{ id: 'fast', statement: 'Fast' }],
            criteria: [{ id: 'undo', statement: 'Undo', from: { file: '../leadership.yaml', line: 3 } }],
            requires: { sql: 'expert' },
            matchedBy: { file: '../leadership.yaml', line: 11, pattern: 'src/' },
            overridden: [{ file: '../leadership.yaml', line: 7, pattern: '*', domain: 'all' }],
          },
          {
            path: '..',
            status: 'owned',
            domain: 'all',
            authority: 'i-intend',
            owners: [{ ref: '@acme/all', kind: 'handle', name: '@acme/all' }],
            decisions: [],
            goals: [],
            criteria: [{ id: 'undo', statement: 'Undo', from: { file: '../leadership.yaml', line: 3 } }],
            requires: {},
            matchedBy: { file: '../leadership.yaml', line: 7, pattern: '*' },
            overridden: [],
          },
        ],
      }),
    });
    checkCall('fails outside the repository', {
      files: { 'a/leadership.yaml': clean },
      prepare: (folder) => {
        git(path.join(folder, 'a'), 'init', '--quiet');
      },
      from: 'a',
      args: ['who', '../b'],
      code: 2,
      prints: [],
      complains: ['../b is outside the repository <folder>/a.'],
    });
    checkCall('fails if the file cannot be read', {
      files: { 'leadership.yaml': `<<<<<<< HEAD\n=======\n>>>>>>> x\n${clean}` },
      args: ['who', 'src/a.ts'],
      code: 3,
      prints: [],
      complains: [
        'Cannot read leadership.yaml: Unresolved merge conflict. Resolve it so that this file can be read. Run "leadership check" for details.',
      ],
    });
    checkCall('ignores a second file that is not used and cannot be read', {
      files: { 'leadership.yaml': clean, 'leadership.yml': 'version: 2\n' },
      args: ['who', 'other'],
      code: 0,
      prints: [
        'other',
        '  Domain      all',
        '  Owners      @acme/all',
        '  Authority   “I intend to…” State your intent, then act unless someone objects',
        '  Matched by  *  leadership.yaml:3',
        '',
        'Run "leadership explain other" to see every pattern that matches.',
      ],
    });
    checkCall('answers if a file has errors elsewhere', {
      files: { 'leadership.yaml': clean.replace('purpose', 'purpoze') },
      args: ['who', 'src/a.ts'],
      code: 0,
    });
  });

  describe('without a leadership file', () => {
    for (const args of [['check'], ['who', 'a.ts'], ['coverage']])
      checkCall(`shows how to start: ${args.join(' ')}`, {
        files: { 'a.ts': '' },
        args,
        code: 3,
        prints: [],
        complains: [
          'No leadership.yaml found in <folder>.',
          '',
          'Run "leadership init" to create one, or start with:',
          '',
          'version: 1',
          'purpose: Why this repository exists.',
          'goals:',
          '  - What you want to achieve now',
          'decisionCriteria:',
          '  - What you prefer when two good options conflict',
          'domains:',
          '  - id: everything',
          '    paths: ["*"]',
          '    owners: ["@your-team/here"]',
        ],
      });
    checkCall('the lines to start with have no problems but what a person has to replace', {
      files: {
        'leadership.yaml': `version: 1
purpose: Why this repository exists.
goals:
  - What you want to achieve now
decisionCriteria:
  - What you prefer when two good options conflict
domains:
  - id: everything
    paths: ["*"]
    owners: ["@your-team/here"]
`,
      },
      args: ['check'],
      code: 0,
      prints: [
        'leadership.yaml:2:10 warning: "Why this repository exists." is a placeholder. Replace it with your own words. [file/placeholder]',
        '  2 | purpose: Why this repository exists.',
        '    |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '',
        'leadership.yaml:4:5 warning: "What you want to achieve now" is a placeholder. Replace it with your own words. [file/placeholder]',
        '  4 |   - What you want to achieve now',
        '    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '',
        'leadership.yaml:6:5 warning: "What you prefer when two good options conflict" is a placeholder. Replace it with your own words. [file/placeholder]',
        '  6 |   - What you prefer when two good options conflict',
        '    |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^',
        '',
        'leadership.yaml:10:14 warning: "@your-team/here" is a placeholder. Replace it with an owner. [file/placeholder]',
        '  10 |     owners: ["@your-team/here"]',
        '     |              ^^^^^^^^^^^^^^^^^',
        '',
        '4 problems in 1 file (4 warnings)',
      ],
    });
    checkCall('with a folder of that name', {
      files: { 'leadership.yaml/a.ts': '' },
      args: ['check'],
      code: 3,
      prints: [],
      complains: ['Cannot read <folder>/leadership.yaml: it is a folder.'],
    });
    it('without the permission to read it', function () {
      if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
      compareCall({
        files: { 'leadership.yaml': clean },
        prepare: (folder) => {
          fs.chmodSync(path.join(folder, 'leadership.yaml'), 0);
        },
        args: ['check'],
        code: 3,
        prints: [],
        complains: ['Cannot read <folder>/leadership.yaml: permission denied.'],
      });
    });
  });

  describe('with invalid usage', () => {
    for (const args of [
      [],
      ['chekc'],
      ['who'],
      ['check', '--format', 'xml'],
      ['check', '--fail-on', 'off'],
      ['check', '--fix'],
      ['coverage', '--depth', '2'],
    ])
      checkCall(`leadership ${args.join(' ')}`, { files: {}, args, code: 2, prints: [] });
    checkCall('prints its version', { files: {}, args: ['--version'], code: 0, prints: [manifest.version] });
    checkCall('prints help, with commands in groups', { files: {}, args: ['--help'], code: 0 }, (output) => {
      const groups = Array.from(output.matchAll(/^(\w+):\n {2}(\w+) /gm), ([, group, first]) => [
        group,
        first,
      ]);
      assert.deepEqual(groups, [
        ['Inspect', 'who'],
        ['Check', 'check'],
        ['Write', 'init'],
        ['Report', 'intents'],
        ['Other', 'schema'],
        ['Example', 'leadership'],
      ]);
      assert.equal(output.includes('prepare-commit-msg'), false);
    });
    checkCall('prints the help of a command', { files: {}, args: ['who', '--help'], code: 0 });
    for (const args of [
      ['--cwd', 'sub', 'check'],
      ['check', '--cwd', 'sub'],
    ])
      checkCall(`runs in another folder: ${args.join(' ')}`, {
        files: { 'sub/leadership.yaml': clean, 'sub/src/a.ts': '' },
        args,
        code: 0,
        prints: ['No problems in 1 file.'],
      });
    checkCall('does not run in a missing folder', {
      files: {},
      args: ['check', '--cwd', 'nowhere'],
      code: 2,
      prints: [],
      complains: ['Cannot run in nowhere: no such folder.'],
    });
  });

  describe('the files of the repository', () => {
    const written = completed(
      'unowned: [tracked, untracked, ignored, deleted, "new\\nline", "\\"quoted\\"", größe.md, sub/own]\nrules: { control/unowned-paths: off }\n',
    );
    const files = {
      'leadership.yaml': written,
      '.gitignore': 'ignored\n',
      ignored: '',
      tracked: '',
      deleted: '',
      ...(process.platform === 'win32' ? {} : { 'new\nline': '', '"quoted"': '' }),
      'größe.md': '',
      'node_modules/tracked': '',
    };
    const missing = (pattern: string, column: number): string[] =>
      shown(
        'leadership.yaml',
        written,
        `1:${String(column)} warning: Pattern "${pattern}" matches no files. Fix it, or remove it. [control/unmatched-pattern]`,
        pattern,
      );

    checkCall('are those that Git tracks or would add', {
      files,
      prepare: (folder) => {
        git(folder, 'init');
        git(folder, 'add', '--all');
        git(folder, 'commit', '--message', 'Start');
        fs.rmSync(path.join(folder, 'deleted'));
        fs.writeFileSync(path.join(folder, 'untracked'), '');
      },
      args: ['check'],
      code: 0,
      prints: [
        ...missing('ignored', 31),
        ...missing('deleted', 40),
        ...missing('sub/own', 86),
        '3 problems in 1 file (3 warnings)',
      ],
    });
    checkCall('are without Git those that exist', {
      files,
      args: ['check'],
      code: 0,
      prints: [...missing('untracked', 20), ...missing('sub/own', 86), '2 problems in 1 file (2 warnings)'],
    });
    checkCall('do not include those of another repository', {
      files: { ...files, 'sub/own': '', 'sub/leadership.yaml': 'version: 2\n' },
      prepare: (folder) => {
        git(folder, 'init');
        git(path.join(folder, 'sub'), 'init');
      },
      args: ['check'],
      code: 0,
      prints: [
        ...missing('untracked', 20),
        ...missing('ignored', 31),
        ...missing('sub/own', 86),
        '3 problems in 1 file (3 warnings)',
      ],
    });
    checkCall('do not include ignored leadership files, except at the root', {
      files: {
        'leadership.yaml': clean,
        'src/leadership.yaml': 'version: 2\n',
        'src/a.ts': '',
        '.gitignore': 'leadership.yaml\n',
      },
      prepare: (folder) => {
        git(folder, 'init');
      },
      args: ['check'],
      code: 0,
      prints: ['No problems in 1 file.'],
    });
  });

  describe('untrusted text', () => {
    const hostile = '\u001b[31mred\u0007 \u202ekcab\u200b\u009b';
    const shown = '\\u001b[31mred\\u0007 \\u202ekcab\\u200b\\u009b';
    const written = completed(
      `purpose: ${JSON.stringify(hostile)}\npeople: { ana: ${JSON.stringify(`Ana ${hostile}`)} }\ndomains: [{ id: a, paths: [a], owners: [ana] }]\n`,
    );
    checkCall(
      'is escaped in problems',
      {
        files: { 'leadership.yaml': written, a: '' },
        args: ['check'],
        code: 0,
      },
      (output) => {
        assert.ok(output.includes(`"a" has a single owner, Ana ${shown}. Add a second one.`), output);
      },
    );
    checkCall('is escaped in a card', {
      files: {
        'leadership.yaml': written.replace('{ id: a,', `{ id: a, purpose: ${JSON.stringify(hostile)},`),
      },
      args: ['who', '--long', 'a', `${hostile}x`.replace('\u0007', '')],
      code: 0,
      prints: [
        'a',
        '  Domain      a',
        `  Purpose     ${shown}`,
        `  Owners      Ana ${shown} (ana)`,
        '  Authority   “I intend to…” State your intent, then act unless someone objects',
        '  Matched by  a  leadership.yaml:3',
        '',
        `${shown}x`.replace('\\u0007', ''),
        '  Unowned: state your intent to everyone',
      ],
    });
    checkCall(
      'is escaped in JSON',
      { files: { 'leadership.yaml': written }, args: ['who', '--format', 'json', 'a'], code: 0 },
      (output) => {
        const { answers } = JSON.parse(output) as { answers: { owners: { name: string }[] }[] };
        assert.equal(answers[0]?.owners[0]?.name, `Ana ${hostile}`);
      },
    );
    checkCall('is escaped in an error', {
      files: { 'leadership.yaml': clean },
      args: ['check', `${hostile}.yaml`],
      code: 3,
      prints: [],
      complains: [`Cannot read <folder>/${shown}.yaml: no such file.`],
    });
  });

  it('ends quietly if its output is closed', async () => {
    const domains = Array.from(
      { length: 300 },
      (_, at) => `  - { id: d${String(at)}, paths: [a], owners: [x] }\n`,
    ).join('');
    const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-pipe-')));
    try {
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), completed(`domains:\n${domains}`));
      const child = spawn(process.execPath, [cli, 'check', '--format', 'json'], {
        cwd: folder,
        env: bareEnvironment,
      });
      let complaint = '';
      child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
      child.stdout.destroy();
      const code = await new Promise((resolve) => child.on('close', resolve));
      assert.deepEqual([code, complaint], [1, '']);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });
});
