import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('the "I intend to" snippets', () => {
  afterEach(closeAll);

  it('are offered in a commit message', async () => {
    await write('.git/COMMIT_EDITMSG', '\n');
    const document = await vscode.workspace.openTextDocument(file('.git/COMMIT_EDITMSG'));
    assert.equal(document.languageId, 'git-commit');
    await eventually(async () => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        new vscode.Position(0, 0),
      );
      const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
      return ['I intend to', 'Domain:', 'Criteria:', 'Goal:', 'Consulted:', 'Approved-by:'].filter((label) =>
        labels.includes(label),
      ).length;
    }, 6);
  });

  it('start a message in the commit box', async function () {
    if (!canSeePage) this.skip();
    const text = await onPage(async (page, { commitBox, suggestions }) => {
      const box = await commitBox();
      await page.keyboard.type('I int');
      const rows = await suggestions();
      await rows
        .filter({ hasText: /^I intend to(?!,)/ })
        .first()
        .waitFor();
      return box.innerText();
    });
    await screenshot('commit-box');
    assert.match(text, /I.int/);
    const message = await onPage(async (page) => {
      await page.keyboard.press('Enter');
      const box = page.locator('.scm-editor .view-lines').first();
      await box.filter({ hasText: /I.intend.to/ }).waitFor();
      return box.innerText();
    });
    assert.match(message.replace(/\u00a0/g, ' '), /^I intend to move the ledger writes/);
    await onPage(async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+A');
      await page.keyboard.press('Delete');
      await page.keyboard.press('Control+Shift+E');
    });
  });
});
