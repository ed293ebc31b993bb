import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gitIdentity } from '../../src/git/identity.ts';
import { git } from '../cli/temporaryFolder.ts';

describe('who a commit would be by', () => {
  let folder = '';
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-identity-')));
  });
  afterEach(() => {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('is whom the settings of the repository name', async () => {
    git(folder, 'init', '--quiet');
    git(folder, 'config', 'user.name', 'Ana "A." Lindqvist');
    git(folder, 'config', 'user.email', 'ana@acme.example');
    assert.deepEqual(await gitIdentity(folder), { name: 'Ana "A." Lindqvist', email: 'ana@acme.example' });
  });

  for (const [name, email] of [
    ['Ana Lindqvist', 'ana@acme.example'],
    ['Ana "A." Lindqvist', 'ana+x@acme.example'],
    ['Ana.', '<ana@acme.example>'],
    [' Ana; ', 'ana@acme.example'],
    ['Ana <b> c', 'ana@acme.example.'],
    ['Zoë Ångström', 'zoë@acme.example'],
    ['', 'ana@acme.example'],
  ] as const)
    it(`is whom Git exports to its hooks, as Git reads it: ${JSON.stringify([name, email])}`, async () => {
      git(folder, 'init', '--quiet');
      const exported = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email };
      const before = { ...process.env };
      Object.assign(process.env, exported);
      try {
        const said = spawnSync('git', ['var', 'GIT_AUTHOR_IDENT'], { cwd: folder, encoding: 'utf8' }).stdout;
        const [, expectedName, expectedEmail] = /^(.*) <(.*)> \d+ [+-]\d+\s*$/.exec(said) ?? [];
        assert.deepEqual(
          await gitIdentity(folder),
          expectedName === undefined ? undefined : { name: expectedName, email: expectedEmail },
        );
      } finally {
        for (const key of Object.keys(exported)) Reflect.deleteProperty(process.env, key);
        Object.assign(process.env, before);
      }
    });

  it('is nobody where git would ask', async () => {
    git(folder, 'init', '--quiet');
    git(folder, 'config', 'user.name', '');
    assert.equal(await gitIdentity(folder), undefined);
  });
});
