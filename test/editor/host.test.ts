import assert from 'node:assert/strict';
import fs from 'node:fs';
import * as vscode from 'vscode';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('the VS Code under test', () => {
  it('has the example open', () => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const example = vscode.Uri.file(process.env['LEADERSHIP_TEST_WORKSPACE'] ?? '');
    assert.deepEqual(
      folders.map((folder) => folder.uri.fsPath),
      [example.fsPath],
    );
  });

  it('has the extension', async () => {
    const extension = vscode.extensions.getExtension('leadership-as-code.leadership-as-code');
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
  });

  it('shows its workbench', async function () {
    if (!canSeePage) this.skip();
    const titles = await onPage((page) => page.locator('.explorer-folders-view').allInnerTexts());
    assert.equal(titles.length, 1);
    assert.ok(fs.statSync(await screenshot('workbench')).size > 10_000);
  });
});
