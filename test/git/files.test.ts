import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gitFiles } from '../../src/git/files.ts';
import { bareEnvironment } from '../cli/temporaryFolder.ts';

describe('a long list of files from Git', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-list-'));
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('comes in pieces, with time for something else between them', async () => {
    const git = (input: string, ...args: string[]): string =>
      execFileSync('git', args, { cwd: folder, env: bareEnvironment, input, encoding: 'utf8' }).trim();
    const names = Array.from(
      { length: 40_000 },
      (_, at) => `folder-${String(at % 97)}/file-${String(at)}.ts`,
    );
    git('', 'init', '-q');
    const id = git('', 'hash-object', '-w', '--stdin');
    git(names.map((name) => `100644 ${id}\t${name}\0`).join(''), 'update-index', '-z', '--index-info');
    // As in a sparse checkout: Git does not look for the files on the disk.
    git(names.map((name) => `${name}\0`).join(''), 'update-index', '-z', '--skip-worktree', '--stdin');

    let turn = 0;
    let isDone = false;
    const count = (): void => {
      turn++;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    let listed = 0;
    const turns: number[] = [];
    await gitFiles(folder, () => listed++, { onProgress: () => turns.push(turn) });
    isDone = true;

    assert.equal(listed, names.length);
    assert.ok(turns.length > 5, `${String(turns.length)} pieces`);
    // Two, if the end comes with the last one, or if the second one has already been read.
    const most = Math.max(...turns.map((one) => turns.filter((other) => other === one).length));
    assert.ok(most <= 2, `${String(most)} pieces in one turn of the event loop`);
  });
});
