import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, lensTitles, read, show, withSettings, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('the explorer', () => {
  let text = '';

  before(async function () {
    if (!canSeePage) this.skip();
    text = await read('leadership.yaml');
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await show('experiments/forecast.ts');
    // VS Code may open the folders of a shown file only after they were collapsed: the last rows would be out of sight.
    await eventually(async () => {
      await vscode.commands.executeCommand('workbench.files.action.collapseExplorerFolders');
      return onPage((_page, { isInExplorer }) => isInExplorer('payouts'));
    }, false);
    await vscode.commands.executeCommand('workbench.files.action.showActiveFileInExplorer');
  });
  after(async () => {
    if (text !== '') await write('leadership.yaml', text);
    await closeAll();
  });

  it('has no marks of ours by default', async () => {
    assert.deepEqual(await marksOf(['experiments', 'docs', 'forecast.ts']), ['', '', '']);
  });

  it('marks unowned files, if enabled', async () => {
    await withSettings({ 'explorer.decorations': 'unowned' }, async () => {
      await eventually(() => marksOf(['experiments', 'src', 'docs', 'forecast.ts']), ['∅', '', '', '∅']);
      await write('leadership.yaml', withoutOwnerOfLogs(text));
      await eventually(() => marksOf(['docs', 'src']), ['∅', '']);
      assert.match(await tooltipOf('docs'), /Unowned: 1 file$/);
      await screenshot('explorer-unowned');
      await write('leadership.yaml', text);
      await eventually(() => marksOf(['docs']), ['']);
    });
    await eventually(() => marksOf(['experiments', 'docs', 'forecast.ts']), ['', '', '']);
  });

  it('marks files with the letters of their domain, if enabled', async () => {
    await withSettings({ 'explorer.decorations': 'domains' }, async () => {
      await eventually(() => marksOf(['experiments', 'docs', 'db', 'vendor']), ['∅', 'Do', 'Da', '']);
      // A file has the letters of its folder only if it is of another domain: VS Code shows them in its tab too.
      await show('db/migrations/0002_ledger_entries.sql');
      await show('db/migrations/0001_merchants.sql');
      await eventually(
        () => marksOf(['migrations', '0001_merchants.sql', '0002_ledger_entries.sql']),
        ['Da', '', 'Le'],
      );
      await screenshot('explorer');
      await write('leadership.yaml', withoutOwnerOfLogs(text));
      await eventually(() => marksOf(['docs']), ['Do, ∅']);
      await screenshot('explorer-both');
      await write('leadership.yaml', text);
      await eventually(() => marksOf(['docs']), ['Do']);
    });
  });

  it('has a menu that shows and copies the owners, and claims only what nobody owns', async () => {
    await eventually(() => entriesAt('forecast.ts'), ['Show Owners', 'Copy Owners', 'Claim Unowned Path…']);
    await eventually(() => entriesAt('experiments'), ['Show Owners', 'Copy Owners', 'Claim Unowned Path…']);
    assert.deepEqual(await entriesAt('vendor'), ['Show Owners', 'Copy Owners']);
    assert.deepEqual(await entriesAt('docs'), ['Show Owners', 'Copy Owners']);
    await onPage(async (_page, { explorerMenu, chooseEntry }) => {
      await chooseEntry((await explorerMenu('docs', 'Leadership')).filter({ hasText: 'Copy Owners' }));
    });
    await eventually(async () => vscode.env.clipboard.readText(), '@kiri-acme @noor-acme');
  });
});

/** The entries of our menu of a file or folder. */
async function entriesAt(name: string): Promise<string[]> {
  return onPage(async (page, { explorerMenu }, name) => {
    const entries = await (await explorerMenu(name, 'Leadership')).allInnerTexts();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    return entries;
  }, name);
}

/** One file below docs/ has no owner then. A change in docs/ itself would have Git's dot take the place of our marks. */
function withoutOwnerOfLogs(text: string): string {
  const changed = text.replace(
    '\n# These paths intentionally',
    '  - { id: none, paths: ["*.log"], owners: ["@your-team"] }\n\n# These paths intentionally',
  );
  assert.notEqual(changed, text);
  return changed;
}

/** Our decorations of files in the Explorer; VS Code's own are icons, numbers, and single letters. */
async function marksOf(names: readonly string[]): Promise<string[]> {
  const marks = await onPage(
    async (_page, { explorerMark }, names) => Promise.all(names.map(explorerMark)),
    names,
  );
  return marks.map((mark) =>
    mark
      .split(', ')
      .filter((part) => /^(?:∅|\p{L}{2})$/u.test(part))
      .sort()
      .join(', '),
  );
}

/** What one reads who rests the mouse on a name in the Explorer. */
async function tooltipOf(name: string): Promise<string> {
  return onPage((_page, { explorerTooltip }, name) => explorerTooltip(name), name);
}
