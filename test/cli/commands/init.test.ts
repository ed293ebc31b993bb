import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import codeownersSchema from '../../../schemas/codeowners.schema.json';
import initSchema from '../../../schemas/init.schema.json';
import { completed } from '../../checkFindings.ts';
import { acting, checkCall, cli, json, run } from '../checkCall.ts';
import { bareEnvironment, git, withFolder } from '../temporaryFolder.ts';

const github = '* @acme/all\n/src/ @acme/src ana@acme.example # here\n/docs/\n!x @no\n';
const next = 'Next: replace each TODO, then run "leadership check".';

describe('leadership init', function () {
  this.timeout(120_000);

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
        assert.equal(run(folder, ['check']).code, 0);
        const problems = run(folder, ['check', '--fail-on', 'warning']);
        assert.deepEqual([problems.code, problems.output.match(/\[file\/placeholder\]/g)?.length], [1, 4]);
        const text = fs.readFileSync(path.join(folder, 'leadership.yaml'), 'utf8');
        fs.writeFileSync(
          path.join(folder, 'leadership.yaml'),
          text.replace(/^ {2}# (?=- id:| {2}\w+:)/gm, '  '),
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
        output: `Created ../leadership.yaml with 2 domains from ../.github/CODEOWNERS (GitHub rules).\n${next}\n`,
        complaint: '../.github/CODEOWNERS:4 GitHub ignores this line: patterns cannot start with "!".\n',
      });
      const text = fs.readFileSync(path.join(folder, 'leadership.yaml'), 'utf8');
      assert.deepEqual(text.split('\n').slice(-13), [
        'domains:',
        '  - id: everything-else',
        '    paths: ["*"]',
        '    owners: ["@acme/all"]',
        '',
        '  - id: src',
        '    paths:',
        '      - /src/ # here',
        '    owners: ["@acme/src", ana@acme.example]',
        '',
        '# Paths that need no owner.',
        'unowned: [/docs/]',
        '',
      ]);
      assert.equal(run(folder, ['check']).code, 0);
      assert.equal(run(folder, ['codeowners', '--check']).code, 0);
    });
  });

  const rejected: readonly (readonly [title: string, text: string, errors: readonly string[]])[] = [
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

  checkCall('rejects UTF-16', {
    files: { CODEOWNERS: Buffer.from('\ufeff* @a\n', 'utf16le'), 'src/a.ts': '' },
    args: ['init', '--from-codeowners', 'CODEOWNERS'],
    code: 1,
    prints: [],
    complains: [
      'leadership.yaml was not created. Fix these lines first:',
      'CODEOWNERS:1 GitHub cannot read UTF-16, so no file has an owner. Save the file as UTF-8.',
    ],
  });

  checkCall('adds up the owners of sections, and says what it loses', {
    files: {
      CODEOWNERS: '[A][2] @a\n/src/\n^[B] @b\n/src/web/\n',
      'src/a.ts': '',
      'src/web/a.ts': '',
    },
    args: ['init', '--from-codeowners', 'CODEOWNERS'],
    code: 0,
    prints: ['Created leadership.yaml with 2 domains from CODEOWNERS (GitLab rules).', next],
    complains: [
      'CODEOWNERS:1 Not imported: section [A] requires 2 approvals.',
      'CODEOWNERS:3 Not imported: section [B] is optional.',
    ],
  });

  it('has the owners of the last section with --sections last', () => {
    withFolder({ CODEOWNERS: '* @a\n[B] @b\n/src/\n', 'src/a.ts': '', 'b.ts': '' }, (folder) => {
      assert.equal(run(folder, ['init', '--from-codeowners', 'CODEOWNERS', '--sections', 'last']).code, 0);
      assert.match(run(folder, ['who', 'src/a.ts']).output, /@b/);
      assert.doesNotMatch(run(folder, ['who', 'src/a.ts']).output, /@a\b/);
    });
  });

  checkCall('says which lines have no pattern, and imports none of them', {
    files: {
      CODEOWNERS: '* @a @x@y\n@acme/web @ana\n<<<<<<< HEAD\n/src/ @b\n=======\n/src/ @c\n>>>>>>> theirs\n',
      'src/a.ts': '',
    },
    args: ['init', '--from-codeowners', 'CODEOWNERS'],
    code: 0,
    prints: ['Created leadership.yaml with 3 domains from CODEOWNERS (GitHub rules).', next],
    complains: [
      'CODEOWNERS:1 GitHub ignores this owner: "@x@y" is not a @user, @org/team, or email address.',
      'CODEOWNERS:2 The line has owners, but no pattern. Add a pattern before "@acme/web".',
      'CODEOWNERS:3 "<<<<<<<" is a Git conflict marker. Resolve the conflict.',
      'CODEOWNERS:5 "=======" is a Git conflict marker. Resolve the conflict.',
      'CODEOWNERS:7 ">>>>>>>" is a Git conflict marker. Resolve the conflict.',
    ],
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

  checkCall('rejects --sections without a file', {
    files: {},
    args: ['init', '--sections', 'last'],
    code: 2,
    complains: ['--sections requires --from-codeowners.'],
  });

  checkCall('imports CODEOWNERS with --yes', {
    files: { '.github/CODEOWNERS': '* @a\n', 'src/a.ts': '' },
    args: ['init', '--yes'],
    code: 0,
    prints: ['Created leadership.yaml with 1 domain from .github/CODEOWNERS (GitHub rules).', next],
    complains: [],
  });

  checkCall('rejects --yes with a source', {
    files: {},
    args: ['init', '--yes', '--from-history'],
    code: 2,
    complains: ['Use --yes without --from-history.'],
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
  this.timeout(120_000);
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

  const unownedOnes = {
    'leadership.yaml': completed(
      `domains:
  - { id: all, paths: ["*"], owners: ["@acme/all"] }
  - { id: old, paths: [/old/], owners: [] }
unowned: [gen/, /dist, "*.snap", sub/]
`,
    ),
    'gen/a': '',
    'x/gen/b': '',
    'dist/c': '',
    'old/d': '',
    'a.snap': '',
    'src/a.snap': '',
    'sub/a/e': '',
    'sub/b': '',
  };
  const inSub = 'version: 1\ninherits: true\ndomains: [{ id: sub, paths: [/a/], owners: ["@acme/sub"] }]\n';
  for (const [title, host, nested, lines] of [
    ['as lines without owners on GitHub', 'github', {}, ['/old/', 'gen/', '/dist', '*.snap', 'sub/']],
    [
      'as exclusions on GitLab',
      'gitlab',
      {},
      ['!/old/', '!gen/', '!/dist', '!/dist/', '!*.snap', '!*.snap/', '!sub/'],
    ],
    [
      'as exclusions on GitLab where nothing later has an owner',
      'gitlab',
      { 'sub/leadership.yaml': inSub },
      ['!/old/', 'gen/', '!/dist', '!/dist/', '*.snap', '*.snap/', 'sub/', '/sub/a/ @acme/sub'],
    ],
  ] as const)
    it(`writes what is intentionally unowned ${title}`, () => {
      withFolder({ ...unownedOnes, ...nested }, (folder) => {
        const { code, output } = run(folder, ['codeowners', '--host', host]);
        const written = output.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
        assert.deepEqual([code, written], [0, ['* @acme/all', ...lines]]);
      });
    });

  for (const host of ['github', 'gitlab'])
    it(`writes a pattern with an "@" so that ${host} does not take it for an owner`, () => {
      const paths = '[ana@acme.example, "@types"]';
      const leadership = completed(`domains: [{ id: a, paths: ${paths}, owners: ["@acme/a"] }]\n`);
      withFolder(
        { 'leadership.yaml': leadership, 'x/ana@acme.example': '', '@types/a.d.ts': '' },
        (folder) => {
          const { output } = run(folder, ['codeowners', '--host', host]);
          assert.deepEqual(
            output.split('\n').filter((line) => /^[^#]+[^/] @/.test(line)),
            ['/**/ana@acme.example @acme/a', '/**/@types @acme/a'],
          );
          assert.equal(run(folder, ['codeowners', '--host', host, '--write']).code, 0);
          assert.equal(run(folder, ['codeowners', '--host', host, '--check']).code, 0);
        },
      );
    });

  const standIns = {
    'leadership.yaml': completed(
      `domains:
  - { id: all, paths: ["*"], owners: ["@acme/all", "@second-owner"] }
  - { id: lib, paths: [lib/], owners: ["@your-team"] }
  - { id: doc, paths: [doc/], owners: [crew] }
people: { ana: { name: Ana, github: ana-acme, gitlab: ana-acme }, bo: { name: Bo, github: TODO, email: bo@acme.example } }
teams: { crew: { members: [ana, bo, TODO], github: your-org/your-team } }
`,
    ),
    'src/a.ts': '',
    'lib/b.ts': '',
    'doc/c.md': '',
  };
  for (const host of ['github', 'gitlab'])
    checkCall(`never writes a placeholder for ${host}, and says so`, {
      files: standIns,
      args: ['codeowners', '--host', host],
      code: 0,
      prints: [
        '# BEGIN leadership',
        '# Generated from leadership.yaml by "leadership codeowners --write". Do not edit: changes here will be lost.',
        '# all (leadership.yaml)',
        '* @acme/all',
        '# lib (leadership.yaml)',
        'lib/',
        '# doc (leadership.yaml)',
        'doc/ @ana-acme bo@acme.example',
        '# END leadership',
      ],
      complains: [
        'leadership.yaml:2:52 "@second-owner" is a placeholder and was left out. Replace it with an owner.',
        'leadership.yaml:3:40 "@your-team" is a placeholder and was left out. Replace it with an owner.',
      ],
    });
  checkCall('counts what a placeholder owns as unowned', {
    files: standIns,
    args: ['who', '--long', 'lib/b.ts', 'src/a.ts'],
    code: 0,
    prints: [
      'lib/b.ts',
      '  Unowned: state your intent to everyone',
      '  Unowned: the owners are placeholders',
      '  Matched by  lib/  leadership.yaml:3',
      '',
      'src/a.ts',
      '  Domain      all',
      '  Owners      @acme/all',
      '  Authority   “I intend to…” State your intent, then act unless someone objects',
      '  Matched by  *  leadership.yaml:2',
    ],
  });
  for (const [owner, problem] of [
    ['“@acme/a”', 'U+201C (“) is not a quotation mark in YAML. Use straight quotes: "@acme/a"'],
    ['"ana@acme.example,"', 'Unknown owner "ana@acme.example,". Did you mean "ana@acme.example"?'],
    ['(@y)', 'Unknown owner "(@y)". Did you mean "@y"?'],
    ['"@@maintainer"', 'Role "@@maintainer" is not an owner. Name people or a team.'],
  ] as const)
    checkCall(`writes no file with the owner ${owner}, which is none`, {
      files: { 'leadership.yaml': completed(`domains: [{ id: all, paths: ["*"], owners: [${owner}] }]\n`) },
      args: ['codeowners', '--host', 'gitlab', '--write'],
      code: 3,
      prints: [],
      complains: [`leadership.yaml has errors: ${problem} Run "leadership check" for details.`],
    });
  for (const [host, name, account] of [
    ['github', 'GitHub', '(ana)'],
    ['github', 'GitHub', 'ana.silva'],
    ['github', 'GitHub', 'ana,'],
    ['gitlab', 'GitLab', 'ana.'],
    ['gitlab', 'GitLab', '@@maintainer'],
  ] as const)
    checkCall(`writes no file with the account ${account}, which ${name} cannot have`, {
      files: {
        'leadership.yaml': completed(
          `people: { ana: { name: Ana, ${host}: "${account}" } }\ndomains: [{ id: all, paths: ["*"], owners: [ana] }]\n`,
        ),
      },
      args: ['codeowners', '--host', host, '--write'],
      code: 1,
      prints: [],
      complains: [
        `${name} CODEOWNERS cannot express these entries:`,
        `leadership.yaml:2:45 ${name} does not support owners like "@${account.replace(/^@/, '')}".`,
      ],
    });
  checkCall('imports an owner that is a placeholder as it is', {
    files: { CODEOWNERS: '* @acme/all\n/lib/ @your-team\n', 'lib/b.ts': '' },
    args: ['init', '--from-codeowners', 'CODEOWNERS', '--host', 'github'],
    code: 0,
    prints: ['Created leadership.yaml with 2 domains from CODEOWNERS (GitHub rules).', next],
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
  /** The lines after the differences, for a file that is out of sync. */
  const advice: readonly (readonly [
    title: string,
    text: string,
    args: readonly string[],
    remedies: readonly string[],
  ])[] = [
    [
      'a block that is missing',
      '* @b\n',
      ['--host', 'github'],
      ['Run "leadership codeowners --write --host github" to update it.'],
    ],
    [
      'a block that is out of date',
      `* @b\n${blockOf('* @c')}`,
      ['--output', 'CODEOWNERS'],
      ['Run "leadership codeowners --write --output CODEOWNERS" to update it.'],
    ],
    [
      'lines after an up-to-date block',
      `${blockOf()}* @b\n`,
      [],
      [outside('2 files', 'leadership.yaml', '@b')],
    ],
    [
      'lines after a block that is out of date',
      `${blockOf('* @c')}* @b\n`,
      [],
      [outside('2 files', 'leadership.yaml', '@b'), 'Then run "leadership codeowners --write".'],
    ],
    [
      'lines after a block that is out of date for other files',
      `${blockOf('* @c')}/src/ @b\n`,
      [],
      ['Run "leadership codeowners --write" to update it.', outside('1 file', 'src/a.ts', '@b')],
    ],
    [
      'a line without owners after the block',
      `${blockOf()}/src/\n`,
      [],
      [
        'Lines outside the generated block still win for 1 file, such as src/a.ts (no owner instead of @acme/all). Remove those lines, or list the files under "unowned" in leadership.yaml.',
      ],
    ],
    [
      'a section of GitLab',
      `${blockOf()}[A][2] @b\n/src/\n`,
      ['--host', 'gitlab'],
      [
        'Lines outside the generated block still win for 1 file, such as src/a.ts (@acme/all and @b (2 approvals) instead of @acme/all). Remove those lines.',
      ],
    ],
    [
      'the same pattern before the block on GitLab, which keeps its place',
      `* @b\n/src/ @c\n`,
      ['--host', 'gitlab'],
      [
        'Run "leadership codeowners --write --host gitlab" to update it.',
        outside('1 file', 'src/a.ts', '@c'),
      ],
    ],
    [
      'markers that are not a pair',
      '* @b\n# BEGIN leadership\n',
      [],
      [
        'Cannot update CODEOWNERS: the markers "# BEGIN leadership" and "# END leadership" are missing, repeated, or out of order (line 2). Fix or remove them, then run "leadership codeowners --write".',
      ],
    ],
  ];
  for (const [title, text, args, remedies] of advice)
    it(`advises what helps for ${title}`, () => {
      const sources = { 'leadership.yaml': files['leadership.yaml'], 'src/a.ts': '' };
      withFolder({ ...sources, CODEOWNERS: text }, (folder) => {
        git(folder, 'init');
        git(folder, 'add', 'leadership.yaml', 'src/a.ts');
        fs.writeFileSync(path.join(folder, '.git', 'info', 'exclude'), 'CODEOWNERS\n');
        const { code, output } = run(folder, ['codeowners', '--check', ...args]);
        const lines = output.trimEnd().split('\n');
        assert.deepEqual(
          [code, lines.slice(lines.findLastIndex((line) => line.startsWith(' ')) + 1)],
          [1, remedies],
        );
      });
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

function blockOf(line = '* @acme/all'): string {
  return `# BEGIN leadership
# Generated from leadership.yaml by "leadership codeowners --write". Do not edit: changes here will be lost.
# all (leadership.yaml)
${line}
# END leadership
`;
}

function outside(count: string, example: string, owner: string): string {
  return `Lines outside the generated block still win for ${count}, such as ${example} (${owner} instead of @acme/all). Remove those lines, or add the owners to leadership.yaml.`;
}

function assertValid(schema: object, output: string): void {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  ajv.validate(schema, JSON.parse(output));
  assert.deepEqual(ajv.errors ?? [], []);
}
