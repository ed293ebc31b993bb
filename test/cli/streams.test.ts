import assert from 'node:assert/strict';
import { spawn, spawnSync, type ChildProcessWithoutNullStreams } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { completed } from '../checkFindings.ts';
import { cli } from './checkCall.ts';
import { bareEnvironment } from './temporaryFolder.ts';

const clean = completed('domains: [{ id: all, paths: ["*"], owners: ["@acme/all"] }]\n');

describe('the streams of the command line', function () {
  this.timeout(120_000);
  let folder: string;
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-streams-')));
    fs.writeFileSync(path.join(folder, 'leadership.yaml'), clean);
  });
  // A command that a failing test leaves running would keep the run from ending.
  const children: ChildProcessWithoutNullStreams[] = [];
  afterEach(() => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  for (const args of [
    ['check'],
    ['who', 'a'],
    ['who', '--format', 'json', 'a'],
    ['explain', 'a'],
    ['schema'],
  ])
    it(`fail if the output cannot be written: ${args.join(' ')}`, function () {
      if (!fs.existsSync('/dev/full')) this.skip();
      const full = fs.openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [cli, ...args], {
        cwd: folder,
        env: bareEnvironment,
        stdio: ['ignore', full, 'pipe'],
        encoding: 'utf8',
      });
      fs.closeSync(full);
      assert.deepEqual([status, stderr], [74, 'Cannot write output: no space left on the device.\n']);
    });

  it('end quietly if the output is closed', async () => {
    const child = start(['who', '--stdin', '--format', 'ndjson']);
    let isEnded = false;
    child.stdin.on('error', () => (isEnded = true));
    const feed = (): void => {
      while (!isEnded && child.stdin.write('a/long/path/of/a/file.ts\n'.repeat(1000)));
    };
    child.stdin.on('drain', feed);
    child.stdout.once('data', () => child.stdout.destroy());
    feed();
    const { code, complaint } = await ended(child);
    assert.deepEqual([code, complaint], [0, '']);
  });

  it('need little memory for a long list', async () => {
    const child = start(['who', '--stdin', '--format', 'ndjson'], ['--max-old-space-size=64']);
    let lines = 0;
    child.stdout.on('data', (data: Buffer) => {
      for (const byte of data) if (byte === 10) lines++;
    });
    const blocks = 200;
    for (let block = 0; block < blocks; block++) {
      const paths = Array.from({ length: 1000 }, (_, at) => `src/${String(block)}/${String(at)}.ts\n`).join(
        '',
      );
      if (!child.stdin.write(paths)) await new Promise((resolve) => child.stdin.once('drain', resolve));
    }
    child.stdin.end();
    const { code, complaint } = await ended(child);
    assert.deepEqual([code, complaint, lines], [0, '', blocks * 1000]);
  });

  it('end with 130 if interrupted', async function () {
    if (process.platform === 'win32') this.skip();
    const child = start(['who', '--stdin', '--format', 'ndjson']);
    child.stdin.write('a\n'.repeat(100_000));
    await new Promise((resolve) => child.stdout.once('data', resolve));
    child.kill('SIGINT');
    assert.equal((await ended(child)).code, 130);
  });

  describe('of check --watch', () => {
    it('show each change once, and end with 130', async function () {
      if (process.platform === 'win32') this.skip();
      const child = start(['check', '--watch']);
      const runs = runsOf(child);
      const first = await runs.next();
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), clean.replace('"*"', 'src/'));
      const second = await runs.next();
      fs.mkdirSync(path.join(folder, 'src'));
      fs.writeFileSync(path.join(folder, 'src/a.ts'), '');
      const third = await runs.next();
      fs.writeFileSync(path.join(folder, 'leadership.yaml'), 'version: 2\n');
      const fourth = await runs.next();
      fs.rmSync(path.join(folder, 'leadership.yaml'));
      const fifth = await runs.next();
      child.kill('SIGINT');
      const last = (text: string | undefined): string | undefined => text?.trim().split('\n').at(-1);
      assert.deepEqual(
        [last(first.value), last(second.value), last(third.value), last(fourth.value)],
        [
          'No problems in 1 file.',
          '1 problem in 1 file (1 warning)',
          'No problems in 1 file.',
          '1 problem in 1 file (1 error)',
        ],
      );
      assert.match(fifth.value ?? '', /^No leadership\.yaml found in /m);
      assert.equal((await ended(child)).code, 130);
    });
    it('supports only text', () => {
      const { status, stderr } = spawnSync(process.execPath, [cli, 'check', '--watch', '--format', 'json'], {
        cwd: folder,
        env: bareEnvironment,
        encoding: 'utf8',
      });
      assert.deepEqual([status, stderr], [2, '--watch supports only --format text.\n']);
    });
  });

  function start(args: readonly string[], ofNode: readonly string[] = []): ChildProcessWithoutNullStreams {
    const child = spawn(process.execPath, [...ofNode, cli, ...args], { cwd: folder, env: bareEnvironment });
    children.push(child);
    return child;
  }

  /** The output of each run after its separator; a run ends with an empty line. */
  async function* runsOf(child: ChildProcessWithoutNullStreams): AsyncGenerator<string, undefined> {
    let printed = '';
    for await (const data of child.stdout) {
      printed += String(data);
      for (let end = endOf(printed); end >= 0; end = endOf(printed)) {
        yield printed.slice(0, end);
        printed = printed.slice(end);
      }
    }
    return undefined;
  }

  function endOf(printed: string): number {
    const [end] = /(?:\bin \d+ files?(?:\.| \(.*\))|owners: \["@your-team\/here"\])\n\n/.exec(printed) ?? [];
    return end === undefined ? -1 : printed.indexOf(end) + end.length;
  }
});

/** The exit code as a shell tells it, and what was said on standard error. */
async function ended(
  child: ChildProcessWithoutNullStreams,
): Promise<{ readonly code: number | null; readonly complaint: string }> {
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint += data.toString()));
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      resolve({ code: signal === null ? code : 128 + os.constants.signals[signal], complaint });
    }),
  );
}
