import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, read, replace, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const leadership = 'leadership.yaml';
/** Of how many items the cards are asked for. */
const itemsWithCards = 20;

/** What is offered for the text of the example with one piece replaced by another, whose `$0` is the cursor. */
async function offered(found: string, by: string): Promise<vscode.CompletionItem[]> {
  const { document } = await edited(found, by);
  const editor = vscode.window.activeTextEditor;
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    editor?.selection.active,
    undefined,
    itemsWithCards,
  );
  return list.items.filter(({ filterText }) => filterText !== undefined);
}

/** Replaces a piece of the file, and puts the cursor where `$0` is in what stands there instead. */
async function edited(found: string, by: string): Promise<vscode.TextEditor> {
  const editor = await show(leadership);
  const start = editor.document.getText().indexOf(found);
  await replace(editor, found, by.replace('$0', ''));
  const cursor = editor.document.positionAt(start + by.indexOf('$0'));
  editor.selection = new vscode.Selection(cursor, cursor);
  editor.revealRange(new vscode.Range(cursor, cursor), vscode.TextEditorRevealType.InCenter);
  return editor;
}

/** As `edited`, and waits until the page has its cursor there. */
async function typeAt(found: string, by: string): Promise<void> {
  const { selection } = await edited(found, by);
  await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
  const { line, character } = selection.active;
  const place = `Ln ${String(line + 1)}, Col ${String(character + 1)}`;
  await onPage((_page, { statusBarItem }, text) => statusBarItem(text).first().waitFor(), place);
}

function labelOf({ label }: vscode.CompletionItem): string {
  return typeof label === 'string' ? label : label.label;
}

/** The line of the cursor. */
function line(): string {
  const editor = vscode.window.activeTextEditor;
  return editor === undefined ? '' : editor.document.lineAt(editor.selection.active.line).text;
}

