import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { changedFiles, stagedFiles, UnsafeFilter } from '../../src/git/changes.ts';
import { baseCommit } from '../../src/git/revision.ts';
import { git } from '../cli/temporaryFolder.ts';

describe('what has changed in a repository', () => {
  const odd = process.platform === 'win32' ? [] : ['new\nline', '"quoted"'];
  const kept = ['kept', 'touched', 'changed', 'deleted', 'staged', 'größe.md', ...odd];

  checkChanges({
    it: 'is staged, not staged, untracked and deleted',
    change: (folder) => {
      edit(folder, 'changed', 'größe.md', ...odd, 'untracked', 'ignored');
      edit(folder, 'staged', 'added');
      git(folder, 'add', 'staged', 'added');
      fs.rmSync(path.join(folder, 'deleted'));
      const { mode } = fs.statSync(path.join(folder, 'touched'));
      fs.utimesSync(path.join(folder, 'touched'), 1, 1);
      fs.chmodSync(path.join(folder, 'touched'), mode);
    },
    changed: ['added', 'changed', 'deleted', 'größe.md', ...odd, 'staged', 'untracked'],
    staged: ['added', 'staged'],
  });
  checkChanges({
    it: 'is nothing where all is committed',
    change: () => undefined,
    changed: [],
    staged: [],
  });
  checkChanges({
    it: 'is what the work brought since it left a branch',
    change: (folder) => {
      git(folder, 'checkout', '-q', '-b', 'work');
      edit(folder, 'changed');
      git(folder, 'commit', '-q', '-a', '-m', 'Work');
      git(folder, 'checkout', '-q', 'main');
      edit(folder, 'kept');
      git(folder, 'commit', '-q', '-a', '-m', 'Main');
      git(folder, 'checkout', '-q', 'work');
      edit(folder, 'untracked');
    },
    base: 'main',
    changed: ['changed', 'untracked'],
    staged: [],
  });

  it('is everything where nothing is committed yet', async () => {
    await inFolder({ a: '', b: '' }, async (folder) => {
      git(folder, 'init');
      git(folder, 'add', 'a');
      assert.deepEqual(await changedFiles(folder, undefined), ['a', 'b']);
      assert.deepEqual(await stagedFiles(folder), ['a']);
    });
  });

  it('is asked without running what the settings name', async function () {
    if (process.platform === 'win32') this.skip();
    await inFolder({ a: 'text', '.gitattributes': '* filter=x diff=x\n' }, async (folder) => {
      const canary = path.join(folder, '.git/canary');
      const sung = path.join(folder, '.git/sung');
      git(folder, 'init');
      git(folder, 'add', '--all');
      git(folder, 'commit', '-q', '-m', 'Start');
      fs.writeFileSync(canary, `#!/bin/sh\necho "$0 $@" >> ${sung}\ncat\n`, { mode: 0o755 });
      for (const key of [
        'core.fsmonitor',
        'filter.x.clean',
        'filter.x.process',
        'diff.external',
        'diff.x.textconv',
      ])
        git(folder, 'config', key, canary);
      fs.utimesSync(path.join(folder, 'a'), 1, 1);
      const base = await baseCommit(folder, undefined);
      assert.ok(base.kind === 'commit');
      assert.deepEqual(await changedFiles(folder, base.commit), []);
      assert.deepEqual(await stagedFiles(folder), []);
      assert.equal(fs.existsSync(sung), false);
      git(folder, 'config', 'filter.x=y.clean', canary);
      await assert.rejects(changedFiles(folder, base.commit), UnsafeFilter);
    });
  });

  interface ChangeCase {
    readonly it: string;
    readonly change: (folder: string) => void;
    readonly base?: string;
    readonly changed: readonly string[];
    readonly staged: readonly string[];
  }

  function checkChanges({ it: title, change, base, changed, staged }: ChangeCase): void {
    it(title, async () => {
      const files = Object.fromEntries<string>([
        ...kept.map((name): [string, string] => [name, name]),
        ['.gitignore', 'ignored\n'],
      ]);
      await inFolder(files, async (folder) => {
        git(folder, 'init');
        git(folder, 'add', '--all');
        git(folder, 'commit', '-q', '-m', 'Start');
        change(folder);
        const since = await baseCommit(folder, base);
        assert.ok(since.kind === 'commit');
        assert.deepEqual(
          {
            changed: await changedFiles(folder, since.commit),
            staged: await stagedFiles(folder),
          },
          { changed: changed.toSorted(), staged },
        );
      });
    });
  }

  function edit(folder: string, ...names: readonly string[]): void {
    for (const name of names) fs.writeFileSync(path.join(folder, name), 'edited');
  }
});

/** Like `withFolder`, for what takes its time. */
async function inFolder(
  files: Readonly<Record<string, string>>,
  use: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-changes-'));
  try {
    for (const [file, content] of Object.entries(files)) fs.writeFileSync(path.join(folder, file), content);
    await use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
