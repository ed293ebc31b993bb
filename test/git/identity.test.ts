import assert from 'node:assert/strict';
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

  it('is nobody where git would ask', async () => {
    git(folder, 'init', '--quiet');
    git(folder, 'config', 'user.name', '');
    assert.equal(await gitIdentity(folder), undefined);
  });
});