describe('completion in leadership.yaml', () => {
  before(async () => {
    await show(leadership);
  });
  afterEach(closeAll);

  it('offers people, teams, handles and authors of git, in quotation marks where they need them', async () => {
    const expected = ['noor', 'payouts-crew', '"@acme/treasury"', 'ada@example.com'];
    await eventually(async () => {
      const items = await offered('owners: [kiri, noor]', 'owners: [kiri, $0]');
      await closeAll();
      const texts = items.map(({ insertText }) => insertText);
      return ['kiri', ...expected, '@acme/platform', '"@acme/platform"'].filter((text) =>
        texts.includes(text),
      );
    }, expected);
  });

  it('offers owners of a CODEOWNERS file as soon as it changes', async () => {
    const before = await read('.github/CODEOWNERS');
    await write('.github/CODEOWNERS', `${before}/x/ @acme/brand-new\n`);
    await eventually(async () => {
      const items = await offered('owners: [kiri, noor]', 'owners: [$0]');
      await closeAll();
      return items.some((item) => labelOf(item) === '@acme/brand-new');
    }, true);
    await write('.github/CODEOWNERS', before);
  });

  it('gives an owner a card, and keeps its text from being Markdown', async () => {
    const items = await offered('owners: [kiri, noor]', 'owners: [kiri, no$0]');
    const { documentation } = items.find((item) => labelOf(item) === 'noor') ?? {};
    assert.ok(documentation instanceof vscode.MarkdownString);
    assert.match(documentation.value, /^\*\*Noor Siddiqui\*\* · `noor`/);
    assert.deepEqual([documentation.isTrusted, documentation.supportHtml], [undefined, false]);
  });

  it('offers the folders and files that are there', async () => {
    const items = await offered('paths: [db/, analytics/]', 'paths: [src/p$0]');
    const labels = items.map(labelOf);
    assert.deepEqual(
      ['payouts/', 'platform/', 'ledger/'].map((label) => labels.includes(label)),
      [true, true, true],
    );
    assert.equal(items.find((item) => labelOf(item) === 'payouts/')?.filterText, 'src/payouts/');
  });

  it('offers nothing in a sentence and in other files', async () => {
    assert.deepEqual(await offered('purpose: Merchants get', 'purpose: Merchants g$0et'), []);
    await write('other.yaml', 'authority: \n');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      file('other.yaml'),
      new vscode.Position(0, 11),
    );
    assert.deepEqual(
      list.items.filter((item) => labelOf(item) === 'i-intend'),
      [],
    );
    await vscode.workspace.fs.delete(file('other.yaml'));
  });

  it('starts the next line of an item below its first key, not below the dash', async function () {
    if (!canSeePage) this.skip();
    await typeAt('domains:\n', 'domains:\n  - id: ops$0\n');
    await onPage(async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Enter');
      await page.keyboard.type('name: Ops');
    });
    await eventually(line, '    name: Ops');
  });

  it('completes an owner that is typed, with its card', async function () {
    if (!canSeePage) this.skip();
    await typeAt('owners: [kiri, noor]', 'owners: [kiri, noor$0]');
    await onPage(async (page, { suggestions }) => {
      await page.keyboard.type(', a');
      const rows = await suggestions();
      await rows.filter({ hasText: 'Ana Oliveira' }).first().waitFor();
      // Shown or hidden as it was last, and by the key the other way round.
      const card = page.locator('.suggest-details', { hasText: 'Ana Oliveira' }).first();
      await card.waitFor({ timeout: 2000 }).catch(() => page.keyboard.press('Control+Space'));
      await card.waitFor();
    });
    await screenshot('completion');
    await onPage((page) => page.keyboard.press('Enter'));
    await eventually(line, '    owners: [kiri, noor, ana]');
  });

  it('opens its list by itself while an owner is typed', async function () {
    if (!canSeePage) this.skip();
    await typeAt('owners: [kiri, noor]', 'owners: [kiri, noor$0]');
    await onPage(async (page) => {
      await page.keyboard.type(', an');
      const list = page.locator('.suggest-widget.visible .monaco-list-row');
      await list.filter({ hasText: 'Ana Oliveira' }).first().waitFor();
      await page.keyboard.press('Enter');
    });
    await eventually(line, '    owners: [kiri, noor, ana]');
  });

  it('completes a handle in the place of one', async function () {
    if (!canSeePage) this.skip();
    await typeAt('"@acme/partner-integrations"', '"@acme$0/partner-integrations"');
    await onPage(async (_page, { suggestions }) => {
      const rows = await suggestions();
      await rows.filter({ hasText: '@acme/security' }).first().click();
    });
    await eventually(line, '    owners: [kiri, "@acme/security"]');
  });

  it('completes a path folder by folder', async function () {
    if (!canSeePage) this.skip();
    await typeAt('paths: [db/, analytics/]', 'paths: [db/$0]');
    await onPage(async (page, { suggestions }) => {
      await page.keyboard.type(', src/pay');
      await (await suggestions()).filter({ hasText: 'payouts/' }).first().click();
      await (await suggestions()).filter({ hasText: 'ledger/' }).first().click();
      await (await suggestions()).filter({ hasText: 'entire folder' }).first().click();
    });
    await eventually(line, '    paths: [db/, src/payouts/ledger/]');
  });

  it('completes a key, and then its value', async function () {
    if (!canSeePage) this.skip();
    const requires = '    requires: { operations: proficient }\n';
    await typeAt(requires, `    $0\n${requires}`);
    await onPage(async (page, { suggestions }) => {
      await page.keyboard.type('auth');
      await (await suggestions()).filter({ hasText: 'authority' }).first().click();
      await (await suggestions()).filter({ hasText: 'i-have-done' }).first().click();
    });
    await eventually(line, '    authority: i-have-done');
  });

  it('lets a sentence be typed without a list in the way', async function () {
    if (!canSeePage) this.skip();
    await typeAt('  - Every domain works at "I intend to" or above', '  - Every domain$0');
    const visible = await onPage(async (page) => {
      await page.keyboard.type(' is owned by those who own');
      return page.locator('.suggest-widget.visible').count();
    });
    assert.equal(visible, 0);
    await eventually(line, '  - Every domain is owned by those who own');
  });
});
