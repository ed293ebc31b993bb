import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, file } from '../example.ts';

// The first tests of a window, which do not wait until everything is loaded.
describe('right after the start', () => {
  it('a command is run', async () => {
    const extension = vscode.extensions.getExtension('leadership-as-code.leadership-as-code');
    await extension?.activate();
    await vscode.env.clipboard.writeText('');
    await vscode.commands.executeCommand('leadership.copyOwners', file('src/payouts/schedule.ts'));
    assert.match(await vscode.env.clipboard.readText(), /@/);
  });

  it('everything is loaded without being used, but the YAML parser, which this example does not need', async () => {
    const loaded = (): string[] =>
      Object.keys(require.cache)
        .filter((name) => path.basename(path.dirname(name)) === 'dist' && name.endsWith('.cjs'))
        .map((name) => path.basename(name, '.cjs'))
        .sort();
    await eventually(loaded, ['analysis', 'cards', 'extension', 'features', 'language', 'rules', 'shape']);
  });
});
