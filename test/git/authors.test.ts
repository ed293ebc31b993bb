import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gitAuthors } from '../../src/git/authors.ts';
import { bareEnvironment, git } from '../cli/temporaryFolder.ts';

describe('the authors of the git history', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-authors-')));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const commit = (author: string): void => {
    git(folder, 'commit', '--allow-empty', '--quiet', '--message', 'x', '--author', author);
  };

  it('come by their number of commits, of equals the latest first', async () => {
    git(folder, 'init', '--quiet');
    for (const author of [
      'Ana <ana@acme.example>',
      'Bo B <bo@acme.example>',
      'Cy <cy@acme.example>',
      'Ana Oliveira <ANA@acme.example>',
    ])
      commit(author);
    assert.deepEqual(await gitAuthors(folder), [
      { name: 'Ana Oliveira', email: 'ANA@acme.example' },
      { name: 'Cy', email: 'cy@acme.example' },
      { name: 'Bo B', email: 'bo@acme.example' },
    ]);
  });

  it('are called as .mailmap says', async () => {
    git(folder, 'init', '--quiet');
    commit('Ana <ana@old.example>');
    fs.writeFileSync(path.join(folder, '.mailmap'), 'Ana Oliveira <ana@acme.example> <ana@old.example>\n');
    assert.deepEqual(await gitAuthors(folder), [{ name: 'Ana Oliveira', email: 'ana@acme.example' }]);
  });

  it('are none without a commit, and a failure without a repository', async () => {
    await assert.rejects(gitAuthors(folder), { kind: 'no-repository' });
    git(folder, 'init', '--quiet');
    assert.deepEqual(await gitAuthors(folder), []);
  });

  it('are read without running what the settings of the repository name', async function () {
    if (process.platform === 'win32') this.skip();
    const repository = path.join(folder, 'repository');
    const canary = path.join(folder, 'canary');
    const sung = path.join(folder, 'sung');
    fs.mkdirSync(repository);
    fs.writeFileSync(canary, `#!/bin/sh\necho "$@" >> ${sung}\n`, { mode: 0o755 });
    git(repository, 'init', '--quiet');
    signedCommit(repository);
    fs.appendFileSync(
      path.join(repository, '.git/config'),
      `[log]\n\tshowSignature = true\n[gpg]\n\tprogram = ${canary}\n[core]\n\tfsmonitor = ${canary}\n\tpager = ${canary}\n[pager]\n\tlog = ${canary}\n[alias]\n\tlog = !${canary}\n`,
    );
    assert.deepEqual(await gitAuthors(repository), [{ name: 'Ana', email: 'ana@acme.example' }]);
    assert.equal(fs.existsSync(sung), false);
  });
});

/** A commit that says it is signed, so that git would ask a program whether it is. */
function signedCommit(repository: string): void {
  const options = { cwd: repository, env: bareEnvironment, encoding: 'utf8' } as const;
  const tree = execFileSync('git', ['hash-object', '-t', 'tree', '-w', '--stdin'], { ...options, input: '' });
  const commit = [
    `tree ${tree.trim()}`,
    'author Ana <ana@acme.example> 1700000000 +0000',
    'committer Ana <ana@acme.example> 1700000000 +0000',
    'gpgsig -----BEGIN PGP SIGNATURE-----',
    ' ',
    ' iQ==',
    ' -----END PGP SIGNATURE-----',
    '',
    'x\n',
  ].join('\n');
  const id = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
    ...options,
    input: commit,
  });
  execFileSync('git', ['update-ref', 'HEAD', id.trim()], options);
}
