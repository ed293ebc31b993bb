import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import codeownersSchema from '../../schemas/codeowners.schema.json';
import initSchema from '../../schemas/init.schema.json';
import { completed } from '../checkFindings.ts';
import { acting, checkCall, cli, json, run } from './checkCall.ts';
import { bareEnvironment, git, withFolder } from './temporaryFolder.ts';

const github = '* @acme/all\n/src/ @acme/src ana@acme.example # here\n/docs/\n!x @no\n';
const next = 'Next: replace each TODO, then run "leadership check".';

describe('leadership init', function () {
  this.timeout(60_000);

  for (const [title, files] of Object.entries({
    'an empty folder': {},
    'a repository': {
      'package.json': '{"description":"Pays: \\"merchants\\" #1"}',
      'src/a.ts': '',
      '.github/CODEOWNERS': '* @a',
      'we ird*/b': '',
    },
    'a README': {
      'README.md': '# Hi\n\n[![b](c)](d)\n\nWe *pay*\n[merchants](x). And more.\n',
      'true/a': '',
    },
  }))
    it(`creates a file without errors for ${title}`, () => {
      withFolder(files, (folder) => {
        const { code, output } = run(folder, ['init']);
        assert.deepEqual([code, output], [0, `Created leadership.yaml.\n${next}\n`]);
        assert.equal(run(folder, ['check', '--fail-on', 'warning']).code, 0);
        const text = fs.readFileSync(path.join(folder, 'leadership.yaml'), 'utf8');
        fs.writeFileSync(
          path.join(folder, 'leadership.yaml'),
          text.replace('domains: []', 'domains:').replace(/^#(?= {2}(?:- | {2}))/gm, ''),
        );
        assert.equal(run(folder, ['check']).code, 0, text);
        assert.deepEqual(
          fs.readdirSync(folder).filter((name) => name.endsWith('.tmp')),
          [],
        );
      });
    });

  for (const name of ['leadership.yaml', 'leadership.yml', '.github/leadership.yaml'])
    checkCall(`never overwrites ${name}`, {
      files: { [name]: 'mine' },
      args: ['init'],
      code: 3,
      prints: [],
      complains: [`${name} already exists and was not changed.`],
    });

  it('never writes through a link', function () {
    if (process.platform === 'win32') this.skip();
    withFolder({}, (folder) => {
      fs.symlinkSync('/nowhere/else', path.join(folder, 'leadership.yaml'));
      assert.deepEqual(run(folder, ['init']), {
        code: 3,
        output: '',
        complaint: `Cannot read ${path.join(folder, 'leadership.yaml')}: no such file.\n`,
      });
      assert.deepEqual(fs.readdirSync(folder), ['leadership.yaml']);
    });
  });

  it('gives every file the owners of CODEOWNERS', () => {
    withFolder({ '.github/CODEOWNERS': github, 'src/a.ts': '', 'docs/b': '', 'sub/c': '' }, (folder) => {
      git(folder, 'init');
      const made = run(path.join(folder, 'sub'), ['init', '--from-codeowners', '../.github/CODEOWNERS']);
      assert.deepEqual(made, {
        code: 0,
        output: `Created ../leadership.yaml with 3 domains from ../.github/CODEOWNERS (GitHub rules).\n${next}\n`,
        complaint: '../.github/CODEOWNERS:4 GitHub ignores this line: patterns cannot start with "!".\n',
      });
      const text = fs.readFileSync(path.join(folder, 'leadership.yaml'), 'utf8');
      assert.deepEqual(text.split('\n').slice(-11), [
        'domains:',
        '  - id: everything',
        '    paths: ["*"]',
        '    owners: ["@acme/all"]',
        '  - id: src',
        '    paths: [/src/]',
        '    owners: ["@acme/src", ana@acme.example]',
        '  - id: docs',
        '    paths: [/docs/]',
        '    owners: []',
        '',
      ]);
      assert.equal(run(folder, ['check']).code, 0);
      assert.equal(run(folder, ['codeowners', '--check']).code, 0);
    });
  });

  const rejected: readonly (readonly [title: string, text: string, errors: readonly string[]])[] = [
    [
      'two sections for a file',
      '[A] @a\n/src/\n[B] @b\n*.ts\n',
      [
        'CODEOWNERS:4 "src/a.ts" matches both "*.ts" in [B] and "/src/" in [A] (line 2). In leadership.yaml, only one domain owns a path.',
      ],
    ],
    [
      'an optional section',
      '^[A] @a\n/src/\n',
      ['CODEOWNERS:1 Optional section [A] cannot be imported. Remove its "^".'],
    ],
    [
      'several approvals',
      '[A][2] @a\n/src/\n',
      ['CODEOWNERS:1 Section [A] requires 2 approvals, which cannot be imported. Remove its "[2]".'],
    ],
    [
      'a role',
      '/src/ @@maintainer\n',
      ['CODEOWNERS:1 Role "@@maintainer" cannot be imported. Replace it with a group or users.'],
    ],
    [
      'a pattern that cannot be imported',
      '/[!a]bc @a\n',
      ['CODEOWNERS:1 Pattern "/[!a]bc" cannot be imported. Rewrite it.'],
    ],
    [
      'a file that the host ignores',
      '* @a\0',
      ['CODEOWNERS:1 GitLab ignores CODEOWNERS files that contain NUL characters, so no file has an owner.'],
    ],
    ['an empty file', '', ['CODEOWNERS:1 No line assigns an owner on GitLab.']],
  ];
  for (const [title, text, complains] of rejected)
    checkCall(`rejects ${title}`, {
      files: { CODEOWNERS: text, 'src/a.ts': '' },
      args: ['init', '--from-codeowners', 'CODEOWNERS', '--host', 'gitlab'],
      code: 1,
      prints: [],
      complains: ['leadership.yaml was not created. Fix these lines first:', ...complains],
    });

  checkCall('fails if a leadership file in a subfolder conflicts', {
    files: {
      CODEOWNERS: '* @a\n',
      'sub/leadership.yaml': completed('domains: [{ id: b, paths: ["*"], owners: ["@b"] }]\n'),
    },
    args: ['init', '--from-codeowners', 'CODEOWNERS'],
    code: 1,
    prints: [],
    complains: [
      'leadership.yaml was not created: sub/leadership.yaml conflicts with the CODEOWNERS file (for sub/leadership.yaml, @a instead of @b).',
    ],
  });
  checkCall('reads standard input, with the line breaks of Windows and a byte order mark', {
    files: { a: '' },
    args: ['init', '--from-codeowners', '-', '--format', 'json'],
    input: '\ufeff* @a\r\n',
    code: 0,
    prints: json({
      version: 1,
      created: 'leadership.yaml',
      domains: 1,
      from: { file: 'standard input', host: 'github' },
      notes: [],
      errors: [],
    }),
  });
  it('escapes untrusted text from CODEOWNERS', () => {
    const text = '* @a\n/src/\u202ex @b\n/q"uo\'te:#- @d\n/a,b[c]{d}& @e\n*x @f\n/!y/ @g\n\\!z @h\n';
    withFolder(
      { CODEOWNERS: text, 'a,b[c]{d}&': '', 'y/ax': '', 'q"uo\'te:#-': '', '!y/x': '' },
      (folder) => {
        const args = ['init', '--from-codeowners', 'CODEOWNERS', '--host', 'gitlab'];
        const { code, output, complaint } = run(folder, args);
        assert.deepEqual([code, acting.test((output + complaint).replaceAll('\n', ''))], [0, false]);
        assert.equal(run(folder, ['check']).code, 0);
        assert.equal(
          run(folder, ['codeowners', '--host', 'gitlab', '--output', 'CODEOWNERS', '--check']).code,
          0,
        );
      },
    );
  });
  checkCall('fails without the file', {
    files: {},
    args: ['init', '--from-codeowners', 'nope'],
    code: 3,
    complains: ['Cannot read nope: no such file.'],
  });
  checkCall('fails for a folder', {
    files: {},
    args: ['init', '--from-codeowners', '.'],
    code: 3,
    complains: ['Cannot read .: it is a folder.'],
  });
  checkCall('rejects --host without a file', {
    files: {},
    args: ['init', '--host', 'gitlab'],
    code: 2,
    complains: ['--host requires --from-codeowners.'],
  });

  it('prints JSON that matches its schema', () => {
    for (const text of [github, '', '[A] @a\n*\n[B] @b\n*\n'])
      withFolder({ CODEOWNERS: text }, (folder) => {
        const args = ['init', '--from-codeowners', 'CODEOWNERS', '--format', 'json'];
        assertValid(initSchema, run(folder, args).output);
      });
  });

  it('leaves no file behind if the disk is full', function () {
    if (process.platform !== 'linux' || process.getuid?.() !== 0) this.skip();
    withFolder({}, (folder) => {
      const options = ['-t', 'tmpfs', '-o', 'size=4k', 'tmpfs', folder];
      if (spawnSync('mount', options).status !== 0) this.skip();
      try {
        fs.writeFileSync(path.join(folder, 'full'), 'x'.repeat(4096));
        const { status, stderr } = spawnSync(process.execPath, [cli, 'init'], {
          cwd: folder,
          env: bareEnvironment,
          encoding: 'utf8',
        });
        assert.deepEqual(
          [status, stderr, fs.readdirSync(folder)],
          [74, 'Cannot write leadership.yaml: the disk is full. No changes made.\n', ['full']],
        );
      } finally {
        spawnSync('umount', [folder]);
      }
    });
  });
});

describe('leadership codeowners', function () {
  this.timeout(60_000);
  const files = {
    'leadership.yaml': completed('domains: [{ id: all, paths: ["*"], owners: ["@acme/all"] }]\n'),
    'src/a.ts': '',
  };

  it('keeps everything outside its markers, and is in sync then', () => {
    withFolder({ ...files, '.github/CODEOWNERS': '# mine\r\n/x @b\r\n' }, (folder) => {
      const check = run(folder, ['codeowners', '--check']);
      assert.deepEqual(
        [check.code, check.output.split('\n').slice(0, 4), check.output.split('\n').slice(-2)],
        [
          1,
          [
            '.github/CODEOWNERS is out of sync with leadership.yaml: 3 files have different owners',
            '  leadership.yaml',
            '    leadership.yaml  @acme/all',
            '    CODEOWNERS       no owner',
          ],
          ['Run "leadership codeowners --write" to update it.', ''],
        ],
      );
      assert.equal(run(folder, ['codeowners', '--write']).output, 'Wrote .github/CODEOWNERS.\n');
      const text = fs.readFileSync(path.join(folder, '.github/CODEOWNERS'), 'utf8');
      assert.match(text, /^# mine\r\n\/x @b\r\n# BEGIN leadership\r\n(?:.+\r\n)+# END leadership\r\n$/);
      assert.equal(run(folder, ['codeowners', '--check']).code, 0);
      assert.equal(run(folder, ['codeowners', '--write']).output, '.github/CODEOWNERS is up to date.\n');
    });
  });

  checkCall('names the lines that win over an up-to-date block', {
    files: {
      ...files,
      CODEOWNERS: `# BEGIN leadership
# Generated from leadership.yaml by "leadership codeowners --write". Do not edit: changes here will be lost.
# all (leadership.yaml)
* @acme/all
# END leadership
/src/ @b
`,
    },
    args: ['codeowners', '--check'],
    code: 1,
    prints: [
      'CODEOWNERS is out of sync with leadership.yaml: 1 file has different owners',
      '  src/a.ts',
      '    leadership.yaml  @acme/all',
      '    CODEOWNERS       @b (line 6)',
      'Lines outside the generated block still win for 1 file, such as src/a.ts (@b instead of @acme/all). Remove those lines, or add the owners to leadership.yaml.',
    ],
  });
  checkCall(
    'prints the first differences as JSON',
    {
      files: { ...files, CODEOWNERS: '* @acme/all\n/src/ @b\n' },
      args: ['codeowners', '--check', '--format', 'json'],
      code: 1,
      prints: json({
        version: 1,
        host: 'github',
        file: 'CODEOWNERS',
        differences: [
          {
            path: 'src/a.ts',
            leadership: [{ owners: ['@acme/all'] }],
            codeowners: [{ owners: ['@b'], line: 2, optional: false, approvals: 1 }],
          },
        ],
        notes: [],
        summary: { differences: 1, notes: 0 },
      }),
    },
    (output) => {
      assertValid(codeownersSchema, output);
    },
  );
});

function assertValid(schema: object, output: string): void {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  ajv.validate(schema, JSON.parse(output));
  assert.deepEqual(ajv.errors ?? [], []);
}
