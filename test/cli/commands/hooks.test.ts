import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stateOf, hookScript } from '../../../src/cli/commands/hookScript.ts';
import { completed } from '../../checkFindings.ts';
import { cli, run } from '../checkCall.ts';
import { bareEnvironment, git, withFolder } from '../temporaryFolder.ts';

const leadership = completed(`
domains:
  - { id: payouts, paths: [src/payouts/], owners: ["@acme/payouts"] }
  - { id: ledger, paths: [src/ledger/], owners: ["@acme/ledger"] }
`);
const files = { 'leadership.yaml': leadership, 'src/payouts/a.ts': '', 'src/ledger/b.ts': '' };

/** A shell in a repository with a first commit. */
class Shell {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs `leadership`; its exit code and its output. */
  leadership(...args: string[]): { code: number | null; said: string } {
    const { code, output, complaint } = run(this.folder, args);
    return { code, said: (output + complaint).replaceAll(this.folder, '<folder>') };
  }

  git(...args: string[]): { code: number | null; said: string } {
    return this.gitWith({}, ...args);
  }

  gitWith(env: NodeJS.ProcessEnv, ...args: string[]): { code: number | null; said: string } {
    const identity = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com'];
    const { status, stdout, stderr } = spawnSync('git', [...identity, ...args], {
      cwd: this.folder,
      env: { ...bareEnvironment, GIT_EDITOR: 'true', ...env },
      encoding: 'utf8',
    });
    return { code: status, said: stdout + stderr };
  }

  change(file: string): void {
    fs.appendFileSync(path.join(this.folder, file), 'x\n');
  }

  /** Commits a change; whether it was committed. */
  commit(message: string, file = 'src/payouts/a.ts', ...options: string[]): boolean {
    this.change(file);
    this.git('add', file);
    return this.git('commit', '-m', message, ...options).code === 0;
  }

  /** The message that the editor shows for a commit, which then fails. */
  shown(...options: string[]): string {
    const copy = path.join(this.folder, '.git', 'shown');
    const editor = `cp "$1" '${copy}'; false`;
    this.gitWith({ GIT_EDITOR: `sh -c '${editor.replaceAll("'", "'\\''")}' -` }, 'commit', ...options);
    return fs.readFileSync(copy, 'utf8');
  }

  subject(): string {
    return this.git('log', '-1', '--format=%s').said.trim();
  }
}

function inShell(use: (shell: Shell) => void, more: Readonly<Record<string, string>> = {}): void {
  withFolder({ ...files, ...more }, (folder) => {
    git(folder, 'init', '-q');
    git(folder, 'add', '.');
    git(folder, 'commit', '-q', '-m', 'Start');
    use(new Shell(folder));
  });
}

