import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import schema from '../../../schemas/init.schema.json';
import { acting, checkCall, run, runWith } from '../checkCall.ts';
import { commitAll, type MadeCommit } from '../madeCommits.ts';
import { git, withFolder } from '../temporaryFolder.ts';

const ana = 'Ana Oliveira <ana@acme.test>';
const bo = 'Bo Lindqvist <7+bo-acme@users.noreply.github.com>';
const bot = 'dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>';
const today = Math.floor(Date.now() / 1000);

function filesIn(folder: string, count: number): string[] {
  return Array.from({ length: count }, (_, at) => `${folder}/f${String(at)}.ts`);
}

function work(by: string, folder: string, count = 25, latest = 0): MadeCommit[] {
  return Array.from({ length: count }, (_, at) => ({
    by,
    age: latest + (count - at) * 2,
    files: [`${folder}/f${String(at % 12)}.ts`],
  }));
}

const twoTeams = [...work(ana, 'api'), ...work(bo, 'web', 25, 200), ...work(bot, 'web', 3)];
const next = 'Next: replace each TODO, then run "leadership check".';

describe('leadership init --from-history', function () {
  this.timeout(120_000);

  it('proposes a domain for each area, and no owners and no names', () => {
    withFolder({}, (folder) => {
      commitAll(folder, twoTeams);
      const { code, output, complaint } = run(folder, ['init', '--from-history']);
      const said = output.replace(/\d{4}-\d\d-\d\d/, '<day>');
      assert.deepEqual(
        [code, said, complaint],
        [
          0,
          `Created leadership.yaml with 3 domains from 50 commits since <day>.\n${next}\n`,
          'Left out: 3 commits by bots.\n',
        ],
      );
      const month = new Date((today - 202 * 86_400) * 1000).toISOString().slice(0, 7);
      assert.deepEqual(textOf(folder).split('\n').slice(-16), [
        'domains:',
        '  - id: everything',
        '    paths: ["*"]',
        '    # TODO: who owns everything that has no other owner?',
        '    owners: [TODO]',
        '  - id: api',
        '    name: API',
        '    paths: [/api/]',
        '    # TODO: who owns this?',
        '    owners: [TODO]',
        '  - id: web',
        '    name: Web',
        '    paths: [/web/]',
        `    # TODO: who owns this? No active author since ${month}.`,
        '    owners: [TODO]',
        '',
      ]);
    });
  });

  it('leaves nothing but placeholders to replace, which check lists, and whose files are unowned', () => {
    withFolder({}, (folder) => {
      commitAll(folder, twoTeams);
      assert.equal(run(folder, ['init', '--from-history', '--names']).code, 0);
      const { code, output } = run(folder, ['check', '--format', 'json']);
      const { findings } = JSON.parse(output) as { findings: readonly { code: string }[] };
      assert.deepEqual(
        [code, findings.map((finding) => finding.code).sort()],
        [0, ['control/unowned-paths', ...Array.from({ length: 6 }, () => 'file/placeholder')]],
      );
      assert.match(run(folder, ['coverage']).output, /^Coverage: 0\.0% /);
    });
  });

  it('names active people only with --names, in alphabetical order and without counts', () => {
    withFolder({}, (folder) => {
      commitAll(folder, [...work(bo, 'api'), ...work(ana, 'api', 5)]);
      assert.equal(run(folder, ['init', '--from-history', '--names']).code, 0);
      assert.deepEqual(textOf(folder).match(/^.*(?:Ana|Bo).*$/gm), [
        '    # Active here: Ana Oliveira, Bo Lindqvist (@bo-acme).',
      ]);
    });
  });

  it('marks vendored and generated folders as unowned, by name and by attributes', () => {
    const folders = ['a/vendor', 'b/vendor', 'c/vendor', 'api/proto', 'own/vendor-list', 'marked'];
    const files = Object.fromEntries(
      folders.flatMap((folder) => filesIn(folder, 12).map((file) => [file, ''])),
    );
    const attributes = '/api/proto/** linguist-generated=true\n/marked/** linguist-vendored\n';
    withFolder({ ...files, '.gitattributes': attributes }, (folder) => {
      commitAll(folder, work(ana, 'api'));
      git(folder, 'add', '.');
      assert.equal(run(folder, ['init', '--from-history']).code, 0);
      assert.deepEqual(
        textOf(folder).split('\nunowned:\n')[1],
        '  - /api/proto/\n  - /marked/\n  - vendor/\n',
      );
    });
  });

  it('does not depend on time zones, and joins people by .mailmap', () => {
    const files = new Set<string>();
    const variants: readonly (readonly [(commit: MadeCommit, at: number) => MadeCommit, mailmap: string])[] =
      [
        [(commit) => commit, ''],
        [(commit, at) => ({ ...commit, zone: ['-1100', '+1345', '+0530'][at % 3] ?? '' }), ''],
        [
          (commit, at) => ({
            ...commit,
            by: at % 2 === 0 && commit.by === ana ? 'ao <old@home.test>' : commit.by,
          }),
          `${ana} <old@home.test>\n`,
        ],
      ];
    for (const [changed, mailmap] of variants)
      withFolder({}, (folder) => {
        commitAll(folder, [...work(bo, 'api', 16), ...work(ana, 'api')].map(changed));
        if (mailmap !== '') fs.writeFileSync(path.join(folder, '.mailmap'), mailmap);
        assert.equal(run(folder, ['init', '--from-history', '--names']).code, 0);
        files.add(textOf(folder));
      });
    assert.deepEqual([...files].length, 1, [...files].join('\n'));
  });

  it('says where a shallow clone ends, and does not count its first commit', () => {
    withFolder({}, (folder) => {
      const full = path.join(folder, 'full');
      fs.mkdirSync(full);
      commitAll(full, [...work(bo, 'api', 30, 60), ...work(ana, 'api', 20)]);
      git(folder, 'clone', '--quiet', '--depth=21', `file://${full}`, 'clone');
      const { code, output, complaint } = run(path.join(folder, 'clone'), [
        'init',
        '--from-history',
        '--names',
      ]);
      assert.deepEqual(
        [code, output.includes('from 20 commits'), complaint],
        [
          0,
          true,
          'This clone is shallow, so older changes do not count. To download them, run "git fetch --unshallow".\n',
        ],
      );
      assert.doesNotMatch(textOf(path.join(folder, 'clone')), /Bo/);
    });
  });

  it('needs no file contents, and fetches nothing', () => {
    withFolder({}, (folder) => {
      const full = path.join(folder, 'full');
      fs.mkdirSync(full);
      commitAll(full, twoTeams);
      git(full, 'config', 'uploadpack.allowFilter', 'true');
      git(full, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
      for (const [filter, code] of [
        ['blob:none', 0],
        ['tree:0', 3],
      ] as const) {
        const clone = path.join(folder, filter.replace(':', '-'));
        git(folder, 'clone', '--quiet', `--filter=${filter}`, `file://${full}`, clone);
        const count = objectsIn(clone);
        const result = run(clone, ['init', '--from-history']);
        assert.deepEqual([filter, result.code, objectsIn(clone)], [filter, code, count], result.complaint);
        assert.equal(fs.existsSync(path.join(clone, 'leadership.yaml')), code === 0);
        if (code === 3)
          assert.match(result.complaint, /^Git object [\da-f]{40} is missing, as in a partial clone/);
      }
    });
  });

  it('writes a valid file whatever people and folders are called', () => {
    const names = ['\u202eA\u0007: "b" #c', 'TODO', '- x\u2028y', "'", '@all', 'null'];
    const folders = ['a\u202eb', 'we ird*', '!y', '#z', 'true', '[x]', '@types', "q'uo"];
    const commits = folders.flatMap((folder, at) =>
      work(`${names[at % names.length] ?? ''} <${String(at)}@acme.test>`, folder),
    );
    withFolder({}, (folder) => {
      commitAll(folder, commits);
      const { code, output, complaint } = run(folder, ['init', '--from-history', '--names']);
      assert.deepEqual([code, acting.test((output + complaint).replaceAll('\n', ''))], [0, false], complaint);
      assert.equal(acting.test(textOf(folder).replaceAll('\n', '')), false);
      const check = run(folder, ['check']);
      assert.equal(check.code, 0, check.output);
      const text = textOf(folder).replaceAll('[TODO]', '["@acme/all"]');
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), text);
      const { output: table } = run(folder, ['coverage', '--format', 'json']);
      const { domains } = JSON.parse(table) as { domains: readonly { files: number }[] };
      assert.deepEqual(
        domains.map(({ files }) => files).sort((one, other) => other - one),
        [12, 12, 12, 12, 12, 12, 12, 12, 1],
      );
    });
  });

  it('runs no program that the repository configures', function () {
    if (process.platform === 'win32') this.skip();
    withFolder({}, (folder) => {
      commitAll(folder, twoTeams);
      for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'log.mailmap', 'gpg.program'])
        git(folder, 'config', key, key === 'log.mailmap' ? 'true' : `touch ${folder}/canary; false`);
      git(folder, 'config', 'log.showSignature', 'true');
      fs.writeFileSync(path.join(folder, '.gitattributes'), '* diff=evil filter=evil\n');
      for (const key of ['diff.evil.textconv', 'diff.evil.command', 'filter.evil.clean'])
        git(folder, 'config', key, `touch ${folder}/canary; cat`);
      assert.equal(run(folder, ['init', '--from-history']).code, 0);
      assert.equal(fs.existsSync(path.join(folder, 'canary')), false);
    });
  });

  checkCall('proposes one domain from one commit', {
    files: {},
    prepare: (folder) => {
      commitAll(folder, [{ by: ana, age: 0, files: ['a.ts', 'b/c.ts'] }]);
    },
    args: ['init', '--from-history'],
    code: 0,
    prints: [
      `Created leadership.yaml with 1 domain from 1 commit since ${new Date((today - 3 * 365.25 * 86_400) * 1000).toISOString().slice(0, 10)}.`,
      next,
    ],
    complains: [],
  });

  it('says how to import the owners in CODEOWNERS instead', () => {
    withFolder({ '.github/CODEOWNERS': '* @a\n', 'sub/a': '' }, (folder) => {
      commitAll(folder, work(ana, 'api'));
      git(folder, 'add', '.');
      const { code, complaint } = run(path.join(folder, 'sub'), ['init', '--from-history']);
      assert.deepEqual(
        [code, complaint],
        [
          0,
          'Owners in ../.github/CODEOWNERS were not imported. To import them, remove ../leadership.yaml, then run "leadership init --from-codeowners ../.github/CODEOWNERS".\n',
        ],
      );
    });
  });

  it('says how to import the owners in OWNERS files instead', () => {
    withFolder({ OWNERS: 'approvers: [a]\n' }, (folder) => {
      commitAll(folder, work(ana, 'api'));
      const { code, complaint } = run(folder, ['init', '--from-history']);
      assert.deepEqual(
        [code, complaint],
        [
          0,
          'Owners in 1 OWNERS file were not imported. To import them, remove leadership.yaml, then run "leadership init --from-owners".\n',
        ],
      );
    });
  });

  it('leaves folders with a leadership file of their own alone', () => {
    const nested = 'version: 1\npurpose: Web\ndomains: [{ id: web, paths: ["*"], owners: ["@acme/web"] }]\n';
    withFolder({ 'web/leadership.yaml': nested }, (folder) => {
      commitAll(folder, twoTeams);
      git(folder, 'add', '.');
      assert.equal(run(folder, ['init', '--from-history']).code, 0);
      assert.deepEqual(textOf(folder).match(/^ {4}paths: .*$/gm), ['    paths: ["*"]', '    paths: [/api/]']);
    });
  });

  const rejected: readonly (readonly [
    title: string,
    prepare: (folder: string) => void,
    complaint: string,
  ])[] = [
    [
      'a repository without commits',
      (folder) => {
        git(folder, 'init', '--quiet');
      },
      'the repository has no commits yet',
    ],
    [
      'a repository without files',
      (folder) => {
        commitAll(folder, [{ by: ana, age: 1, files: ['a'] }]);
        git(folder, 'rm', '--quiet', 'a');
      },
      'the repository has no files',
    ],
    [
      'a history of bots',
      (folder) => {
        commitAll(folder, work(bot, 'api'));
      },
      'no commit is by a person',
    ],
    [
      'a first commit of everything',
      (folder) => {
        commitAll(folder, [{ by: ana, age: 1, files: filesIn('src', 201) }]);
      },
      'all commits change more than 200 files',
    ],
    [
      'a shallow clone of one commit',
      (folder) => {
        withFolder({}, (full) => {
          commitAll(full, twoTeams);
          git(folder, 'init', '--quiet');
          git(folder, 'fetch', '--quiet', '--depth=1', `file://${full}`, 'main');
          git(folder, 'reset', '--quiet', '--hard', 'FETCH_HEAD');
        });
      },
      'this clone is shallow, and has no history',
    ],
  ];
  for (const [title, prepare, complaint] of rejected)
    it(`creates nothing from ${title}`, () => {
      withFolder({}, (folder) => {
        prepare(folder);
        const before = fs.readdirSync(folder);
        assert.deepEqual(run(folder, ['init', '--from-history']), {
          code: 1,
          output: '',
          complaint: `Cannot propose domains: ${complaint}. Run "leadership init" without --from-history.\n`,
        });
        assert.deepEqual(fs.readdirSync(folder), before);
      });
    });

  it('fails outside a repository, and without Git', () => {
    withFolder({ 'a.ts': '' }, (folder) => {
      assert.deepEqual(run(folder, ['init', '--from-history']), {
        code: 3,
        output: '',
        complaint: `${folder} is not a Git repository.\n`,
      });
      const { code, output } = runWith(folder, ['init', '--from-history'], {
        PATH: folder,
      });
      assert.deepEqual([code, output], [3, 'Cannot run Git: it is not installed, or not in PATH.\n']);
      assert.deepEqual(fs.readdirSync(folder), ['a.ts']);
    });
  });

  checkCall('never overwrites a leadership file', {
    files: { 'leadership.yaml': 'mine' },
    prepare: (folder) => {
      git(folder, 'init', '--quiet');
    },
    args: ['init', '--from-history'],
    code: 3,
    prints: [],
    complains: ['leadership.yaml already exists and was not changed.'],
  });
  checkCall('rejects --names without a history', {
    files: {},
    args: ['init', '--names'],
    code: 2,
    complains: ['--names requires --from-history.'],
  });
  checkCall('rejects two sources', {
    files: { CODEOWNERS: '* @a\n' },
    args: ['init', '--from-history', '--from-codeowners', 'CODEOWNERS'],
    code: 2,
    complains: ['Use either --from-history or --from-codeowners.'],
  });

  it('prints JSON that matches its schema', () => {
    withFolder({}, (folder) => {
      commitAll(folder, twoTeams);
      const { output } = run(folder, ['init', '--from-history', '--format', 'json']);
      const report = JSON.parse(output) as { readonly history?: { readonly leftOut?: unknown } };
      const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
      ajv.validate(schema, report);
      assert.deepEqual(
        [ajv.errors ?? [], report.history?.leftOut],
        [[], { machines: 3, reverts: 0, large: 0, boundary: 0 }],
      );
    });
  });
});

function textOf(folder: string): string {
  return fs.readFileSync(path.join(folder, 'leadership.yaml'), 'utf8');
}

/** The number of objects that a repository has. */
function objectsIn(folder: string): string {
  const args = ['cat-file', '--batch-all-objects', '--batch-check', '--unordered'];
  return String(
    execFileSync('git', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }).split('\n').length,
  );
}
