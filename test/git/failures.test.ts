import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../checkFindings.ts';
import { runWith as run } from '../cli/checkCall.ts';
import { bareEnvironment, git, withFolder } from '../cli/temporaryFolder.ts';

const written = completed('domains: [{ id: all, paths: ["*"], owners: ["@acme/all"] }]\n');

/** Every command, without those that need another revision. */
const commands: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--changed'],
  ['who', 'a.ts'],
  ['who', '--staged'],
  ['explain', 'a.ts'],
  ['coverage'],
  ['coverage', '--format', 'json'],
  ['owners'],
  ['diff'],
  ['codeowners', '--host', 'github'],
  ['codeowners', '--host', 'github', '--check'],
  ['intent'],
  ['intents'],
  ['commit-msg', 'message'],
  ['commit-range', 'HEAD~1..HEAD'],
];

/** Needs nothing but the leadership files above the path. */
function needsNoGit([name, file]: readonly string[]): boolean {
  return (name === 'who' || name === 'explain') && file === 'a.ts';
}

describe('A Git failure is never an empty answer', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('if the repository belongs to another user', () => {
    withRepository((repository) => {
      for (const args of commands.filter((args) => !needsNoGit(args))) {
        const { code, output } = run(repository, args, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' });
        assert.deepEqual([args, code], [args, 3], output);
        assert.match(output, /git config --global --add safe\.directory "/);
      }
    });
  });

  it('but the settings that the caller passes to Git apply', () => {
    withRepository((repository) => {
      for (const args of commands) {
        const { code, output } = run(repository, args, {
          GIT_TEST_ASSUME_DIFFERENT_OWNER: '1',
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'safe.directory',
          GIT_CONFIG_VALUE_0: '*',
        });
        assert.notEqual(code, 3, `${args.join(' ')}: ${output}`);
      }
    });
  });

  it('if the index is corrupt', () => {
    withRepository((repository) => {
      fs.writeFileSync(path.join(repository, '.git/index'), 'garbage');
      // The messages of a range are judged by the commits alone.
      for (const args of commands.filter((args) => args[0] !== 'commit-range' && !needsNoGit(args))) {
        const { code, output } = run(repository, args);
        assert.deepEqual([args, code], [args, 3], output);
        assert.match(output, /Git failed in .*index file.*\. Run "git status" there/);
      }
    });
  });

  for (const [is, make] of [
    [
      'an empty folder',
      (file: string) => {
        fs.mkdirSync(file);
      },
    ],
    [
      'a file that leads nowhere',
      (file: string) => {
        fs.writeFileSync(file, 'gitdir: /nowhere\n');
      },
    ],
  ] as const)
    it(`if .git is ${is}`, () => {
      withFolder({ 'leadership.yaml': written, 'a.ts': '' }, (folder) => {
        make(path.join(folder, '.git'));
        for (const args of [['coverage'], ['check'], ['who', '--staged'], ['diff']]) {
          const { code, output } = run(folder, args);
          assert.deepEqual([args, code], [args, 3], output);
        }
      });
    });

  it('but typed paths need Git only where it says which leadership files count', () => {
    withRepository((repository) => {
      fs.writeFileSync(path.join(repository, '.git/index'), 'garbage');
      for (const command of ['who', 'explain']) {
        const { code, output } = run(repository, [command, 'a.ts']);
        assert.equal(code, 0, output);
        assert.match(output, /@acme\/all/);
      }
      fs.mkdirSync(path.join(repository, 'sub'));
      fs.writeFileSync(path.join(repository, 'sub/leadership.yaml'), written);
      for (const command of ['who', 'explain']) {
        const { code, output } = run(repository, [command, 'sub/b.ts']);
        assert.equal(code, 3, output);
        assert.match(output, /Git failed in .*index file/);
        assert.equal(run(repository, [command, 'a.ts']).code, 0);
      }
    });
  });

  it('outside a repository, the file system is the source', () => {
    withFolder({ 'leadership.yaml': written, 'a.ts': '' }, (folder) => {
      const { code, output } = run(folder, ['coverage']);
      assert.equal(code, 0, output);
      assert.match(output, /100\.0% \(2 of 2 files\)/);
    });
  });

  it('without Git installed, the file system is the source', () => {
    withRepository((repository) => {
      const { code, output } = run(repository, ['who', 'a.ts'], { PATH: path.dirname(process.execPath) });
      assert.equal(code, 0, output);
    });
  });

  it('if the tree of the base is missing', () => {
    withRepository((repository) => {
      remove(repository, 'HEAD~1^{tree}');
      for (const args of [
        ['check', '--changed=HEAD~1'],
        ['diff', 'HEAD~1'],
        ['who', '--changed=HEAD~1'],
      ]) {
        const { code, output } = run(repository, args);
        assert.deepEqual([args, code], [args, 3], output);
      }
    });
  });

  it('if the leadership file of the base is missing', () => {
    withRepository((repository) => {
      const id = remove(repository, 'HEAD~1:leadership.yaml');
      const { code, output } = run(repository, ['diff', 'HEAD~1']);
      assert.equal(code, 3, output);
      assert.ok(output.includes(id), output);
    });
  });

  it('but an unknown revision is wrong usage', () => {
    withRepository((repository) => {
      for (const args of [
        ['check', '--changed=nosuch'],
        ['diff', 'nosuch'],
        ['who', '--changed=nosuch'],
        ['commit-range', 'nosuch..HEAD'],
      ]) {
        const { code, output } = run(repository, args);
        assert.deepEqual([args, code], [args, 2], output);
        assert.match(output, /Unknown revision "nosuch"/);
      }
    });
  });
});

describe('In a partial clone', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  for (const filter of ['blob:none', 'tree:0'])
    it(`no program runs and no connection opens, with --filter=${filter}`, () => {
      withPartialClone(filter, (clone, canary) => {
        for (const args of [
          ...commands,
          ['diff', 'HEAD~1'],
          ['check', '--changed=HEAD~1'],
          ['who', '--changed=HEAD~1'],
          ['commit-range', 'HEAD~1..HEAD'],
        ])
          run(clone, args);
        assert.equal(fs.existsSync(canary), false);
      });
    });

  it('Git itself would run it', () => {
    withPartialClone('blob:none', (clone, canary) => {
      spawnSync('git', ['cat-file', 'blob', 'HEAD~1:leadership.yaml'], { cwd: clone, env: bareEnvironment });
      assert.equal(fs.existsSync(canary), true);
    });
  });

  it('the missing object is named, with the command that downloads it', () => {
    withPartialClone('blob:none', (clone) => {
      const { code, output } = run(clone, ['diff', 'HEAD~1']);
      assert.equal(code, 3, output);
      assert.match(
        output,
        /Git object [\da-f]{40} is missing, as in a partial clone\. .*git -C ".*" cat-file -t/,
      );
    });
  });
});

