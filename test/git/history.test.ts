import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gitHistory, type HistoryLimits } from '../../src/git/history.ts';
import { git } from '../cli/temporaryFolder.ts';

const limits: HistoryLimits = { maxCommits: 100, maxAge: 1e9, maxTime: 60_000, maxPaths: 3 };
const now = Math.floor(Date.now() / 1000);

describe('the history that says who knows which files', () => {
  let folder = '';
  before(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-history-')));
    git(folder, 'init', '--quiet');
    for (const name of ['one', 'two', 'three', 'four', 'five']) {
      fs.writeFileSync(path.join(folder, name), name);
      git(folder, 'add', '.');
      const message =
        name === 'four' ? `Four\n\n${'x'.repeat(20_000)}\n\nCo-authored-by: Bo <bo@x.test>` : name;
      const author = `--author=${name} <${name}@x.test>`;
      git(folder, 'commit', '--quiet', author, '--date=2024-03-01T23:30:00-0700', '--message', message);
    }
  });
  after(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('has authors, committers, dates in UTC, files, and the ends of a long message', async () => {
    const read = await gitHistory(folder, now, limits);
    const [latest, second] = read?.commits ?? [];
    assert.deepEqual(
      [read?.commits.length, read?.cut, read?.isShallow, latest?.author, latest?.committer, latest?.paths],
      [
        5,
        undefined,
        false,
        { name: 'five', email: 'five@x.test' },
        { name: 'Ada Test', email: 'ada@example.com' },
        ['five'],
      ],
    );
    assert.equal(latest?.authored, Date.UTC(2024, 2, 2, 6, 30) / 1000);
    assert.deepEqual(
      read?.commits.map(({ isRoot }) => isRoot),
      [false, false, false, false, true],
    );
    assert.match(second?.message ?? '', /^Four\n\nx{100}/);
    assert.match(second?.message ?? '', /x\n\nCo-authored-by: Bo <bo@x\.test>\n$/);
    assert.ok((second?.message.length ?? 0) < 9000);
  });

  it('says that it is cut by the number of commits, and only then', async () => {
    for (const [maxCommits, count, cut] of [
      [3, 3, 'commits'],
      [5, 5, undefined],
    ] as const) {
      const read = await gitHistory(folder, now, { ...limits, maxCommits });
      assert.deepEqual([read?.commits.length, read?.cut], [count, cut]);
    }
  });

  it('says that it is cut by time, and has whole commits', async () => {
    const read = await gitHistory(folder, now, { ...limits, maxTime: 0 });
    assert.equal(read?.cut, 'time');
  });

  it('ends at a signal, without an answer', async () => {
    const read = await gitHistory(folder, now, limits, { signal: AbortSignal.abort() });
    assert.equal(read, undefined);
  });

  it('starts at the latest commit where the repository has rested', async () => {
    const later = now + 20 * 365 * 86_400;
    const read = await gitHistory(folder, later, { ...limits, maxAge: 86_400 });
    assert.deepEqual([read?.commits.length, read !== undefined && now - read.since < 2 * 86_400], [5, true]);
  });
});
