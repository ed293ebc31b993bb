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
const next = 'Next: replace each TODO in it, and run "leadership check"';

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
    it(`writes a file without errors for ${title}`, () => {
      withFolder(files, (folder) => {
        const { code, output } = run(folder, ['init']);
        assert.deepEqual([code, output], [0, `Wrote leadership.yaml. ${next}\n`]);
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
      complains: [`There is a ${name} already, and it is never overwritten. Nothing was changed`],
    });

  it('never writes through a link', function () {
    if (process.platform === 'win32') this.skip();
    withFolder({}, (folder) => {
      fs.symlinkSync('/nowhere/else', path.join(folder, 'leadership.yaml'));
      assert.deepEqual(run(folder, ['init']), {
        code: 3,
        output: '',
        complaint: `Cannot read ${path.join(folder, 'leadership.yaml')}: there is no such file\n`,
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
        output: `Wrote ../leadership.yaml, with 3 domains of ../.github/CODEOWNERS as GitHub reads it. ${next}\n`,
        complaint:
          '../.github/CODEOWNERS:4 GitHub skips the line: it does not know ! in front of a pattern\n',
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

  const faults: readonly (readonly [title: string, text: string, faults: readonly string[]])[] = [
    [
      'two sections for a file',
      '[A] @a\n/src/\n[B] @b\n*.ts\n',
      [
        'CODEOWNERS:4 "*.ts" of [B] owns "src/a.ts", which line 2 ("/src/" of [A]) owns as well: in leadership.yaml, a path has the owners of one line',
      ],
    ],
    [
      'an optional section',
      '^[A] @a\n/src/\n',
      [
        'CODEOWNERS:1 The section [A] is optional, which leadership.yaml cannot say: remove its ^ to import it',
      ],
    ],
    [
      'several approvals',
      '[A][2] @a\n/src/\n',
      [
        'CODEOWNERS:1 The section [A] asks for 2 approvals, which leadership.yaml cannot say: remove its [2] to import it',
      ],
    ],
    [
      'a role',
      '/src/ @@maintainer\n',
      ['CODEOWNERS:1 "@@maintainer" is a role of GitLab: name a group or people to import it'],
    ],
    [
      'a pattern without words',
      '/[!a]bc @a\n',
      ['CODEOWNERS:1 "/[!a]bc" has no words in leadership.yaml: write other patterns for it'],
    ],
    [
      'a file that the host does not read',
      '* @a\0',
      ['CODEOWNERS:1 GitLab reads no CODEOWNERS file with a NUL character in it: nobody owns anything by it'],
    ],
    ['nothing', '', ['CODEOWNERS:1 There is no line by which GitLab would give a file an owner']],
  ];
  for (const [title, text, complains] of faults)
    checkCall(`stops at ${title}`, {
      files: { CODEOWNERS: text, 'src/a.ts': '' },
      args: ['init', '--from-codeowners', 'CODEOWNERS', '--host', 'gitlab'],
      code: 1,
      prints: [],
      complains: ['Nothing is written. What stands in the way:', ...complains],
    });

  checkCall('stops where a leadership file further down says otherwise', {
    files: {
      CODEOWNERS: '* @a\n',
      'sub/leadership.yaml': completed('domains: [{ id: b, paths: ["*"], owners: ["@b"] }]\n'),
    },
    args: ['init', '--from-codeowners', 'CODEOWNERS'],
    code: 1,
    prints: [],
    complains: [
      'Nothing is written: sub/leadership.yaml says otherwise than the CODEOWNERS file, which has for sub/leadership.yaml, @a instead of @b',
    ],
  });
  checkCall('reads standard input, with the line breaks of Windows and a byte order mark', {
    files: { a: '' },
    args: ['init', '--from-codeowners', '-', '--format', 'json'],
    input: '\ufeff* @a\r\n',
    code: 0,
    prints: json({
      version: 1,
      written: 'leadership.yaml',
      domains: 1,
      from: { file: 'standard input', host: 'github' },
      notes: [],
      faults: [],
    }),
  });
  it('writes and says nothing that acts, whatever stands in CODEOWNERS', () => {
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
  checkCall('says that there is no such file', {
    files: {},
    args: ['init', '--from-codeowners', 'nope'],
    code: 3,
    complains: ['Cannot read nope: there is no such file'],
  });
  checkCall('says that a folder is none', {
    files: {},
    args: ['init', '--from-codeowners', '.'],
    code: 3,
    complains: ['Cannot read .: it is a folder'],
  });
  checkCall('says that --host needs a file', {
    files: {},
    args: ['init', '--host', 'gitlab'],
    code: 2,
    complains: ['Name a file with --from-codeowners as well: --host says who reads it'],
  });

  it('prints JSON as its schema describes', () => {
    for (const text of [github, '', '[A] @a\n*\n[B] @b\n*\n'])
      withFolder({ CODEOWNERS: text }, (folder) => {
        const args = ['init', '--from-codeowners', 'CODEOWNERS', '--format', 'json'];
        assertValid(initSchema, run(folder, args).output);
      });
  });

  it('leaves nothing behind where the disk is full', function () {
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
          [74, 'Cannot write leadership.yaml: the disk is full. Nothing was changed\n', ['full']],
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

  it('keeps what stands outside of its marks, and then says the same', () => {
    withFolder({ ...files, '.github/CODEOWNERS': '# mine\r\n/x @b\r\n' }, (folder) => {
      assert.equal(run(folder, ['codeowners', '--check']).code, 1);
      assert.equal(run(folder, ['codeowners', '--write']).output, 'Wrote .github/CODEOWNERS\n');
      const text = fs.readFileSync(path.join(folder, '.github/CODEOWNERS'), 'utf8');
      assert.match(text, /^# mine\r\n\/x @b\r\n# BEGIN leadership\r\n(?:.+\r\n)+# END leadership\r\n$/);
      assert.equal(run(folder, ['codeowners', '--check']).code, 0);
      assert.equal(run(folder, ['codeowners', '--write']).output, '.github/CODEOWNERS is up to date\n');
    });
  });

  checkCall(
    'names the first files that differ, as JSON too',
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
