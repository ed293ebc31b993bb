import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { completed } from '../checkFindings.ts';
import { runWith } from './checkCall.ts';
import { git, withFolder } from './temporaryFolder.ts';

const secret = 'canary-5d1f';
const written = completed('domains: [{ id: all, paths: ["*"], owners: ["@acme/all"] }]\n');

/** Every command that reads a file of the repository. */
const commands: readonly (readonly string[])[] = [
  ['check'],
  ['check', '--format', 'json'],
  ['check', '--format', 'github'],
  ['check', '--changed'],
  ['who', 'a.ts'],
  ['who', '--format', 'json', 'a.ts'],
  ['explain', 'a.ts'],
  ['coverage'],
  ['owners'],
  ['diff'],
  ['codeowners', '--host', 'github'],
  ['intent'],
  ['intents'],
  ['commit-msg', 'message'],
  ['prepare-commit-msg', 'message'],
  ['commit-range', 'HEAD~1..HEAD'],
];

interface Target {
  readonly is: string;
  /** Puts something where a file of the repository is expected; returns what must not be printed. */
  readonly put: (file: string, folder: string) => void;
  /** Part of the message; undefined if the file is read. */
  readonly says?: string;
}

const targets: readonly Target[] = [
  {
    is: 'a link to the environment of the process',
    put: (file) => {
      fs.symlinkSync('/proc/self/environ', file);
    },
    says: 'it is a symbolic link to a file outside the repository',
  },
  {
    is: 'a link to a file outside',
    put: (file, folder) => {
      fs.symlinkSync(path.join(folder, 'outside.yaml'), file);
    },
    says: 'it is a symbolic link to a file outside the repository',
  },
  {
    is: 'a relative link to a file outside',
    put: (file) => {
      fs.symlinkSync('../outside.yaml', file);
    },
    says: 'it is a symbolic link to a file outside the repository',
  },
  {
    is: 'a link to a link to a file outside',
    put: (file, folder) => {
      fs.symlinkSync(path.join(folder, 'outside.yaml'), path.join(path.dirname(file), 'between.yaml'));
      fs.symlinkSync('between.yaml', file);
    },
    says: 'it is a symbolic link to a file outside the repository',
  },
  {
    is: 'a link to a device that never ends',
    put: (file) => {
      fs.symlinkSync('/dev/zero', file);
    },
    says: 'it is a symbolic link to a file outside the repository',
  },
  {
    is: 'a link into .git',
    put: (file) => {
      fs.symlinkSync('.git/config', file);
    },
    says: 'it is a symbolic link into a .git folder',
  },
  {
    is: 'a link to an ignored file',
    put: (file) => {
      fs.symlinkSync('.env', file);
    },
    says: 'it is a symbolic link to a file that Git does not list',
  },
  {
    is: 'a link through a folder to a file outside',
    put: (file, folder) => {
      fs.symlinkSync(folder, path.join(path.dirname(file), 'up'));
      fs.symlinkSync('up/outside.yaml', file);
    },
    says: 'it is a symbolic link to a file outside the repository',
  },
  {
    is: 'a named pipe',
    put: (file) => {
      execFileSync('mkfifo', [file]);
    },
    says: 'it is not a regular file',
  },
  {
    is: 'a circle of links',
    put: (file) => {
      fs.symlinkSync(path.basename(file), file);
    },
  },
];

