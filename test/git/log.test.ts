import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { stagedFiles } from '../../src/git/changes.ts';
import { gitLog } from '../../src/git/log.ts';
import { git } from '../cli/temporaryFolder.ts';

describe('the history of a repository', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-log-')));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const commit = (text: string, ...files: readonly string[]): void => {
    for (const file of files) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.appendFileSync(path.join(folder, file), 'x\n');
      git(folder, 'add', '--', file);
    }
    git(folder, 'commit', '--quiet', '--allow-empty', '--cleanup=verbatim', '--message', text);
  };

  it('has messages as they are, and files of any name', async () => {
    git(folder, 'init', '--quiet');
    const hash = 'a'.repeat(40);
    commit('First\n\nBody\n\nDomain: x\n', 'a.ts', 'src/b c.ts');
    commit('Zwölf \u0001\n---\n', hash, 'new\nline', `${hash}/ä.ts`.replace(hash, 'ü'));
    commit('Nothing changes');
    const log = await gitLog(folder, { maxCommits: 10 });
    assert.deepEqual(
      log?.map(({ author, text, paths }) => [author.name, author.email, text, paths]),
      [
        ['Ada Test', 'ada@example.com', 'Nothing changes\n', []],
        ['Ada Test', 'ada@example.com', 'Zwölf \u0001\n---\n', [hash, 'new\nline', 'ü/ä.ts']],
        ['Ada Test', 'ada@example.com', 'First\n\nBody\n\nDomain: x\n', ['a.ts', 'src/b c.ts']],
      ],
    );
    assert.match(log[0]?.day ?? '', /^\d{4}-\d\d-\d\d$/);
  });

  it('has the new commits of submodules, whatever the settings ignore', async () => {
    git(folder, 'init', '--quiet');
    commit('First', 'a.ts');
    const update = (id: string): void => {
      git(folder, 'update-index', '--add', '--cacheinfo', `160000,${id},module`);
    };
    update('1'.repeat(40));
    commit('Add');
    git(folder, 'config', 'diff.ignoreSubmodules', 'all');
    git(folder, 'config', 'submodule.module.ignore', 'all');
    update('2'.repeat(40));
    const staged = await stagedFiles(folder);
    commit('Update');
    const log = await gitLog(folder, { maxCommits: 10 });
    assert.deepEqual(
      log?.map(({ text, paths }) => [text.trim(), paths]),
      [
        ['Update', staged],
        ['Add', ['module']],
        ['First', ['a.ts']],
      ],
    );
    assert.deepEqual(staged, ['module']);
  });

  it('is cut where it is long, has no merges, and begins and ends where it is told to', async () => {
    git(folder, 'init', '--quiet');
    for (const name of ['one', 'two', 'three']) commit(name, name);
    git(folder, 'checkout', '--quiet', '-b', 'side', 'HEAD~1');
    commit('four', 'four');
    git(folder, 'merge', '--quiet', '--no-edit', 'main');
    const texts = async (question: Parameters<typeof gitLog>[1]): Promise<string[] | undefined> =>
      (await gitLog(folder, question))?.map(({ text }) => text.trim()).sort();
    const idOf = (revision: string): string =>
      execFileSync('git', ['rev-parse', revision], { cwd: folder, encoding: 'utf8' }).trim();
    assert.deepEqual(await texts({ maxCommits: 10 }), ['four', 'one', 'three', 'two']);
    assert.equal((await texts({ maxCommits: 2 }))?.length, 2);
    assert.deepEqual(await texts({ maxCommits: 10, without: idOf('main') }), ['four']);
    assert.deepEqual(await texts({ maxCommits: 10, from: idOf('main'), without: idOf('side') }), []);
    assert.deepEqual(await texts({ maxCommits: 10, since: '2037-01-01' }), []);
  });

  it('is that of a folder in it, with paths from there', async () => {
    git(folder, 'init', '--quiet');
    commit('Here', 'src/a.ts', 'b.ts');
    commit('There', 'c.ts');
    const log = await gitLog(path.join(folder, 'src'), { maxCommits: 10 });
    assert.deepEqual(
      log?.map(({ text, paths }) => [text, paths]),
      [['Here\n', ['a.ts']]],
    );
  });

  it('is empty without a commit, a failure without a repository, and undefined if aborted', async () => {
    await assert.rejects(gitLog(folder, { maxCommits: 10 }), { kind: 'no-repository' });
    git(folder, 'init', '--quiet');
    assert.deepEqual(await gitLog(folder, { maxCommits: 10 }), []);
    commit('One', 'a');
    assert.equal(await gitLog(folder, { maxCommits: 10 }, AbortSignal.abort()), undefined);
  });

  it('runs nothing that the repository names', async () => {
    git(folder, 'init', '--quiet');
    fs.writeFileSync(path.join(folder, '.gitattributes'), '* diff=evil\n');
    commit('One', 'a', '.gitattributes');
    const mark = path.join(folder, 'ran');
    for (const key of [
      'diff.external',
      'diff.evil.command',
      'diff.evil.textconv',
      'gpg.program',
      'core.pager',
    ])
      git(folder, 'config', key, `touch ${mark};`);
    git(folder, 'config', 'log.showSignature', 'true');
    assert.equal((await gitLog(folder, { maxCommits: 10 }))?.length, 1);
    assert.equal(fs.existsSync(mark), false);
  });
});
