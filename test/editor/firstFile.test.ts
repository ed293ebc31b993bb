import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, read, remove, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('a first leadership file', () => {
  let text = '';
  before(async function () {
    if (!canSeePage) this.skip();
    text = await read('leadership.yaml');
    await closeAll();
  });
  after(async () => {
    if (text === '') return;
    await closeAll();
    await write('leadership.yaml', text);
  });

  it('is written with the keyboard alone, from an empty file to two domains', async () => {
    await remove('leadership.yaml');
    await write('leadership.yaml', '');
    const { document } = await show('leadership.yaml');
    await eventually(() => errors(document), ['This file is empty. Start with "version: 1" and "purpose:".']);
    const seen = new Set<string>();
    const watcher = vscode.languages.onDidChangeDiagnostics(() => {
      for (const one of errors(document)) seen.add(one);
    });
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');

    await press('Control+Space');
    await suggestion('New leadership file');
    await press('Enter');
    await eventually(() => document.lineCount > 8, true);
    for (const word of [
      'Merchants get paid on time',
      'Paid the same day by June',
      'Prefer small changes',
      'everything',
    ]) {
      await type(word);
      await press('Tab');
    }
    // The pattern "*" stays.
    await press('Tab');
    await type('@acme/payments');
    await press('Escape');
    await press('Control+End');
    await eventually(() => document.lineAt(document.lineCount - 1).text, '');

    await type('  - ');
    await suggestion('New domain');
    await press('Enter');
    await type('payouts');
    await press('Tab');
    await type('src/pay');
    await suggestion('payouts/');
    await press('Enter');
    await suggestion('entire folder');
    await press('Enter');
    await screenshot('first-file');
    await press('Tab');
    await type('paym');
    await suggestion('@acme/payments');
    await press('Enter');
    await eventually(
      () => document.getText(),
      'version: 1\npurpose: Merchants get paid on time\ngoals:\n  - Paid the same day by June\ndecisionCriteria:\n  - Prefer small changes\ndomains:\n  - id: everything\n    paths: ["*"]\n    owners: ["@acme/payments"]\n  - id: payouts\n    paths: [src/payouts/]\n    owners: ["@acme/payments"]',
    );
    await eventually(() => errors(document), []);
    watcher.dispose();
    // A word that is half-typed is no owner yet, and a dash alone no domain; nothing else was wrong on the way.
    const halfTyped =
      /^(?:This file is empty|Missing value|Unknown owner "(?:@acme\/?|@acme\/paym.*|p.*)"\.)/;
    assert.deepEqual(
      [...seen].filter((message) => !halfTyped.test(message)),
      [],
    );
  });
});

function errors(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error)
    .map(({ message }) => message);
}

function press(key: string): Promise<void> {
  return onPage((page, _workbench, name) => page.keyboard.press(name), key);
}

function type(words: string): Promise<void> {
  return onPage((page, _workbench, text) => page.keyboard.type(text), words);
}

/** Waits until a suggestion is the one that Enter accepts. */
function suggestion(label: string): Promise<void> {
  return onPage(async (page, _workbench, text) => {
    await page.locator('.suggest-widget.visible .monaco-list-row.focused', { hasText: text }).waitFor();
  }, label);
}
