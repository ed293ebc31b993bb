import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  eventually,
  file,
  lensTitles,
  read,
  remove,
  show,
  withSettings,
  write,
} from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const { executeCommand } = vscode.commands;

describe('the commands', () => {
  before(async () => {
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
  });
  afterEach(closeAll);
  after(async () => {
    await executeCommand('workbench.view.explorer');
  });

  it('copy the handles of the owners of a file, or of the active file', async () => {
    await executeCommand('leadership.copyOwners', file('src/ledger/post.ts'));
    assert.equal(await vscode.env.clipboard.readText(), '@bo-acme @eunji-acme');
    await show('src/api/webhooks/sign.ts');
    await executeCommand('leadership.copyOwners');
    assert.equal(await vscode.env.clipboard.readText(), '@kiri-acme @farah-acme');
  });

  it('have keys that no other command has', async () => {
    const document = await vscode.workspace.openTextDocument(
      vscode.Uri.parse('vscode://defaultsettings/keybindings.json'),
    );
    const bindings = Array.from(
      document.getText().matchAll(/"key":\s*"([^"]+)",\s*"command":\s*"([^"]+)"/g),
      ([, key, command]) => ({ key, command }),
    );
    const ours = bindings.filter(({ command }) => command?.startsWith('leadership.'));
    assert.deepEqual(ours.map(({ command }) => command).sort(), [
      'leadership.showOwners',
      'leadership.stateIntent',
    ]);
    for (const { key, command } of ours)
      assert.deepEqual(
        bindings.filter((other) => other.key === key).map((other) => other.command),
        [command],
      );
  });

  it('open the leadership file, and the domain of a file', async () => {
    await show('src/ledger/post.ts');
    await executeCommand('leadership.openFile');
    assert.equal(vscode.window.activeTextEditor?.document.fileName, file('leadership.yaml').fsPath);
    await executeCommand('leadership.openDomain', file('src/ledger/post.ts').toString());
    assert.equal(lineAtCursor(), '  - id: ledger');
  });

  it('take no argument that is no address of a file here', async () => {
    const places = [
      42,
      {},
      'not an address',
      'https://example.com/',
      'command:workbench.action.quit',
      'file:///etc/passwd',
    ];
    for (const place of places) {
      void executeCommand('leadership.openDomain', place);
      void executeCommand('leadership.claimPath', place);
    }
    assert.deepEqual(openTabs(), []);
    await executeCommand('notifications.clearAll');
  });

  it('check all leadership files again, and show the problems', async () => {
    await executeCommand('leadership.checkAllFiles');
    assert.deepEqual(await lensTitles('src/ledger/post.ts').then((row) => row.length), 2);
  });

  it('create a leadership file from CODEOWNERS, and never overwrite one', async function () {
    if (!canSeePage) this.skip();
    const text = await read('leadership.yaml');
    await executeCommand('leadership.createFile');
    assert.equal(vscode.window.activeTextEditor?.document.getText(), text);
    await closeAll();

    await withoutLeadershipFile(async () => {
      void executeCommand('leadership.createFile');
      const entries = await rowsOfQuickPick('Import Owners from .github/CODEOWNERS');
      assert.equal(entries.length, 2);
      await onPage((page) => page.keyboard.press('Enter'));
      await eventually(
        () => vscode.window.activeTextEditor?.document.fileName,
        file('leadership.yaml').fsPath,
      );
      const created = await read('leadership.yaml');
      assert.match(created, /^# Generated from \.github\/CODEOWNERS/);
      await eventually(() => {
        const { activeTextEditor: editor } = vscode.window;
        return editor?.document.getText(editor.selection).startsWith('TODO: ');
      }, true);
      await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length > 0, true);
      await vscode.window.showTextDocument(file('src/ledger/post.ts'), { preview: true });
      assert.deepEqual(openTabs(), ['leadership.yaml', 'post.ts']);
    });
  });

  it('create a leadership file for folders and owners that are selected, and show it before', async function () {
    if (!canSeePage) this.skip();
    const preview = (): string =>
      vscode.workspace.textDocuments
        .find(({ uri }) => uri.scheme === 'leadership-preview')
        ?.getText()
        .replace(/^[^]*?(?=domains:)|\n# Vendored[^]*$/g, '') ?? '';
    const everything =
      'domains:\n  - id: everything\n    paths: ["*"]\n    # TODO: who owns everything that has no other owner?\n    owners: [TODO]\n';
    await withoutLeadershipFile(async () => {
      void executeCommand('leadership.createFile');
      await rowsOfQuickPick('Select Folders and Owners');
      await onPage(async (page) => {
        await page.keyboard.type('folders');
        await page.keyboard.press('Enter');
      });
      const rows = await rowsOfQuickPick('docs/');
      assert.ok(
        rows.some((row) => /src\/[^]*\d+ files[^]*Ada Test/.test(row)),
        rows.join('\n'),
      );
      await eventually(preview, everything);
      await onPage(async (page) => {
        await page.keyboard.type('docs');
        await page.keyboard.press('Enter');
      });
      await rowsOfQuickPick('@acme/');
      // Nobody owns everything else yet.
      await onPage((page) => page.keyboard.press('Enter'));
      await eventually(
        () => preview().split('\n').slice(5),
        [
          '  - id: docs',
          '    name: Docs',
          '    paths: [/docs/]',
          '    # TODO: who owns this?',
          '    owners: [TODO]',
          '',
        ],
      );
      await onPage(async (page) => {
        await page.locator('.quick-input-title', { hasText: 'docs/ (2/2)' }).waitFor();
        await page.keyboard.type('@acme/writers');
      });
      await rowsOfQuickPick('as typed');
      await screenshot('select-owners');
      await onPage((page) => page.keyboard.press('Enter'));
      await rowsOfQuickPick('Start Over');
      await eventually(() => preview().includes('owners: ["@acme/writers"]'), true);
      await screenshot('preview-file');
      await onPage((page) => page.keyboard.press('Enter'));
      await eventually(
        () => vscode.window.activeTextEditor?.document.fileName,
        file('leadership.yaml').fsPath,
      );
      assert.ok((await read('leadership.yaml')).includes('owners: ["@acme/writers"]'));
      assert.deepEqual(openTabs(), ['leadership.yaml']);
    });
  });

  it('create no leadership file where the user cancels', async function () {
    if (!canSeePage) this.skip();
    await withoutLeadershipFile(async () => {
      const creating = executeCommand('leadership.createFile');
      await rowsOfQuickPick('Select Folders and Owners');
      await onPage(async (page) => {
        await page.keyboard.type('folders');
        await page.keyboard.press('Enter');
      });
      await rowsOfQuickPick('docs/');
      await onPage((page) => page.keyboard.press('Escape'));
      await creating;
      assert.deepEqual(openTabs(), []);
      await assert.rejects(read('leadership.yaml'));
    });
  });

  it('claim a path for a domain, in one step that can be undone', async function () {
    if (!canSeePage) this.skip();
    const text = await read('leadership.yaml');
    await show('tools/slow-queries.ts');
    const asks = () => onPage((page) => page.locator('.quick-input-box input').getAttribute('placeholder'));
    // The history is read on first use.
    await eventually(async () => {
      void executeCommand('leadership.claimPath', file('tools'));
      const rows = await rowsOfQuickPick('New Domain…');
      assert.ok(rows.some((row) => row.includes('Documentation')));
      return asks();
    }, 'Select the domain that should own it. People who know it: Ada Test');
    await screenshot('claim');
    await onPage(async (page) => {
      await page.keyboard.type('Platform');
      await page.keyboard.press('Enter');
    });
    await eventually(() => vscode.window.activeTextEditor?.document.isDirty, true);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.getText(editor.selection), '/tools/');
    assert.match(lineAtCursor() ?? '', /docs\/runbooks\/, \/tools\/\]$/);
    await eventually(async () => (await lensTitles('tools/slow-queries.ts')).length, 2);
    await executeCommand('undo');
    assert.equal(editor.document.getText(), text);
  });

  it('show the people who know an unowned file, from its history', async function () {
    if (!canSeePage) this.skip();
    await show('tools/slow-queries.ts');
    await eventually(async () => {
      void executeCommand('leadership.showOwners');
      const rows = await rowsOfQuickPick('Explain Ownership');
      return rows.some((row) => row.includes('Ada Test'));
    }, true);
    await screenshot('who-knows-this');
  });

  it('go to a domain and to a person, found as they are typed', async function () {
    if (!canSeePage) this.skip();
    await withSettings({ me: 'bo' }, async () => {
      await eventually(async () => {
        void executeCommand('leadership.goToDomain');
        const [first = ''] = await rowsOfQuickPick('Documentation');
        return first.includes('yours');
      }, true);
      await screenshot('go-to-domain');
    });
    await onPage(async (page) => {
      await page.keyboard.type('webhooks');
      await page.keyboard.press('Enter');
    });
    await eventually(lineAtCursor, '  - id: webhooks');
    void executeCommand('leadership.goToPersonOrTeam');
    await rowsOfQuickPick('Payouts crew');
    await onPage(async (page) => {
      await page.keyboard.type('eunji');
      await page.keyboard.press('Enter');
    });
    await eventually(lineAtCursor, '  eun-ji:');
  });

  it('explain the ownership of a path while it is typed', async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/ledger/payout-entry.ts');
    void executeCommand('leadership.explainOwnership');
    const rows = await rowsOfQuickPick('wins for "ledger"');
    assert.deepEqual(
      rows
        .map((row) => row.replace(/\s+/g, ' ').trim())
        .slice(0, 3)
        .map((row) => row.split(' · ')[0]),
      [
        'ledgerBo Lindqvist, Park Eun-ji',
        'src/payouts/ledger/wins for "ledger"',
        'src/payouts/"payouts", overridden',
      ],
    );
    await screenshot('explain');
    await onPage(async (page) => {
      await page.locator('.quick-input-widget input[type=text]').fill('docs/api/webhooks.md');
    });
    await rowsOfQuickPick('wins for "webhooks"');
    await onPage((page) => page.keyboard.press('Escape'));

    await closeAll();
    void executeCommand('leadership.explainOwnership');
    await onPage(async (page) => {
      await page.locator('.quick-input-title', { hasText: 'Explain Ownership' }).waitFor();
      await page.locator('.quick-input-widget input[type=text]').fill('docs/api/webhooks.md');
      await page.keyboard.press('Enter');
    });
    await eventually(() => lineAtCursor()?.trim(), 'paths: [src/api/webhooks/, "docs/**/webhooks.md"]');
  });

  for (const command of ['leadership.showUnownedFiles', 'leadership.claimPath'])
    it(`Unowned: list where the files are (${command} on a file with owners)`, async function () {
      if (!canSeePage) this.skip();
      await show('src/ledger/post.ts');
      void executeCommand(command);
      const rows = await rowsOfQuickPick('slow-queries.ts');
      assert.match(rows.join('\n'), /experiments\/[\s\S]*2 files/);
      await onPage((page) => page.keyboard.press('Escape'));
    });
});

function openTabs(): string[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
}

function lineAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.lineAt(editor.selection.start.line).text;
}

/** Does something while the example has no leadership file, and then waits until its owners are shown again. */
async function withoutLeadershipFile(steps: () => Promise<void>): Promise<void> {
  const text = await read('leadership.yaml');
  await remove('leadership.yaml');
  try {
    await eventually(() => lensTitles('src/payouts/schedule.ts'), []);
    await closeAll();
    await steps();
  } finally {
    await closeAll();
    await write('leadership.yaml', text);
  }
  await eventually(
    async () => (await lensTitles('src/payouts/schedule.ts'))[0]?.includes('Payouts crew'),
    true,
  );
}

/** The entries of the list that is open, once one of them has a text. */
async function rowsOfQuickPick(text: string): Promise<string[]> {
  return onPage(async (page, _workbench, text) => {
    const rows = page.locator('.quick-input-list .monaco-list-row');
    await rows.filter({ hasText: text }).first().waitFor();
    return rows.allInnerTexts();
  }, text);
}