describe('a file that the repository names', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  for (const { is, put, says } of targets)
    it(`leadership.yaml is ${is}`, () => {
      withRepository((repository, folder) => {
        fs.rmSync(path.join(repository, 'leadership.yaml'));
        put(path.join(repository, 'leadership.yaml'), folder);
        for (const args of commands) {
          const { code, output } = run(repository, args);
          assert.ok(!output.includes(secret), `${args.join(' ')} prints what it must not read:\n${output}`);
          if (says !== undefined && !readsOnlyCommits(args))
            assert.deepEqual([args, code, output.includes(says)], [args, 3, true], output);
        }
      });
    });

  it('a nested leadership file is a link to a file outside', () => {
    withRepository((repository, folder) => {
      fs.mkdirSync(path.join(repository, 'sub'));
      fs.symlinkSync(path.join(folder, 'outside.yaml'), path.join(repository, 'sub/leadership.yaml'));
      fs.writeFileSync(path.join(repository, 'sub/b.ts'), '');
      git(repository, 'add', 'sub/b.ts');
      for (const command of commands) {
        const args = command.map((arg) => (arg === 'a.ts' ? 'sub/b.ts' : arg));
        const { code, output } = run(repository, args);
        assert.ok(!output.includes(secret));
        if (!readsOnlyCommits(args)) assert.deepEqual([args, code], [args, 3], output);
      }
    });
  });

  it('leadership.yaml may be a link to a file that Git lists', () => {
    withRepository((repository) => {
      fs.mkdirSync(path.join(repository, 'config'));
      fs.renameSync(
        path.join(repository, 'leadership.yaml'),
        path.join(repository, 'config/leadership-source.yaml'),
      );
      fs.symlinkSync('config/leadership-source.yaml', path.join(repository, 'leadership.yaml'));
      const { code, output } = run(repository, ['who', 'a.ts']);
      assert.equal(code, 0, output);
      assert.match(output, /@acme\/all/);
    });
  });

  it('without Git, a link is followed inside the folder only', () => {
    withFolder({ 'in/real.yaml': written, 'in/a.ts': '', 'outside.yaml': `${secret}\n` }, (folder) => {
      const inside = path.join(folder, 'in');
      fs.symlinkSync('real.yaml', path.join(inside, 'leadership.yaml'));
      assert.equal(run(inside, ['who', 'a.ts']).code, 0);
      fs.rmSync(path.join(inside, 'leadership.yaml'));
      fs.symlinkSync('../outside.yaml', path.join(inside, 'leadership.yaml'));
      const { code, output } = run(inside, ['who', 'a.ts']);
      assert.deepEqual([code, output.includes(secret)], [3, false], output);
    });
  });

  it('leadership.yaml of 700 MB is a problem, and is not read', () => {
    withRepository((repository) => {
      const file = path.join(repository, 'leadership.yaml');
      fs.truncateSync(file, 700 * 1024 * 1024);
      const { code, output } = run(repository, ['check'], { NODE_OPTIONS: '--max-old-space-size=128' });
      assert.equal(code, 1, output);
      assert.match(output, /larger than 1 MiB/);
    });
  });

  for (const { is, put } of targets)
    it(`CODEOWNERS is ${is}`, () => {
      withRepository((repository, folder) => {
        put(path.join(repository, 'CODEOWNERS'), folder);
        for (const args of [
          ['codeowners', '--host', 'github', '--check'],
          ['codeowners', '--host', 'github', '--write'],
          ['codeowners', '--host', 'github', '--check', '--format', 'json'],
        ]) {
          const { code, output } = run(repository, args);
          assert.deepEqual([args, code, output.includes(secret)], [args, 3, false], output);
        }
      });
    });

  it('README and package.json lead outside, and init takes nothing from there', () => {
    withRepository((repository, folder) => {
      fs.rmSync(path.join(repository, 'leadership.yaml'));
      fs.writeFileSync(path.join(folder, 'outside.yaml'), `The ${secret} of this machine.\n`);
      fs.writeFileSync(path.join(folder, 'outside.json'), `{ "description": "${secret}" }`);
      fs.symlinkSync('../outside.yaml', path.join(repository, 'README.md'));
      fs.symlinkSync('../outside.json', path.join(repository, 'package.json'));
      const { code, output } = run(repository, ['init']);
      assert.equal(code, 0, output);
      assert.ok(!fs.readFileSync(path.join(repository, 'leadership.yaml'), 'utf8').includes(secret));
    });
  });
});

