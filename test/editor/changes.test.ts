import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { closeAll, eventually, example, lensTitles, read, show, withSettings, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('changes by owner', () => {
  const names = ['src/ledger/post.ts', 'src/risk/score.ts', 'tools/slow-queries.ts'];
  const before_ = new Map<string, string>();

  before(async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await closeAll();
    for (const name of names) {
      before_.set(name, await read(name));
      await write(name, `${before_.get(name) ?? ''}\n// changed\n`);
    }
    git('add', 'src/risk/score.ts');
    await vscode.commands.executeCommand('leadership.changes.focus');
    await onPage((_page, { makeRoomFor }) => makeRoomFor('Changes by Owner'));
  });
  after(async () => {
    for (const [name, text] of before_) await write(name, text);
    if (before_.size > 0) git('reset', '--quiet');
    await vscode.commands.executeCommand('workbench.view.explorer');
    await closeAll();
  });

  it('groups changed and staged files by domain, with what you may do and who to inform', async () => {
    await withSettings({ me: 'bo' }, async () => {
      await vscode.commands.executeCommand('git.refresh');
      await eventually(rows, [
        'ledger You own this: state your intent · 1 file',
        'Inform Park Eun-ji',
        'post.ts src/ledger',
        'risk Needs approval from Samira Haddad · 1 file',
        'Inform Chidi Okafor, Tomasz Wójcik, Samira Haddad',
        'score.ts src/risk · staged',
        'Unowned state your intent to everyone · 1 file',
        'slow-queries.ts tools',
      ]);
      const message = await onPage((page) =>
        page.locator('.pane', { hasText: 'Changes by Owner' }).last().locator('.message').innerText(),
      );
      assert.equal(message, '2 domains changed, so the lowest authority level applies: “I recommend…”');
      await screenshot('changes-by-owner');
    });
  });

  it('copies the handles of the people to inform, and of nobody else', async () => {
    await withSettings({ me: 'bo' }, async () => {
      await eventually(async () => (await rows())[1], 'Inform Park Eun-ji');
      await onPage(async (page) => {
        await page.locator('.pane .monaco-list-row', { hasText: 'Inform' }).first().click();
      });
      await eventually(async () => vscode.env.clipboard.readText(), '@eunji-acme');
    });
  });

  it('has a menu for the owners of a file', async () => {
    // VS Code does not run the command of a row that it is about to draw anew.
    await eventually(async () => (await rows())[0], 'ledger Owners: “I intend to…” · 1 file');
    const entries = await onPage(async (_page, { rowMenu, closeMenu }) => {
      const texts = await (await rowMenu('slow-queries.ts')).allInnerTexts();
      await closeMenu();
      return texts;
    });
    assert.deepEqual(entries, ['Open', 'Show Owners', 'Explain Ownership…', 'Claim Unowned Path…']);
  });

  it('opens the changes of a file, and keeps the focus', async () => {
    await onPage((page) => page.locator('.pane .monaco-list-row', { hasText: 'score.ts' }).first().click());
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.startsWith('score.ts'),
      true,
    );
    await eventually(() => onPage((page) => page.locator('.sidebar .monaco-list:focus').count()), 1);
  });

  it('updates when files are staged', async () => {
    git('add', 'tools/slow-queries.ts');
    await vscode.commands.executeCommand('git.refresh');
    await eventually(async () => (await rows()).at(-1), 'slow-queries.ts tools · staged');
  });
});

function git(...args: string[]): void {
  execFileSync('git', args, { cwd: example.fsPath, stdio: 'pipe' });
}

/** The rows of the view, each as `label description`. */
async function rows(): Promise<string[]> {
  return onPage(async (page) => {
    const rows = page.locator('.pane:has([aria-label*="Changes by Owner"]) .monaco-list-row');
    const texts: string[] = [];
    for (const row of await rows.all()) {
      const name = await row.locator('.label-name').first().innerText();
      const description = row.locator('.label-description');
      texts.push(
        [name, ...((await description.count()) > 0 ? [await description.innerText()] : [])].join(' ').trim(),
      );
    }
    return texts;
  });
}
