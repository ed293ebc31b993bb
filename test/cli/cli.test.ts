import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const cli = path.resolve('dist/cli.js');

const clean = `version: 1
purpose: Merchants get paid.
goals: [Same day]
decisionCriteria: [Reversible first]
domains:
  - id: payouts
    name: Payouts
    paths: [src/payouts/]
    owners: ["@acme/payouts"]
`;
const faulty = clean.replace('owners: ["@acme/payouts"]', 'owner: ["@acme/payouts"]');

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command in a new folder with these files, a git repository unless told otherwise. */
function leadership(
  args: readonly string[],
  files: Readonly<Record<string, string | Uint8Array>>,
  { git = true, cwd = '', prepare }: { git?: boolean; cwd?: string; prepare?: (folder: string) => void } = {},
): Ran {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-cli-')));
  try {
    for (const [name, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      fs.writeFileSync(path.join(folder, name), content);
    }
    if (git) execFileSync('git', ['init', '--quiet'], { cwd: folder });
    prepare?.(folder);
    const ran = spawnSync(process.execPath, [cli, ...args], {
      cwd: path.join(folder, cwd),
      encoding: 'utf8',
    });
    const shown = (text: string): string => text.replaceAll(folder, 'FOLDER');
    return { code: ran.status, out: shown(ran.stdout), err: shown(ran.stderr) };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

describe('leadership check', () => {
  it('is content with a clean file', () => {
    assert.deepEqual(leadership(['check'], { 'leadership.yaml': clean, 'src/payouts/a.ts': '' }), {
      code: 0,
      out: 'No findings in 1 file\n',
      err: '',
    });
  });

  it('fails on an error, and tells where and what to do', () => {
    assert.deepEqual(leadership(['check'], { 'leadership.yaml': faulty, 'src/payouts/a.ts': '' }), {
      code: 1,
      out: 'leadership.yaml:9:5 error: Unknown key "owner", did you mean "owners"? [schema]\n1 error in 1 file\n',
      err: '',
    });
  });

  it('fails from the severity on that --fail-on names', () => {
    const files = { 'leadership.yaml': clean };
    assert.equal(leadership(['check'], files).code, 0);
    assert.equal(leadership(['check', '--fail-on', 'warning'], files).code, 1);
  });

  it('prints JSON as docs/cli.md says, with paths from the working folder', () => {
    const { code, out } = leadership(
      ['check', '--format', 'json'],
      { 'leadership.yaml': faulty, 'src/payouts/a.ts': '' },
      { cwd: 'src' },
    );
    assert.equal(code, 1);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      findings: [
        {
          code: 'schema',
          severity: 'error',
          message: 'Unknown key "owner", did you mean "owners"?',
          file: '../leadership.yaml',
          range: { start: { line: 9, column: 5 }, end: { line: 9, column: 10 } },
          fixes: ['Replace by owners'],
        },
      ],
      summary: { files: 1, error: 1, warning: 0, info: 0, hint: 0 },
    });
  });

  it('checks a file of any name as that of its folder', () => {
    const files = { 'leadership.yaml': clean, 'draft.yaml': faulty, 'src/payouts/a.ts': '' };
    const { code, out } = leadership(['check', 'draft.yaml'], files);
    assert.equal(code, 1);
    assert.match(out, /^draft\.yaml:9:5 error: Unknown key/);
  });

  it('takes the files of git: the ignored and the deleted do not count', () => {
    const files = { 'leadership.yaml': clean, '.gitignore': 'src/\n', 'src/payouts/a.ts': '' };
    assert.match(
      leadership(['check'], files).out,
      /8:13 warning: Mend or remove "src\/payouts\/": it matches no file/,
    );
    const prepare = (folder: string): void => {
      execFileSync('git', ['add', '--all', '--force'], { cwd: folder });
      fs.rmSync(path.join(folder, 'src'), { recursive: true });
    };
    assert.match(leadership(['check'], files, { prepare }).out, /8:13 warning/);
    assert.equal(leadership(['check'], files, { git: false }).out, 'No findings in 1 file\n');
  });

  it('says how to start where there is no leadership file', () => {
    const { code, out, err } = leadership(['check'], { 'a.ts': '' });
    assert.deepEqual([code, out], [3, '']);
    assert.match(err, /^No leadership\.yaml in FOLDER\. To start one, put these lines/);
    const started = err.slice(err.indexOf('version: 1'));
    assert.equal(leadership(['check', '--fail-on', 'hint'], { 'leadership.yaml': started }).code, 0, started);
  });

  it('says what it cannot read', () => {
    assert.deepEqual(leadership(['check', 'gone.yaml'], { 'leadership.yaml': clean }), {
      code: 3,
      out: '',
      err: 'Cannot read FOLDER/gone.yaml: there is no such file\n',
    });
    assert.match(leadership(['check', 'leadership.yaml'], { 'leadership.yaml/a': '' }).err, /is a folder\n$/);
    assert.match(leadership(['check'], { 'leadership.yaml/a': '' }).err, /is a folder/);
  });

  it('understands its options, or says so', () => {
    assert.equal(leadership(['check', '--format', 'xml'], {}).code, 2);
    assert.equal(leadership(['chekc'], {}).code, 2);
    assert.equal(leadership(['check', '--help'], {}).code, 0);
  });

  it('finds the byte that is not UTF-8', () => {
    const bytes = Buffer.concat([Buffer.from(clean), Buffer.from([0x23, 0x20, 0xff, 0x0a])]);
    assert.match(
      leadership(['check'], { 'leadership.yaml': bytes }).out,
      /^leadership\.yaml:10:3 error: Save this file as UTF-8/,
    );
  });

  it('prints no control character of the file', () => {
    const hostile = clean.replace('payouts\n', '"\\e[31mred\\u202e\\x07"\n');
    for (const format of ['text', 'json']) {
      const { out } = leadership(['check', '--format', format], { 'leadership.yaml': hostile });
      // eslint-disable-next-line no-control-regex -- these are what must not be there
      assert.doesNotMatch(out, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
      assert.match(out, /u001b/);
    }
  });

  it('runs nothing that the configuration of the repository names', () => {
    let canary = '';
    const prepare = (folder: string): void => {
      canary = path.join(os.tmpdir(), `canary-${path.basename(folder)}`);
      const script = path.join(folder, 'canary.sh');
      fs.writeFileSync(script, `#!/bin/sh\ntouch ${canary}\n`, { mode: 0o755 });
      for (const [key, value] of [
        ['core.fsmonitor', script],
        ['core.pager', script],
        ['core.hooksPath', folder],
        ['diff.external', script],
      ])
        execFileSync('git', ['config', key ?? '', value ?? ''], { cwd: folder });
    };
    assert.equal(
      leadership(['check'], { 'leadership.yaml': clean, 'src/payouts/a.ts': '' }, { prepare }).code,
      0,
    );
    assert.equal(fs.existsSync(canary), false);
  });

  it('ends quietly when nobody reads on', () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-pipe-'));
    const many = Array.from(
      { length: 190 },
      (_, n) => `  - { id: d${String(n)}, paths: [], owners: [x] }\n`,
    ).join('');
    fs.writeFileSync(
      path.join(folder, 'leadership.yaml'),
      `version: 1\npurpose: P\ngoals: [G]\ndecisionCriteria: [C]\ndomains:\n${many}`,
    );
    const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" check --format json | head -c 10`], {
      cwd: folder,
      encoding: 'utf8',
    });
    fs.rmSync(folder, { recursive: true });
    assert.deepEqual([ran.stdout.length, ran.stderr], [10, '']);
  });
});

