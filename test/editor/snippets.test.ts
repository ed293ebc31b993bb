import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, write } from './example.ts';

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
      return ['I intend to', 'I intend to, with trailers', 'I recommend', "I've done"].filter((label) =>
        labels.includes(label),
      ).length;
    }, 4);
  });
});
