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
const wrongOwner = '5:38 error: Unknown owner "anna", did you mean "ana"? [reference/unknown-owner]';
const noFile = '6:22 warning: Mend or remove "lib/": it matches no file [control/unmatched-pattern]';
const oneOwner = '6:38 warning: Add a second owner: Ana Silva alone leads "b" [control/single-owner]';

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
  this.timeout(30_000);

  describe('check', () => {
    checkCall('of a file without findings', {
      files: { 'leadership.yaml': clean, 'src/a.ts': '' },
      args: ['check'],
      code: 0,
      prints: ['No findings in 1 file'],
    });
    checkCall('of a file with findings', {
      files: { 'leadership.yaml': faulty, 'src/a.ts': '' },
      args: ['check'],
      code: 1,
      prints: [
        ...shown('leadership.yaml', faulty, wrongOwner, 'anna'),
        ...shown('leadership.yaml', faulty, noFile, 'lib/'),
        ...shown('leadership.yaml', faulty, oneOwner, 'ana'),
        '1 error, 2 warnings in 1 file',
      ],
    });
    checkCall('from a folder further in', {
      files: { 'leadership.yaml': faulty, 'src/b/a.ts': '', 'lib/a.ts': '' },
      from: 'src/b',
      args: ['check'],
      code: 1,
      prints: [
        ...shown('../../leadership.yaml', faulty, wrongOwner, 'anna'),
        ...shown('../../leadership.yaml', faulty, oneOwner, 'ana'),
        '1 error, 1 warning in 1 file',
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
            message: 'Unknown owner "anna", did you mean "ana"?',
            file: '../leadership.yaml',
            range: { start: { line: 5, column: 38 }, end: { line: 5, column: 42 } },
            fixes: ['Replace by ana', 'Add the person anna', 'Add the team anna'],
          },
          {
            code: 'control/unmatched-pattern',
            severity: 'warning',
            message: 'Mend or remove "lib/": it matches no file',
            file: '../leadership.yaml',
            range: { start: { line: 6, column: 22 }, end: { line: 6, column: 26 } },
            fixes: ['Remove "lib/"'],
          },
          {
            code: 'control/single-owner',
            severity: 'warning',
            message: 'Add a second owner: Ana Silva alone leads "b"',
            file: '../leadership.yaml',
            range: { start: { line: 6, column: 38 }, end: { line: 6, column: 41 } },
            fixes: ['Add "@second-owner"'],
          },
        ],
        summary: { files: 1, error: 1, warning: 2, info: 0, hint: 0 },
      }),
    });
    checkCall('as JSON, without findings', {
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
          '1 warning in 1 file',
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
        'src/deep/leadership.yml:1:10 error: Write "version: 1": version 3 of the format is not known here [version]',
        '  1 | version: 3',
        '    |          ^',
        '',
        'src/leadership.yaml:3:43 error: Declare the owner "x" under people or teams, or write a handle such as "@user" [reference/unknown-owner]',
        '  3 | domains: [{ id: b, paths: ["*"], owners: [x] }]',
        '    |                                           ^',
        '',
        'src/leadership.yml:1:1 error: Remove this file, or move what it says to src/leadership.yaml: only that one counts for this folder [file/second]',
        '',
        '3 errors in 4 files',
      ],
    });
    checkCall('of a file with another name, in the place of its folder’s own', {
      files: { 'leadership.yaml': clean, 'next.yaml': faulty, 'src/a.ts': '', 'lib/a.ts': '' },
      args: ['check', 'next.yaml'],
      code: 1,
      prints: [
        ...shown('next.yaml', faulty, wrongOwner, 'anna'),
        ...shown('next.yaml', faulty, oneOwner, 'ana'),
        '1 error, 1 warning in 1 file',
      ],
    });
    checkCall('of one file of several', {
      files: {
        'leadership.yaml': faulty,
        'src/leadership.yaml': 'version: 1\ninherits: true\ndomains: []\n',
      },
      args: ['check', 'src/leadership.yaml'],
      code: 0,
      prints: ['No findings in 1 file'],
    });
    checkCall('of a file that is not there', {
      files: { 'leadership.yaml': clean },
      args: ['check', 'other.yaml'],
      code: 3,
      prints: [],
      complains: ['Cannot read <folder>/other.yaml: there is no such file'],
    });
    checkCall('of bytes that are not UTF-8', {
      files: { 'leadership.yaml': Buffer.from(`${clean}# caf\xe9\n`, 'latin1') },
      args: ['check'],
      code: 1,
      prints: [
        'leadership.yaml:9:6 error: Save this file as UTF-8: it holds bytes that are not [limit]',
        '  9 | # caf\ufffd',
        '    |      ^',
        '',
        '1 error in 1 file',
      ],
    });
    checkCall('of a file with a mark in front', {
      files: { 'leadership.yaml': `\uFEFF${clean}`, 'src/a.ts': '' },
      args: ['check'],
      code: 0,
      prints: ['No findings in 1 file'],
    });
    checkCall('of an empty file', {
      files: { 'leadership.yaml': '' },
      args: ['check'],
      code: 1,
      prints: [
        'leadership.yaml:1:1 error: Write who leads here: begin with "version: 1" and "purpose:" [schema]',
        '',
        '1 error in 1 file',
      ],
    });
  });

  describe('who', () => {
    checkCall('leads at a file', {
      files: { 'leadership.yaml': faulty },
      args: ['who', 'lib/a.ts'],
      code: 0,
      prints: [
        'lib/a.ts',
        '  b · Ana Silva (ana)',
        '  P',
        '  I intend to… State the intent, then act unless someone objects',
        '  By the pattern lib/ (leadership.yaml:6)',
      ],
    });
    checkCall('leads at several places, seen from a folder further in', {
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
      from: 'src/b',
      args: ['who', 'c.ts', '../new/', '.', '../../dist/a.js', '../../other', '../../'],
      code: 0,
      prints: [
        ...['c.ts', '../new/', './'].flatMap((name, position) => [
          ...(position === 0 ? [] : ['']),
          name,
          '  The A · @acme/a',
          '  For all',
          '  I think… Ana Silva decides',
          '  Delegated by Ana Silva',
          '  What counts when deciding here:',
          '    1. Undo (../../leadership.yaml:2)',
          '  By the pattern src/ (../../leadership.yaml:5)',
        ]),
        '',
        '../../dist/a.js',
        '  Unowned on purpose',
        '  By the pattern dist/ (../../leadership.yaml:6)',
        '',
        '../../other',
        '  Nobody owns this: no pattern matches it',
        '',
        '../../',
        '  Nobody owns a new file here: no pattern matches it',
      ],
    });
    checkCall('leads, as JSON', {
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
            decisions: [{ decision: 'Replay', authority: 'i-intend', consult: ['ana'], inform: [] }],
            goals: [{ id: 'fast', statement: 'Fast' }],
            criteria: [{ id: 'undo', statement: 'Undo', from: { file: '../leadership.yaml', line: 3 } }],
            requires: { sql: 'expert' },
            decidedBy: { file: '../leadership.yaml', line: 11, pattern: 'src/' },
            overruled: [{ file: '../leadership.yaml', line: 7, pattern: '*', domain: 'all' }],
          },
          {
            path: '../',
            status: 'owned',
            domain: 'all',
            authority: 'i-intend',
            purpose: 'P',
            owners: [{ ref: '@acme/all', kind: 'handle', name: '@acme/all' }],
            decisions: [],
            goals: [],
            criteria: [{ id: 'undo', statement: 'Undo', from: { file: '../leadership.yaml', line: 3 } }],
            requires: {},
            decidedBy: { file: '../leadership.yaml', line: 7, pattern: '*' },
            overruled: [],
          },
        ],
      }),
    });
    checkCall('leads outside of the repository', {
      files: { 'a/leadership.yaml': clean, 'a/.git/HEAD': '' },
      from: 'a',
      args: ['who', '../b'],
      code: 2,
      prints: [],
      complains: ['../b is outside the repository <folder>/a'],
    });
    checkCall('leads where the file cannot be read', {
      files: { 'leadership.yaml': `<<<<<<< HEAD\n=======\n>>>>>>> x\n${clean}` },
      args: ['who', 'src/a.ts'],
      code: 3,
      prints: [],
      complains: [
        'Cannot read leadership.yaml: Resolve this merge conflict: the file is not read before; see "leadership check"',
      ],
    });
    checkCall('leads where a second file, which does not count, cannot be read', {
      files: { 'leadership.yaml': clean, 'leadership.yml': 'version: 2\n' },
      args: ['who', 'other'],
      code: 0,
      prints: [
        'other',
        '  all · @acme/all',
        '  P',
        '  I intend to… State the intent, then act unless someone objects',
        '  By the pattern * (leadership.yaml:3)',
      ],
    });
    checkCall('leads where a file has faults that do not matter', {
      files: { 'leadership.yaml': clean.replace('purpose', 'purpoze') },
      args: ['who', 'src/a.ts'],
      code: 0,
    });
  });

  describe('without a leadership file', () => {
    for (const args of [['check'], ['who', 'a.ts']])
      checkCall(`says how to start one: ${args.join(' ')}`, {
        files: { 'a.ts': '' },
        args,
        code: 3,
        prints: [],
        complains: [
          'No leadership.yaml in <folder>. Start one with "leadership init", or put these lines into leadership.yaml at the root of the repository:',
          '',
          'version: 1',
          'purpose: Why this repository exists.',
          'goals:',
          '  - What it is after now',
          'decisionCriteria:',
          '  - How to choose when two options pull apart',
          'domains:',
          '  - id: everything',
          '    paths: ["*"]',
          '    owners: ["@your-team/here"]',
        ],
      });
    checkCall('the lines to start with have no findings', {
      files: {
        'leadership.yaml': `version: 1
purpose: Why this repository exists.
goals:
  - What it is after now
decisionCriteria:
  - How to choose when two options pull apart
domains:
  - id: everything
    paths: ["*"]
    owners: ["@your-team/here"]
`,
      },
      args: ['check'],
      code: 0,
      prints: ['No findings in 1 file'],
    });
    checkCall('but a folder of that name', {
      files: { 'leadership.yaml/a.ts': '' },
      args: ['check'],
      code: 3,
      prints: [],
      complains: ['Cannot read <folder>/leadership.yaml: it is a folder'],
    });
    it('that the user may read', function () {
      if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
      compareCall({
        files: { 'leadership.yaml': clean },
        prepare: (folder) => {
          fs.chmodSync(path.join(folder, 'leadership.yaml'), 0);
        },
        args: ['check'],
        code: 3,
        prints: [],
        complains: ['Cannot read <folder>/leadership.yaml: permission denied'],
      });
    });
  });

  describe('that is not understood', () => {
    for (const args of [
      [],
      ['chekc'],
      ['who'],
      ['check', '--format', 'xml'],
      ['check', '--fail-on', 'off'],
      ['check', '--fix'],
    ])
      checkCall(`leadership ${args.join(' ')}`, { files: {}, args, code: 2, prints: [] });
    checkCall('tells its version', { files: {}, args: ['--version'], code: 0, prints: [manifest.version] });
    checkCall('explains itself', { files: {}, args: ['--help'], code: 0 });
    checkCall('explains a command', { files: {}, args: ['who', '--help'], code: 0 });
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
        `1:${String(column)} warning: Mend or remove "${pattern}": it matches no file [control/unmatched-pattern]`,
        pattern,
      );

    checkCall('are those that git tracks or would take up', {
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
        '3 warnings in 1 file',
      ],
    });
    checkCall('are without git those that are there', {
      files,
      args: ['check'],
      code: 0,
      prints: [...missing('untracked', 20), ...missing('sub/own', 86), '2 warnings in 1 file'],
    });
    checkCall('end where another repository begins', {
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
        '3 warnings in 1 file',
      ],
    });
    checkCall('do not include a leadership file that git ignores, but for that of the root', {
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
      prints: ['No findings in 1 file'],
    });
  });

  describe("somebody's text", () => {
    const hostile = '\u001b[31mred\u0007 \u202ekcab\u200b\u009b';
    const shown = '\\u001b[31mred\\u0007 \\u202ekcab\\u200b\\u009b';
    const written = completed(
      `purpose: ${JSON.stringify(hostile)}\npeople: { ana: ${JSON.stringify(`Ana ${hostile}`)} }\ndomains: [{ id: a, paths: [a], owners: [ana] }]\n`,
    );
    checkCall(
      'does not act in the findings',
      {
        files: { 'leadership.yaml': written, a: '' },
        args: ['check'],
        code: 0,
      },
      (output) => {
        assert.ok(output.includes(`Add a second owner: Ana ${shown} alone leads "a"`), output);
      },
    );
    checkCall('does not act in an answer', {
      files: { 'leadership.yaml': written },
      args: ['who', 'a', `${hostile}x`.replace('\u0007', '')],
      code: 0,
      prints: [
        'a',
        `  a · Ana ${shown} (ana)`,
        `  ${shown}`,
        '  I intend to… State the intent, then act unless someone objects',
        '  By the pattern a (leadership.yaml:3)',
        '',
        `${shown}x`.replace('\\u0007', ''),
        '  Nobody owns this: no pattern matches it',
      ],
    });
    checkCall(
      'does not act in JSON',
      { files: { 'leadership.yaml': written }, args: ['who', '--format', 'json', 'a'], code: 0 },
      (output) => {
        const { answers } = JSON.parse(output) as { answers: { purpose: string }[] };
        assert.equal(answers[0]?.purpose, hostile);
      },
    );
    checkCall('does not act in a complaint', {
      files: { 'leadership.yaml': clean },
      args: ['check', `${hostile}.yaml`],
      code: 3,
      prints: [],
      complains: [`Cannot read <folder>/${shown}.yaml: there is no such file`],
    });
  });

  it('ends quietly when nobody reads on', async () => {
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