describe('leadership hooks', function () {
  this.timeout(120_000);

  it('are installed, block a bad message, accept a good one, and are removed completely', () => {
    inShell((shell) => {
      const before = fs.readdirSync(path.join(shell.folder, '.git/hooks'));
      assert.equal(shell.leadership('hooks', 'status').code, 1);
      assert.deepEqual(shell.leadership('hooks', 'install'), {
        code: 0,
        said: 'Installed prepare-commit-msg in <folder>/.git/hooks\nInstalled commit-msg in <folder>/.git/hooks\n',
      });
      assert.deepEqual(shell.leadership('hooks', 'status'), {
        code: 0,
        said: 'Hooks in .git/hooks:\n  prepare-commit-msg  installed\n  commit-msg          installed\n',
      });
      shell.change('src/payouts/a.ts');
      const refused = shell.git('commit', '-a', '-m', 'Can I pay at night?\n\nDomain: ledger');
      assert.equal(refused.code, 1);
      assert.match(refused.said, /State your intent instead: "I intend to pay at night"/);
      assert.match(refused.said, /No changed file belongs to "ledger"\. Use payouts\./);
      assert.match(refused.said, /git commit --edit --file='\.git\/COMMIT_EDITMSG'/);
      assert.equal(shell.git('commit', '--edit', '--file=.git/COMMIT_EDITMSG', '-a').code, 1);
      assert.equal(shell.git('commit', '-a', '-m', 'I intend to pay at night\n\nDomain: payouts').code, 0);
      assert.match(shell.leadership('hooks', 'install').said, /Updated commit-msg in /);
      assert.equal(shell.leadership('hooks', 'uninstall').code, 0);
      assert.deepEqual(fs.readdirSync(path.join(shell.folder, '.git/hooks')), before);
      assert.equal(shell.commit('Can I pay?'), true);
    });
  });

  it('add context as comments, which Git removes', () => {
    inShell((shell) => {
      shell.leadership('hooks', 'install');
      shell.change('src/payouts/a.ts');
      assert.match(
        shell.shown('-a'),
        /^\n\n# Domain: payouts\n# Consulted: @acme\/payouts\n#\n# Your authority level here: “I intend to…”\n#\n# payouts · Owner: “I intend to…” · 1 file\n# {3}Inform @acme\/payouts\n# {3}src\/payouts\/a\.ts\n#\n# Please enter/,
      );
      assert.equal(shell.git('commit', '-a').code, 1, 'nothing was written');
      assert.match(shell.shown('-a', '-v'), /^\n\n# Domain: payouts[\s\S]*>8[\s\S]*diff --git/);
    });
  });

  it('add comments only where Git removes them, with another mark and with scissors', () => {
    inShell((shell) => {
      shell.leadership('hooks', 'install');
      shell.change('src/payouts/a.ts');
      shell.git('config', 'core.commentChar', ';');
      assert.match(shell.shown('-a'), /^\n\n; Domain: payouts\n/);
      shell.git('config', 'core.commentChar', 'auto');
      assert.match(shell.shown('-a'), /^\n\n# Domain: payouts\n/);
      // Below the scissors line, Git would cut a trailer off.
      assert.match(
        shell.shown('-a', '--cleanup=scissors'),
        /^\n# -+ >8 -+\n(?:#.*\n)+\n# Your authority level/,
      );
      assert.doesNotMatch(shell.shown('-a', '--cleanup=scissors'), /Domain:/);
      shell.git('config', 'commit.cleanup', 'scissors');
      assert.doesNotMatch(shell.shown('-a'), /Domain:/);
      shell.git('config', 'commit.cleanup', 'whitespace');
      assert.doesNotMatch(shell.shown('-a'), /Domain/);
    });
  });

  it('keep a template byte by byte', () => {
    inShell((shell) => {
      shell.leadership('hooks', 'install');
      shell.change('src/payouts/a.ts');
      const template = path.join(shell.folder, '.git', 'template');
      fs.writeFileSync(template, Buffer.from([0x57, 0xe4, 0x72, 0x65, 0x0a, 0x23, 0x20, 0x58, 0x0a]));
      shell.git('config', 'commit.template', template);
      const copy = path.join(shell.folder, '.git', 'shown');
      shell.gitWith({ GIT_EDITOR: `sh -c 'cp "$1" ${copy}; false' -` }, 'commit', '-a');
      const shown = fs.readFileSync(copy);
      assert.equal(shown.subarray(0, 5).toString('latin1'), 'Wäre\n');
      assert.match(shown.toString('latin1'), /^Wäre\n\n# Domain: payouts\n[\s\S]*\n# X\n/);
    });
  });

  it('skip amended, merged, squashed, and picked commits', () => {
    inShell((shell) => {
      assert.ok(shell.commit('Can I pay?'));
      shell.leadership('hooks', 'install');
      assert.doesNotMatch(shell.shown('--amend'), /Domain/);
      shell.git('checkout', '-q', '-b', 'side', 'HEAD~1');
      assert.ok(shell.commit('Can I post?', 'src/ledger/b.ts', '--no-verify'));
      assert.equal(shell.git('merge', '--no-edit', 'main').code, 0);
      shell.git('reset', '-q', '--hard', 'HEAD~1');
      shell.git('merge', '--squash', 'main');
      assert.equal(shell.git('commit', '--no-edit').code, 0);
      shell.git('reset', '-q', '--hard', 'HEAD~1');
      assert.equal(shell.git('cherry-pick', 'main').code, 0);
      assert.equal(shell.subject(), 'Can I pay?');
      assert.equal(shell.git('revert', '--no-edit', 'HEAD').code, 0);
      const reworded = shell.gitWith(
        { GIT_SEQUENCE_EDITOR: "sed -i.old 's/^pick/reword/'" },
        'rebase',
        '-i',
        'HEAD~2',
      );
      assert.equal(reworded.code, 0, reworded.said);
      assert.match(reworded.said, /Not blocking/);
    });
  });

  it('work in a worktree, and with core.hooksPath in the repository', () => {
    inShell((shell) => {
      shell.git('worktree', 'add', '-q', '.git/tree');
      const tree = new Shell(path.join(shell.folder, '.git/tree'));
      assert.match(tree.leadership('hooks', 'install').said, /Installed commit-msg in .*\.git\/hooks\n/);
      assert.equal(tree.commit('Can I pay?'), false);
      assert.equal(tree.commit('I intend to pay'), true);
      shell.leadership('hooks', 'uninstall');
      shell.git('config', 'core.hooksPath', 'own/hooks');
      assert.match(
        shell.leadership('hooks', 'install').said,
        /Installed commit-msg in <folder>\/own\/hooks\n/,
      );
      const program = path.join(shell.folder, 'node_modules/.bin/leadership');
      fs.mkdirSync(path.dirname(program), { recursive: true });
      fs.symlinkSync(cli, program);
      assert.equal(shell.commit('Can I pay?'), false);
      shell.leadership('hooks', 'uninstall');
      assert.equal(fs.existsSync(path.join(shell.folder, 'own/hooks')), false);
    });
  });

  it('are not installed in a folder outside the repository', () => {
    inShell((shell) => {
      const shared = path.join(os.tmpdir(), 'leadership-shared-hooks');
      shell.git('config', 'core.hooksPath', shared);
      const { code, said } = shell.leadership('hooks', 'install');
      assert.equal(code, 1);
      assert.match(said, /commit-msg: leadership commit-msg "\$1" \|\| exit 1/);
      assert.equal(fs.existsSync(shared), false);
    });
  });

  it('never change another hook, or a modified one', () => {
    inShell((shell) => {
      const hook = path.join(shell.folder, '.git/hooks/commit-msg');
      fs.mkdirSync(path.dirname(hook), { recursive: true });
      fs.writeFileSync(hook, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
      const { code, said } = shell.leadership('hooks', 'install');
      assert.equal(code, 1);
      assert.match(
        said,
        /A commit-msg hook already exists and was not changed\. Add this line to it:\n {2}leadership commit-msg/,
      );
      assert.match(said, /Installed prepare-commit-msg/);
      shell.leadership('hooks', 'uninstall');
      assert.equal(fs.readFileSync(hook, 'utf8'), '#!/bin/sh\nexit 0\n');
      assert.match(
        shell.leadership('hooks', 'status').said,
        /commit-msg {10}another hook, does not run leadership/,
      );
      fs.writeFileSync(hook, '#!/bin/sh\nleadership commit-msg "$1" || exit 1\n');
      assert.match(shell.leadership('hooks', 'status').said, /commit-msg {10}another hook, runs leadership/);
      fs.rmSync(hook);
      shell.leadership('hooks', 'install');
      fs.appendFileSync(hook, '# mine\n');
      assert.equal(shell.leadership('hooks', 'install').code, 1);
      assert.match(
        shell.leadership('hooks', 'uninstall').said,
        /commit-msg was modified after it was installed/,
      );
      assert.match(fs.readFileSync(hook, 'utf8'), /# mine\n$/);
    });
  });

  for (const [manager, name, line] of [
    ['husky', '.husky/commit-msg', 'node_modules/.bin/leadership commit-msg "$1"'],
    ['lefthook', 'lefthook.yml', 'run: node_modules/.bin/leadership commit-msg {1}'],
    ['pre-commit', '.pre-commit-config.yaml', 'entry: node_modules/.bin/leadership commit-msg'],
  ] as const)
    it(`print the configuration for ${manager}, and install nothing`, () => {
      inShell(
        (shell) => {
          const { code, said } = shell.leadership('hooks', 'install');
          assert.equal(code, 0);
          assert.ok(said.includes(line), said);
          assert.equal(fs.existsSync(path.join(shell.folder, '.git/hooks/commit-msg')), false);
          assert.equal(shell.leadership('hooks', 'status').code, 1);
          fs.writeFileSync(path.join(shell.folder, name), said);
          assert.match(
            shell.leadership('hooks', 'status').said,
            new RegExp(`commit-msg +managed by ${manager}, runs leadership`),
          );
        },
        { [name]: '' },
      );
    });

  it('let a commit pass, with a note, if leadership is not found', () => {
    inShell((shell) => {
      const hooks = path.join(shell.folder, '.git/hooks');
      fs.mkdirSync(hooks, { recursive: true });
      for (const hook of ['commit-msg', 'prepare-commit-msg'] as const)
        fs.writeFileSync(path.join(hooks, hook), hookScript(hook, "/no/where/it's/cli.js"), { mode: 0o755 });
      shell.change('src/payouts/a.ts');
      const { code, said } = shell.git('commit', '-a', '-m', 'Can I pay?');
      assert.equal(code, 0);
      assert.match(said, /leadership not found, so this commit was not checked/);
      assert.equal(shell.leadership('hooks', 'status').code, 0);
    });
  });

  it('let a commit pass if leadership.yaml cannot be read, or is missing', () => {
    inShell((shell) => {
      shell.leadership('hooks', 'install');
      fs.writeFileSync(path.join(shell.folder, 'leadership.yaml'), '['.repeat(1000));
      assert.equal(shell.commit('Can I pay?'), true);
      fs.rmSync(path.join(shell.folder, 'leadership.yaml'));
      assert.equal(shell.commit('Can I pay?'), true);
    });
  });

  it('require a repository', () => {
    withFolder(files, (folder) => {
      const { code, complaint } = run(folder, ['hooks', 'install']);
      assert.equal(code, 3);
      assert.match(complaint, /is not a Git repository/);
    });
  });

  it('are recognized unless they are modified', () => {
    const script = hookScript('commit-msg', 'C:\\Program Files\\cli.js');
    assert.ok(script.includes("node 'C:/Program Files/cli.js' commit-msg"));
    assert.deepEqual(
      [undefined, script, `${script}\n`, script.replace('exit 1', 'exit 0'), '#!/bin/sh\n'].map(stateOf),
      ['none', 'ours', 'changed', 'changed', 'foreign'],
    );
  });
});
