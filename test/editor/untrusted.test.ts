import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import { closeAll, eventually, example, file, lensTitles, read, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const name = 'src/payouts/schedule.ts';

describe('a repository that cannot be trusted', () => {
  before(function () {
    if (process.platform === 'win32' || example.scheme !== 'file') this.skip();
  });
  afterEach(closeAll);

  it('does not have a link to a file outside read', async () => {
    await show(name);
    await eventually(async () => (await lensTitles(name)).length, 2);
    const text = await read('leadership.yaml');
    const outside = path.join(
      fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-outside-')),
      'leadership.yaml',
    );
    fs.writeFileSync(outside, text);
    try {
      fs.rmSync(file('leadership.yaml').fsPath);
      fs.symlinkSync(outside, file('leadership.yaml').fsPath);
      await eventually(
        () => messagesOf('leadership.yaml'),
        [
          'Cannot read this file, so its owners are unknown: it is a symbolic link to a file outside the repository.',
        ],
      );
      await eventually(() => lensTitles(name), []);
    } finally {
      fs.rmSync(file('leadership.yaml').fsPath);
      await write('leadership.yaml', text);
      fs.rmSync(path.dirname(outside), { recursive: true });
    }
    await eventually(async () => (await lensTitles(name)).length, 2);
  });

  it('has owners, unknown counts, and a status item while Git fails', async function () {
    if (!canSeePage) this.skip();
    await show(name);
    await eventually(async () => (await lensTitles(name)).length, 2);
    const index = path.join(example.fsPath, '.git/index');
    const before = fs.readFileSync(index);
    await gitOfVsCode(false);
    try {
      fs.writeFileSync(index, 'garbage');
      await vscode.commands.executeCommand('leadership.checkAllFiles');
      await show(name);
      const status = await onPage(async (page) => {
        await page.locator('#status\\.languageStatus').hover();
        const hover = page.locator('.hover-language-status', { hasText: 'Git failed' });
        await hover.waitFor();
        return hover.innerText();
      });
      await screenshot('git-failed');
      assert.match(status, /Git failed, so file counts are unknown/);
      assert.match(status, /index file/);
      assert.equal((await lensTitles(name)).length, 2);
      assert.ok((await lensTitles('leadership.yaml')).every((title) => !/\d+ files/.test(title)));
    } finally {
      fs.writeFileSync(index, before);
      await vscode.commands.executeCommand('leadership.checkAllFiles');
      await gitOfVsCode(undefined);
    }
    await eventually(
      async () => (await lensTitles('leadership.yaml')).some((title) => title.includes('9 files')),
      true,
    );
  });
});

/**
 * Whether VS Code's own Git extension asks Git which files are ignored, as it does by default: it fails in an unhandled way
 * if Git ends before it has read the question.
 */
async function gitOfVsCode(isAsking: false | undefined): Promise<void> {
  const { Global } = vscode.ConfigurationTarget;
  await vscode.workspace.getConfiguration('git').update('decorations.enabled', isAsking, Global);
  await vscode.workspace
    .getConfiguration('scm')
    .update('diffDecorations', isAsking === false ? 'none' : undefined, Global);
}

function messagesOf(name: string): string[] {
  return vscode.languages
    .getDiagnostics(file(name))
    .filter(({ source }) => source === 'leadership')
    .map(({ message }) => message);
}