/** Removes an object from a repository; returns its id. */
function remove(repository: string, revision: string): string {
  const id = execFileSync('git', ['rev-parse', revision], { cwd: repository, encoding: 'utf8' }).trim();
  fs.rmSync(path.join(repository, '.git/objects', id.slice(0, 2), id.slice(2)));
  return id;
}

function withRepository(use: (repository: string) => void): void {
  withFolder({ 'leadership.yaml': written, 'a.ts': '', '.gitignore': 'message\n' }, (folder) => {
    git(folder, 'init', '--quiet');
    commit(folder, 'I intend to start', '');
    commit(folder, 'I intend to go on', '# changed\n');
    fs.writeFileSync(path.join(folder, 'message'), 'I intend to pay\n');
    fs.writeFileSync(path.join(folder, 'a.ts'), 'staged\n');
    git(folder, 'add', 'a.ts');
    use(folder);
  });
}

function commit(folder: string, message: string, addition: string): void {
  fs.writeFileSync(path.join(folder, 'leadership.yaml'), written + addition);
  fs.writeFileSync(path.join(folder, 'a.ts'), addition);
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', message);
}

/** A clone without some objects, whose settings name a program to get them with. */
function withPartialClone(filter: string, use: (clone: string, canary: string) => void): void {
  withFolder({ 'source/leadership.yaml': written, 'source/a.ts': '' }, (folder) => {
    const source = path.join(folder, 'source');
    git(source, 'init', '--quiet');
    git(source, 'config', 'uploadpack.allowFilter', 'true');
    git(source, 'config', 'uploadpack.allowAnySHA1InWant', 'true');
    commit(source, 'I intend to start', '');
    commit(source, 'I intend to go on', '# changed\n');
    git(folder, 'clone', '--quiet', '--no-local', `--filter=${filter}`, `file://${source}`, 'clone');
    const clone = path.join(folder, 'clone');
    fs.writeFileSync(path.join(clone, 'message'), 'I intend to pay\n');
    const canary = path.join(folder, 'canary');
    const program = path.join(folder, 'program');
    fs.writeFileSync(program, `#!/bin/sh\ntouch ${canary}\nexit 1\n`, { mode: 0o755 });
    for (const [key, value] of [
      ['remote.origin.uploadpack', program],
      ['core.sshCommand', program],
      ['core.gitProxy', program],
    ] as const)
      git(clone, 'config', key, value);
    use(clone, canary);
  });
}