describe('leadership who', () => {
  const files = { 'leadership.yaml': clean, 'src/payouts/a.ts': '', 'b.ts': '' };

  it('prints the card of each path, there or not, from the working folder', () => {
    assert.deepEqual(leadership(['who', 'payouts/a.ts', '../new.ts'], files, { cwd: 'src' }), {
      code: 0,
      out: `payouts/a.ts
  Payouts · @acme/payouts
  Merchants get paid.
  I intend to… State the intent, then act unless someone objects
  What counts when deciding here:
    1. Reversible first (../leadership.yaml:4)
  By the pattern src/payouts/ (../leadership.yaml:8)

../new.ts
  Nobody owns this: no pattern matches it
`,
      err: '',
    });
  });

  it('prints JSON as docs/cli.md says', () => {
    const { out } = leadership(['who', '--format', 'json', 'src/payouts'], files);
    assert.deepEqual(JSON.parse(out), {
      version: 1,
      answers: [
        {
          path: 'src/payouts/',
          status: 'owned',
          domain: 'payouts',
          name: 'Payouts',
          purpose: 'Merchants get paid.',
          owners: [{ ref: '@acme/payouts', kind: 'handle', name: '@acme/payouts' }],
          authority: 'i-intend',
          decisions: [],
          goals: [],
          criteria: [{ statement: 'Reversible first', from: { file: 'leadership.yaml', line: 4 } }],
          requires: {},
          decidedBy: { file: 'leadership.yaml', line: 8, pattern: 'src/payouts/' },
          overruled: [],
        },
      ],
    });
  });

  it('survives names with line breaks, quotes and letters beyond ASCII', () => {
    const name = 'src/payouts/ä"\n\u{1f980}.ts';
    const { out } = leadership(['who', '--format', 'json', name], { 'leadership.yaml': clean, [name]: '' });
    assert.equal((JSON.parse(out) as { answers: { path: string }[] }).answers[0]?.path, name);
    assert.equal(
      leadership(['who', name], { 'leadership.yaml': clean, [name]: '' }).out.split('\n')[0],
      'src/payouts/ä"\\u000a\u{1f980}.ts',
    );
  });

  it('refuses a path outside the repository', () => {
    assert.deepEqual(leadership(['who', '../elsewhere'], files), {
      code: 2,
      out: '',
      err: '../elsewhere is outside the repository FOLDER\n',
    });
  });

  it('does not answer from a file that it cannot read', () => {
    const { code, err } = leadership(['who', 'b.ts'], { 'leadership.yaml': 'version: 2\n' });
    assert.equal(code, 3);
    assert.match(err, /^Cannot read leadership\.yaml: Write "version: 1"/);
  });
});