describe('a file that the caller names', function () {
  this.timeout(120_000);
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  it('may lie anywhere, also behind a link', () => {
    withRepository((repository, folder) => {
      fs.writeFileSync(path.join(folder, 'elsewhere.yaml'), written);
      fs.symlinkSync('elsewhere.yaml', path.join(folder, 'link.yaml'));
      fs.writeFileSync(path.join(folder, 'owners'), '* @acme/all\n');
      fs.writeFileSync(path.join(folder, 'text'), 'I intend to pay\n');
      assert.equal(run(repository, ['check', '../link.yaml']).code, 0);
      assert.equal(run(repository, ['commit-msg', '../text']).code, 0);
      fs.rmSync(path.join(repository, 'leadership.yaml'));
      assert.equal(run(repository, ['init', '--from-codeowners', '../owners']).code, 0);
    });
  });

  for (const [is, put] of [
    ['a named pipe', (file: string) => void execFileSync('mkfifo', [file])],
    [
      'a device',
      (file: string) => {
        fs.symlinkSync('/dev/zero', file);
      },
    ],
    [
      'a folder',
      (file: string) => {
        fs.mkdirSync(file);
      },
    ],
  ] as const)
    it(`is refused if it is ${is}`, () => {
      withRepository((repository, folder) => {
        put(path.join(folder, 'named'));
        for (const args of [
          ['check', '../named'],
          ['commit-msg', '../named'],
          ['prepare-commit-msg', '../named'],
          ['codeowners', '--host', 'github', '--check', '--output', 'named'],
        ]) {
          if (args[0] === 'codeowners') fs.symlinkSync('../named', path.join(repository, 'named'));
          const { code, output } = run(repository, args);
          assert.deepEqual([args, code], [args, 3], output);
        }
        fs.rmSync(path.join(repository, 'leadership.yaml'));
        const { code, output } = run(repository, ['init', '--from-codeowners', '../named']);
        assert.equal(code, 3, output);
      });
    });

  it('is refused if it is too large', () => {
    withRepository((repository, folder) => {
      const file = path.join(folder, 'named');
      fs.writeFileSync(file, '');
      fs.truncateSync(file, 700 * 1024 * 1024);
      for (const args of [
        ['commit-msg', '../named'],
        ['prepare-commit-msg', '../named'],
      ]) {
        const { code, output } = run(repository, args, { NODE_OPTIONS: '--max-old-space-size=128' });
        assert.deepEqual([args, code], [args, 3], output);
        assert.match(output, /larger than 1 MiB/);
      }
    });
  });

  it('is a message in a linked worktree', () => {
    withRepository((repository, folder) => {
      git(repository, 'worktree', 'add', '--quiet', '../linked', '-b', 'linked');
      const message = path.join(repository, '.git/worktrees/linked/COMMIT_EDITMSG');
      fs.writeFileSync(message, 'Can I pay?\n');
      const { code, output } = run(path.join(folder, 'linked'), ['commit-msg', message]);
      assert.equal(code, 1, output);
    });
  });
});

function readsOnlyCommits([command]: readonly string[]): boolean {
  return command === 'commit-range';
}

/** A repository with two commits, an ignored secret, and a secret outside. */
function withRepository(use: (repository: string, folder: string) => void): void {
  withFolder(
    {
      'outside.yaml': `${secret}: [\n`,
      'repo/leadership.yaml': written,
      'repo/a.ts': '',
      'repo/.gitignore': '.env\nmessage\n',
      'repo/.env': `${secret}: [\n`,
      'repo/message': 'I intend to pay\n',
    },
    (folder) => {
      const repository = path.join(folder, 'repo');
      git(repository, 'init', '--quiet');
      git(repository, 'config', 'test.secret', secret);
      git(repository, 'add', '--all');
      git(repository, 'commit', '--quiet', '--message', 'I intend to start');
      git(repository, 'commit', '--quiet', '--allow-empty', '--message', 'I intend to go on');
      fs.writeFileSync(path.join(repository, 'a.ts'), 'x\n');
      git(repository, 'add', 'a.ts');
      use(repository, folder);
    },
  );
}

/** Runs the command with a secret in its environment. */
function run(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): ReturnType<typeof runWith> {
  return runWith(folder, args, { CANARY: secret, ...environment });
}