describe('In a sparse checkout', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  const nested = 'version: 1\ninherits: true\ndomains: [{ id: out, paths: ["*"], owners: ["@acme/out"] }]\n';

  it('a leadership file outside the cone is read from the index', () => {
    withSparse([], (repository) => {
      assert.equal(fs.existsSync(path.join(repository, 'out')), false);
      const { code, output } = run(repository, ['who', 'out/deep/b.ts', 'in/a.ts']);
      assert.equal(code, 0, output);
      assert.match(output, /^out\/deep\/b\.ts +out +@acme\/out/m);
      assert.match(output, /^in\/a\.ts +all +@acme\/all/m);
      for (const args of commands) assert.notEqual(run(repository, args).code, 3, args.join(' '));
    });
  });

  it('a partial clone without it answers "unknown" below its folder, and everything else as usual', () => {
    withSparse(['--filter=blob:none'], (repository) => {
      const { code, output } = run(repository, ['who', '--format', 'json', 'out/deep/b.ts', 'in/a.ts']);
      assert.equal(code, 0, output);
      const { answers } = JSON.parse(output) as { answers: { path: string; status: string }[] };
      assert.deepEqual(
        answers.map(({ path: asked, status }) => [asked, status]),
        [
          ['out/deep/b.ts', 'unknown'],
          ['in/a.ts', 'owned'],
        ],
      );
      assert.match(run(repository, ['who', 'out/deep/b.ts']).output, /Unknown: a leadership file above/);
      assert.match(run(repository, ['explain', 'out/deep/b.ts']).output, /Unknown: a leadership file above/);
      const coverage = run(repository, ['coverage']);
      assert.equal(coverage.code, 0, coverage.output);
      assert.match(coverage.output, /Leaving out out\/: out\/leadership\.yaml is not downloaded/);
      for (const args of [['check'], ['codeowners', '--host', 'github']]) {
        const { code: failed, output: reason } = run(repository, args);
        assert.deepEqual([args, failed], [args, 3], reason);
        assert.match(reason, /Git object [\da-f]{40} is missing/);
      }
      for (const args of [['commit-msg', 'message'], ['intents'], ['who', '--staged']])
        assert.notEqual(run(repository, args).code, 3, args.join(' '));
    });
  });

  function withSparse(options: readonly string[], use: (repository: string) => void): void {
    const files = {
      'source/leadership.yaml': written,
      'source/in/a.ts': '',
      'source/out/leadership.yaml': nested,
      'source/out/deep/b.ts': 'b\n',
      'source/a.ts': '',
    };
    withFolder(files, (folder) => {
      const source = path.join(folder, 'source');
      git(source, 'init', '--quiet');
      git(source, 'config', 'uploadpack.allowFilter', 'true');
      commit(source, 'I intend to start', '');
      commit(source, 'I intend to go on', '# changed\n');
      git(folder, 'clone', '--quiet', '--no-local', '--sparse', ...options, `file://${source}`, 'clone');
      const clone = path.join(folder, 'clone');
      git(clone, 'sparse-checkout', 'set', 'in');
      fs.writeFileSync(path.join(clone, 'message'), 'I intend to pay\n');
      use(clone);
    });
  }
});
