import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import schema from '../../../schemas/init.schema.json';
import { completed } from '../../checkFindings.ts';
import { acting, checkCall, run } from '../checkCall.ts';
import { git, withFolder } from '../temporaryFolder.ts';

const next = 'Next: replace each TODO, then run "leadership check".';
const intro = 'leadership.yaml was not created. Fix these lines first:';
const files = {
  OWNERS: 'approvers: [sig-root]\n',
  OWNERS_ALIASES: 'aliases:\n  sig-root: [ana, bo]\n',
  'net/OWNERS': 'approvers:\n- cy\nreviewers: [di]\noptions:\n  auto_approve_unowned_subfolders: true\n',
  'net/a.go': '',
  'docs/a': '',
};

describe('leadership init --from-owners', function () {
  this.timeout(120_000);

  it('gives every file its approvers', () => {
    withFolder(files, (folder) => {
      git(folder, 'init');
      const made = run(path.join(folder, 'net'), ['init', '--from-owners']);
      assert.deepEqual(made, {
        code: 0,
        output: `Created ../leadership.yaml with 2 domains and 1 team from 2 OWNERS files.\n${next}\n`,
        complaint:
          'net/OWNERS:5 Not imported: "auto_approve_unowned_subfolders". All files below have an owner.\n',
      });
      const check = run(folder, ['check']);
      assert.equal(check.code, 0, check.output);
      const owners = (file: string): string => run(folder, ['who', file]).output;
      assert.match(owners('net/a.go'), /@cy/);
      assert.match(owners('docs/a'), /sig-root/);
    });
  });

  checkCall('works without Git', {
    files,
    args: ['init', '--from-owners'],
    code: 0,
    prints: ['Created leadership.yaml with 2 domains and 1 team from 2 OWNERS files.', next],
  });

  checkCall('is what --yes does without CODEOWNERS', {
    files: { OWNERS: 'approvers: [ana]\n' },
    args: ['init', '--yes'],
    code: 0,
    prints: ['Created leadership.yaml with 1 domain and 0 teams from 1 OWNERS file.', next],
    complains: [],
  });

  checkCall('is not offered for the OWNERS files of Chromium', {
    files: { OWNERS: 'ana@chromium.org\nset noparent\n' },
    args: ['init', '--yes'],
    code: 0,
    prints: ['Created leadership.yaml.', next],
    complains: [],
  });

  it('is possible after a start from the folders, by the command that was named', () => {
    withFolder({ OWNERS: 'approvers: [ana]\n', 'vendor/x/y/OWNERS': 'approvers: [bo]\n' }, (folder) => {
      const first = run(folder, ['init']);
      assert.deepEqual(
        [first.code, first.complaint],
        [
          0,
          'Starting from the folders. Owners in 1 OWNERS file were not imported. To import them, remove leadership.yaml, then run "leadership init --from-owners".\n',
        ],
      );
      fs.rmSync(path.join(folder, 'leadership.yaml'));
      const second = run(folder, ['init', '--from-owners']);
      assert.equal(
        second.output,
        `Created leadership.yaml with 1 domain and 0 teams from 1 OWNERS file.\n${next}\n`,
      );
    });
  });

  checkCall('is not offered if Prow ignores all OWNERS files', {
    files: { 'vendor/x/y/OWNERS': 'approvers: [bo]\n' },
    args: ['init'],
    code: 0,
    prints: ['Created leadership.yaml.', next],
    complains: [],
  });

  const rejected: readonly (readonly [
    title: string,
    files: Readonly<Record<string, string | Uint8Array>>,
    complains: readonly string[],
  ])[] = [
    [
      'a repository without OWNERS files',
      { a: '', OWNERS_ALIASES: 'aliases: {}\n' },
      [
        'Cannot import owners: the repository has no OWNERS files. Run "leadership init" without --from-owners.',
      ],
    ],
    ['an empty file', { OWNERS: '' }, [intro, 'OWNERS:1 No OWNERS file has approvers. Add "approvers:".']],
    [
      'a file of comments',
      { 'a/OWNERS': '# approvers:\n# - ana\n' },
      [intro, 'a/OWNERS:1 No OWNERS file has approvers. Add "approvers:".'],
    ],
    [
      'a file that is no YAML, and one with a conflict',
      {
        OWNERS: 'approvers: [ana]\n',
        'a/OWNERS': 'approvers:\n- @ana\n',
        'b/OWNERS': '<<<<<<< HEAD\napprovers: [a]\n=======\napprovers: [b]\n>>>>>>> x\n',
      },
      [
        intro,
        'a/OWNERS:2 "@" is reserved in YAML. Quote the handle: "@ana"',
        'b/OWNERS:1 Unresolved merge conflict. Resolve it so that this file can be read.',
      ],
    ],
    [
      'aliases in a circle',
      { OWNERS: 'approvers: [a]\n', OWNERS_ALIASES: 'aliases:\n  a: [b]\n  b: [a]\n' },
      [
        intro,
        'OWNERS_ALIASES:2 Aliases "a" and "b" contain each other. List users instead.',
        'OWNERS_ALIASES:3 Aliases "b" and "a" contain each other. List users instead.',
      ],
    ],
    [
      'UTF-16',
      { OWNERS: Buffer.from('\ufeffapprovers: [a]\n', 'utf16le') },
      [intro, 'OWNERS:1 This file is UTF-16. Save it as UTF-8.'],
    ],
    [
      '9000 approvers',
      { OWNERS: `approvers:\n${Array.from({ length: 9000 }, (_, at) => `- user${String(at)}\n`).join('')}` },
      [intro, 'OWNERS:5002 Too many entries in one map or list (max 5000).'],
    ],
  ];
  for (const [title, given, complains] of rejected)
    it(`rejects ${title}, and writes nothing`, () => {
      withFolder(given, (folder) => {
        const before = fs.readdirSync(folder);
        const { code, output, complaint } = run(folder, ['init', '--from-owners']);
        assert.deepEqual([code, output, complaint.split('\n').slice(0, -1)], [1, '', complains]);
        assert.deepEqual(fs.readdirSync(folder), before);
      });
    });

  checkCall('rejects a file of 3 MB', {
    files: { 'a/OWNERS': `approvers: [ana]\n${'# x\n'.repeat(750_000)}` },
    args: ['init', '--from-owners'],
    code: 3,
    prints: [],
    complains: ['Cannot read a/OWNERS: it is larger than 1 MiB.'],
  });

  it('ignores links, as Prow does, and reads no aliases outside the repository', function () {
    if (process.platform === 'win32') this.skip();
    withFolder(
      { 'repo/OWNERS': 'approvers: [ana]\n', 'repo/a/x': '', outside: 'aliases: {}\n' },
      (folder) => {
        const repo = path.join(folder, 'repo');
        fs.symlinkSync('../../outside', path.join(repo, 'a/OWNERS'));
        git(repo, 'init');
        assert.deepEqual(run(repo, ['init', '--from-owners']), {
          code: 0,
          output: `Created leadership.yaml with 1 domain and 0 teams from 1 OWNERS file.\n${next}\n`,
          complaint: 'a/OWNERS:1 Prow ignores this OWNERS file, because it is a symbolic link.\n',
        });
        fs.rmSync(path.join(repo, 'leadership.yaml'));
        fs.symlinkSync('../outside', path.join(repo, 'OWNERS_ALIASES'));
        assert.deepEqual(run(repo, ['init', '--from-owners']), {
          code: 3,
          output: '',
          complaint: 'Cannot read OWNERS_ALIASES: it is a symbolic link to a file outside the repository.\n',
        });
      },
    );
  });

  it('reads files outside a sparse checkout', () => {
    withFolder(files, (folder) => {
      git(folder, 'init');
      git(folder, 'add', '.');
      git(folder, 'commit', '--quiet', '-m', 'all');
      git(folder, 'sparse-checkout', 'set', 'docs');
      assert.equal(fs.existsSync(path.join(folder, 'net')), false);
      const { code, output } = run(folder, ['init', '--from-owners']);
      assert.deepEqual(
        [code, output.split('\n')[0]],
        [0, 'Created leadership.yaml with 2 domains and 1 team from 2 OWNERS files.'],
      );
    });
  });

  checkCall('fails if a leadership file in a subfolder conflicts', {
    files: {
      OWNERS: 'approvers: [ana]\n',
      'sub/leadership.yaml': completed('domains: [{ id: b, paths: ["*"], owners: ["@b"] }]\n'),
    },
    args: ['init', '--from-owners'],
    code: 1,
    prints: [],
    complains: [
      'leadership.yaml was not created: sub/leadership.yaml conflicts with the OWNERS files (for sub/leadership.yaml, ana instead of b).',
    ],
  });

  checkCall('rejects two sources', {
    files,
    args: ['init', '--from-owners', '--from-history'],
    code: 2,
    complains: ['Use either --from-history or --from-owners.'],
  });

  it('escapes untrusted text', () => {
    const text = 'approvers:\n- ana # \u202e\u001b[31mred\n# ::error::x\n- bo\nfil\u202eters: {}\n';
    withFolder({ 'a\u202eb/OWNERS': text, 'a\u202eb/*?': '' }, (folder) => {
      const { code, output, complaint } = run(folder, ['init', '--from-owners']);
      assert.deepEqual([code, acting.test((output + complaint).replaceAll('\n', ''))], [0, false], complaint);
      assert.equal(run(folder, ['check']).code, 0);
    });
  });

  it('prints JSON that matches its schema', () => {
    for (const [given, code] of [
      [files, 0],
      [{ OWNERS: 'a' }, 1],
    ] as const)
      withFolder(given, (folder) => {
        const result = run(folder, ['init', '--from-owners', '--format', 'json']);
        const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
        ajv.validate(schema, JSON.parse(result.output));
        assert.deepEqual([result.code, ajv.errors ?? []], [code, []], result.output);
      });
  });
});
