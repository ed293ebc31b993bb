import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { errors, eventually, lensTitles, problems, remove, show, write } from '../example.ts';

/** The other folder, beside the example. */
const second = '../second';

const leadership = (owners: string): string =>
  [
    'version: 1',
    'purpose: Something else.',
    'goals: [Be there]',
    'decisionCriteria: [Be kind]',
    'domains:',
    `  - { id: all, paths: ["*"], owners: [${owners}] }`,
    '',
  ].join('\n');

describe('a workspace of two folders', () => {
  it('answers in each folder from its own file, which may come later, and go', async () => {
    assert.equal(vscode.workspace.workspaceFolders?.length, 2);
    await show('docs/payouts/cut-off-times.md');
    await eventually(async () => (await lensTitles('docs/payouts/cut-off-times.md')).length, 2);
    await write(`${second}/docs/payouts/cut-off-times.md`, '# Cut-off times\n');
    assert.deepEqual(await lensTitles(`${second}/docs/payouts/cut-off-times.md`), []);

    await write(`${second}/leadership.yaml`, leadership('"@acme/others"'));
    await eventually(
      () => lensTitles(`${second}/docs/payouts/cut-off-times.md`),
      ['$(organization) all · @acme/others · I intend to…', '$(law) Be kind'],
    );
    assert.equal(
      (await lensTitles('docs/payouts/cut-off-times.md'))[0]?.startsWith('$(organization) Payouts'),
      true,
    );

    await remove(`${second}/leadership.yaml`);
    await eventually(() => lensTitles(`${second}/docs/payouts/cut-off-times.md`), []);
  });

  it('lists the findings of each folder, and takes them away with it', async () => {
    await write(`${second}/leadership.yaml`, leadership('ana'));
    const finding =
      '6:39-6:42 error reference/unknown-owner Declare the owner "ana" under people or teams, or write a handle such as "@user"';
    await eventually(() => problems(`${second}/leadership.yaml`), [finding]);
    assert.deepEqual(errors('leadership.yaml'), []);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await eventually(() => problems(`${second}/leadership.yaml`), []);
  });
});
