import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { closeAll, errors, eventually, file, lensTitles, replace, show } from '../example.ts';
import { onPage, screenshot } from '../page.ts';

/** Where the `git` that is found first writes down that it was called. */
const calls = process.env['LEADERSHIP_TEST_GIT_CALLS'] ?? '';

describe('the extension in Restricted Mode', () => {
  afterEach(closeAll);

  it('is there, in a folder that is not trusted', () => {
    assert.equal(vscode.workspace.isTrusted, false);
    assert.ok(vscode.extensions.getExtension('leadership-as-code.leadership-as-code'));
  });

  it('says who leads, above a file and in the status bar', async () => {
    await show('src/payouts/schedule.ts');
    await eventually(
      async () => (await lensTitles('src/payouts/schedule.ts'))[0],
      '$(organization) Payouts · Owners: Payouts crew, Ana Oliveira +1 · “I intend to…”',
    );
    await onPage(async (_page, { codeLens, statusBarItem }) => {
      await codeLens('A late payout').waitFor();
      await statusBarItem('Payouts').first().waitFor();
    });
    await screenshot('restricted-mode');
  });

  it('answers a hover on a path', async () => {
    const { document } = await show('src/risk/review-queue.ts');
    const at = document.positionAt(document.getText().indexOf('payouts/payout'));
    const texts = async (): Promise<boolean> => {
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        at,
      );
      const contents = hovers.flatMap((hover) => hover.contents);
      return contents.some((content) =>
        (content instanceof vscode.MarkdownString ? content.value : '').startsWith('**Payouts**'),
      );
    };
    await eventually(texts, true);
  });

  it('draws what is wrong in the file', async () => {
    const editor = await show('leadership.yaml');
    await replace(editor, 'owners: [payouts-crew', 'owners: [payout-crew');
    await eventually(() => errors('leadership.yaml').length, 1);
  });

  it('shows what there is in the side bar', async () => {
    await vscode.commands.executeCommand('leadership.control.focus');
    await onPage((_page, { treeRow }) => treeRow('Money movement').first().waitFor());
  });

  it('runs no program, not even git', async () => {
    await vscode.commands.executeCommand('leadership.copyOwners', file('src/ledger/post.ts'));
    assert.equal(fs.existsSync(calls), false);
    execFileSync('git', ['--version']);
    assert.equal(fs.existsSync(calls), true, 'git would not have been seen');
  });
});
