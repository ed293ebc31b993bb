import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lensTitles, show, withSettings } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('the explorer', () => {
  before(async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await show('experiments/forecast.ts');
    await vscode.commands.executeCommand('workbench.files.action.collapseExplorerFolders');
    await vscode.commands.executeCommand('workbench.files.action.showActiveFileInExplorer');
  });
  after(closeAll);

  it('has no marks of ours by default', async () => {
    assert.deepEqual(await marksOf(['experiments', 'docs', 'forecast.ts']), ['', '', '']);
  });

  it('marks unowned files, if enabled', async () => {
    await withSettings({ 'explorer.decorations': 'unowned' }, async () => {
      await eventually(() => marksOf(['experiments', 'src', 'docs', 'forecast.ts']), ['∅', '', '', '∅']);
    });
    await eventually(() => marksOf(['experiments', 'docs', 'forecast.ts']), ['', '', '']);
  });

  it('marks files with the letters of their domain, if enabled', async () => {
    await withSettings({ 'explorer.decorations': 'domains' }, async () => {
      await eventually(() => marksOf(['experiments', 'docs', 'db', 'vendor']), ['∅', 'Do', 'Da', '']);
      await screenshot('explorer');
    });
  });

  it('has a menu that shows and copies the owners', async () => {
    const entries = await onPage(async (_page, { explorerMenu, chooseEntry }) => {
      const entries = await explorerMenu('docs', 'Leadership');
      const names = await entries.allInnerTexts();
      await chooseEntry(entries.filter({ hasText: 'Copy Owners' }));
      return names;
    });
    assert.deepEqual(entries, ['Show Owners', 'Copy Owners', 'Claim Unowned Path…']);
    await eventually(async () => vscode.env.clipboard.readText(), '@kiri-acme @noor-acme');
  });
});

/** Our decorations of files in the Explorer; VS Code's own are icons, numbers, and single letters. */
async function marksOf(names: readonly string[]): Promise<string[]> {
  const marks = await onPage(
    async (_page, { explorerMark }, names) => Promise.all(names.map(explorerMark)),
    names,
  );
  return marks.map((mark) => (/^(?:∅|\p{L}{2})$/u.test(mark) ? mark : ''));
}
