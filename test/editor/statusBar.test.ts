import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, show, withSettings } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('the status bar', () => {
  before(function () {
    if (!canSeePage) this.skip();
  });
  afterEach(closeAll);

  it('says whose the file in front is, and what one says there', async () => {
    await show('src/risk/score.ts');
    await eventually(shown, 'risk · Owners: “I recommend…”');
    await show('docs/architecture.md');
    await eventually(shown, 'Documentation · Owners: “I’ve done…”');
    await withSettings({ me: 'kiri' }, () =>
      eventually(shown, 'Documentation · You own this: act, then tell'),
    );
    await show('tools/slow-queries.ts');
    await eventually(shown, 'Unowned: state your intent to everyone');
    await show('vendor/iso20022/README.md');
    await eventually(shown, 'Intentionally unowned');
    await screenshot('status-bar');
  });

  it('says it in whole words to a screen reader', async () => {
    await show('src/risk/score.ts');
    await eventually(
      () => onPage((page) => page.locator('[id$="leadership.here"]').getAttribute('aria-label')),
      'risk, owned by Chidi Okafor, Tomasz Wójcik. Owners: “I recommend…”',
    );
  });

  it('goes with the last file, and with its setting', async () => {
    await show('src/risk/score.ts');
    await eventually(shown, 'risk · Owners: “I recommend…”');
    await withSettings({ 'statusBar.enabled': false }, () => eventually(shown, undefined));
    await eventually(shown, 'risk · Owners: “I recommend…”');
    await closeAll();
    await eventually(shown, undefined);
  });

  it('opens the card', async () => {
    await show('src/ledger/post.ts');
    await eventually(shown, 'ledger · Owners: “I intend to…”');
    const title = await onPage(async (page) => {
      await page.locator('[id$="leadership.here"]').click();
      const widget = page.locator('.quick-input-widget:visible');
      await widget.locator('.monaco-list-row', { hasText: 'copy handles' }).waitFor();
      return widget.locator('.quick-input-title').innerText();
    });
    assert.equal(title, 'ledger · src/ledger/post.ts');
    await onPage(async (page) => {
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'copy handles' }).click();
    });
    await eventually(async () => vscode.env.clipboard.readText(), '@bo-acme @eunji-acme');
    assert.equal(vscode.window.activeTextEditor?.document.fileName, file('src/ledger/post.ts').fsPath);
  });
});

/** The text of our item; undefined where it is hidden. */
async function shown(): Promise<string | undefined> {
  return onPage(async (page) => {
    const [text] = await page.locator('[id$="leadership.here"]:visible').allInnerTexts();
    return text?.replace(/\s+/g, ' ').trim();
  });
}
