import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { errors, eventually, lensTitles, problems, remove, show, write } from '../example.ts';
import { canSeePage, onPage } from '../page.ts';

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
      ['$(organization) all · Owner: @acme/others · “I intend to…”', '$(law) Criteria: Be kind'],
    );
    assert.equal(
      (await lensTitles('docs/payouts/cut-off-times.md'))[0]?.startsWith('$(organization) Payouts'),
      true,
    );

    await remove(`${second}/leadership.yaml`);
    await eventually(() => lensTitles(`${second}/docs/payouts/cut-off-times.md`), []);
  });

  it('answers from a nested file in its folder alone, on every surface', async () => {
    await write(`${second}/leadership.yaml`, leadership('"@acme/others"'));
    await write(`${second}/deep/leadership.yaml`, leadership('"@acme/deep"').replace('id: all', 'id: deep'));
    await write(`${second}/deep/one.ts`, "import './two';\n");
    await write(`${second}/deep/two.ts`, 'export {};\n');
    await write(`${second}/one.ts`, "import './deep/two';\n");
    const inDeep = '$(organization) deep · Owner: @acme/deep · “I intend to…”';
    await eventually(async () => (await lensTitles(`${second}/deep/one.ts`))[0], inDeep);
    await eventually(
      async () => (await lensTitles(`${second}/one.ts`))[0],
      '$(organization) all · Owner: @acme/others · “I intend to…”',
    );

    const { document } = await show(`${second}/one.ts`);
    await eventually(async () => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        document.positionAt(document.getText().indexOf('deep/two')),
      );
      const [content] = hovers.flatMap(({ contents }) => contents);
      return content instanceof vscode.MarkdownString && content.value.startsWith('**deep** · ');
    }, true);

    await show(`${second}/deep/one.ts`);
    if (canSeePage) {
      await onPage(async (page, { statusBarItem }) => {
        await statusBarItem('deep').first().click();
        await page.locator('.quick-input-title', { hasText: 'deep · deep/one.ts' }).waitFor();
        await page.keyboard.press('Escape');
      });
    }
    await vscode.commands.executeCommand('leadership.copyOwners');
    assert.equal(await vscode.env.clipboard.readText(), '@acme/deep');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    for (const name of ['deep', 'one.ts', 'leadership.yaml']) await remove(`${second}/${name}`);
    await eventually(() => lensTitles('docs/payouts/cut-off-times.md').then((row) => row.length), 2);
  });

  it('lists the findings of each folder, and takes them away with it', async () => {
    await write(`${second}/leadership.yaml`, leadership('ana'));
    const finding =
      '6:39-6:42 error reference/unknown-owner Unknown owner "ana". Declare it under "people" or "teams", or use a handle such as "@user".';
    await eventually(() => problems(`${second}/leadership.yaml`), [finding]);
    assert.deepEqual(errors('leadership.yaml'), []);
    const folder = vscode.workspace.workspaceFolders?.[1];
    assert.ok(folder);
    assert.ok(vscode.workspace.updateWorkspaceFolders(1, 1));
    await eventually(() => problems(`${second}/leadership.yaml`), []);
    await remove(`${second}/leadership.yaml`);
    await eventually(() => vscode.workspace.updateWorkspaceFolders(1, 0, { uri: folder.uri }), true);
    await eventually(() => vscode.workspace.workspaceFolders?.length, 2);
  });
});
