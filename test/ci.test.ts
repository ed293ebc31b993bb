import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import manifest from '../package.json';
import { run } from './cli/checkCall.ts';
import { bareEnvironment, withFolder } from './cli/temporaryFolder.ts';

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly shell: string;
      readonly env: Readonly<Record<string, string>>;
      readonly run: string;
    }[];
  };
}
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly args?: readonly string[];
  readonly files: string;
}

const action = parse(fs.readFileSync('action.yml', 'utf8')) as Action;
const hooks = parse(fs.readFileSync('.pre-commit-hooks.yaml', 'utf8')) as Hook[];
const docs = fs.readFileSync('docs/ci.md', 'utf8');
const npx = ['--yes', '-p', `${manifest.name}@${manifest.version}`, 'leadership'];

describe('the GitHub Action', () => {
  before(function () {
    if (process.platform === 'win32') this.skip();
  });

  const check = [...npx, 'check', '--cwd', '<workspace>/.', '--format', 'github', '--fail-on', 'error'];
  checkAction('checks leadership files', { calls: [check] });
  checkAction('checks CODEOWNERS, and compares owners', {
    inputs: { codeowners: 'true', diff: 'main', path: 'sub', 'fail-on': 'hint' },
    calls: [
      [...npx, 'check', '--cwd', '<workspace>/sub', '--format', 'github', '--fail-on', 'hint'],
      [...npx, 'codeowners', '--cwd', '<workspace>/sub', '--host', 'github', '--check'],
      [...npx, 'diff', '--cwd', '<workspace>/sub', '--format', 'markdown', '--', 'main'],
    ],
  });
  for (const failing of ['check', 'codeowners', 'diff'])
    checkAction(`fails if ${failing} fails, after running all commands`, {
      inputs: { codeowners: 'true', diff: 'main' },
      failing,
      code: 3,
      calls: [
        check,
        [...npx, 'codeowners', '--cwd', '<workspace>/.', '--host', 'github', '--check'],
        [...npx, 'diff', '--cwd', '<workspace>/.', '--format', 'markdown', '--', 'main'],
      ],
    });
  const hostile = `"; touch sung; $(touch sung) \`touch sung\` '`;
  checkAction('treats inputs as text', {
    inputs: { diff: hostile, path: hostile, 'fail-on': hostile, codeowners: hostile },
    calls: [
      [...npx, 'check', '--cwd', `<workspace>/${hostile}`, '--format', 'github', '--fail-on', hostile],
      [...npx, 'diff', '--cwd', `<workspace>/${hostile}`, '--format', 'markdown', '--', hostile],
    ],
  });
  for (const version of ['', '--help', 'x y', 'file:../evil', hostile, '1.0.0\n'])
    checkAction(`rejects the version ${JSON.stringify(version)}`, {
      inputs: { version },
      code: 2,
      calls: [],
    });

  it('has no inputs inside its script, and all of them in docs/ci.md', () => {
    const [step] = action.runs.steps;
    assert.doesNotMatch(step?.run ?? '', /\$\{\{/);
    assert.deepEqual(
      Object.keys(action.inputs).filter((input) => !docs.includes(`\`${input}\``)),
      [],
    );
    assert.equal(String(action.inputs['version']?.default), manifest.version);
  });
});

describe('our own workflows', () => {
  it('use actions by commit, with the version beside it', () => {
    const folder = '.github/workflows';
    const uses = fs
      .readdirSync(folder)
      .flatMap((name) => fs.readFileSync(path.join(folder, name), 'utf8').match(/uses:.*/g) ?? []);
    assert.notEqual(uses.length, 0);
    assert.deepEqual(
      uses.filter((line) => !/^uses: [\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line)),
      [],
    );
  });
});

describe('the hooks of pre-commit', () => {
  it('are those in docs/ci.md, at this version', () => {
    assert.deepEqual(
      hooks.map(({ id, entry, args = [] }) => [id, docs.includes(id), entry.split(' ').concat(args)]),
      [
        ['leadership-check', true, ['npx', ...npx, 'check']],
        ['leadership-codeowners', true, ['npx', ...npx, 'codeowners', '--check', '--host', 'github']],
      ],
    );
  });

  it('run when a leadership file changes, and CODEOWNERS', () => {
    const paths = ['leadership.yaml', 'a/leadership.yml', '.github/CODEOWNERS', 'leadership.yaml.md', 'a.ts'];
    assert.deepEqual(
      hooks.map(({ files }) => paths.filter((file) => new RegExp(files).test(file))),
      [paths.slice(0, 2), paths.slice(0, 3)],
    );
  });
});

describe('the commands in CI', () => {
  const script = action.runs.steps.map((step) => step.run).join('\n');
  const texts = [script, docs, ...hooks.map(({ entry, args = [] }) => [entry, ...args].join(' '))];
  const calls = texts.flatMap((text) =>
    Array.from(
      text.matchAll(/\bleadership ((?:check|codeowners|diff)\b[^\n|>`]*)/g),
      ([, call = '']) => call,
    ),
  );

  for (const call of new Set(calls))
    it(`exist: ${call}`, () => {
      const [command = '', ...rest] = call.split(' ');
      const { code, output } = run(path.resolve(), [command, '--help']);
      const format = rest[rest.indexOf('--format') + 1] ?? '';
      assert.equal(code, 0);
      assert.ok(output.includes(format), format);
      const options = rest.filter((word) => word.startsWith('--') && word !== '--');
      assert.deepEqual(
        options.filter((option) => !output.includes(option)),
        [],
      );
    });

  it('use this version', () => {
    const versions = texts.flatMap((text) =>
      Array.from(text.matchAll(/leadership-as-code@v?([\w.]+)/g), ([, version]) => version),
    );
    assert.deepEqual(new Set(versions), new Set([manifest.version]));
  });
});

interface ActionCase {
  readonly inputs?: Readonly<Record<string, string>>;
  /** The command that ends with 3. */
  readonly failing?: string;
  readonly code?: number;
  /** The words after `npx`; `<workspace>` stands for that. */
  readonly calls: readonly (readonly string[])[];
}

/** Checks the commands of the action's script with a replacement for npx that records them. */
function checkAction(title: string, { inputs = {}, failing = '', code = 0, calls }: ActionCase): void {
  it(title, () => {
    const [step] = action.runs.steps;
    assert.ok(step);
    const stub = `#!/bin/sh\nfor word in "$@"; do printf '%s\\0' "$word"; done >> "$LOG"; printf '\\n' >> "$LOG"\n[ "$5" = "$FAILING" ] && exit 3\nexit 0\n`;
    withFolder({ 'bin/npx': stub, 'workspace/a': '', log: '', temporary: '' }, (folder) => {
      fs.chmodSync(path.join(folder, 'bin/npx'), 0o755);
      const written = Object.entries(step.env).map(([name, expression]) => {
        const [, input = ''] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(expression) ?? [];
        return [name, inputs[input] ?? String(action.inputs[input]?.default)];
      });
      const { status } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
        cwd: path.join(folder, 'workspace'),
        env: {
          ...bareEnvironment,
          ...(Object.fromEntries(written) as Record<string, string>),
          PATH: `${path.join(folder, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`,
          GITHUB_WORKSPACE: path.join(folder, 'workspace'),
          GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
          LOG: path.join(folder, 'log'),
          FAILING: failing,
          TMPDIR: folder,
        },
      });
      const called = fs
        .readFileSync(path.join(folder, 'log'), 'utf8')
        .split('\0\n')
        .slice(0, -1)
        .map((line) => line.replaceAll(path.join(folder, 'workspace'), '<workspace>').split('\0'));
      assert.deepEqual([status, called], [code, calls]);
      const sung = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' });
      assert.deepEqual(
        sung.filter((file) => path.basename(file) === 'sung'),
        [],
      );
    });
  });
}
