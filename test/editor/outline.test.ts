import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, example, file, remove, replace, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const { executeCommand } = vscode.commands;
const nested = 'src/payouts/leadership.yaml';

const sections = [
  'Purpose 0',
  'Goals 4',
  'Decision criteria 5',
  'People 10',
  'Teams 3',
  'Competencies 6',
  'Domains 10',
  'Unowned 2',
  'Review 0',
];

describe('the outline of a leadership file', () => {
  before(async () => {
    await show('leadership.yaml');
    await eventually(outline, sections);
  });
  afterEach(closeAll);

  it('has the parts of the file, and what is in them', async () => {
    const symbols = await symbolsOf('leadership.yaml');
    const domains = symbols.find(({ name }) => name === 'Domains')?.children ?? [];
    const payouts = domains.find(({ name }) => name === 'Payouts');
    assert.equal(payouts?.detail, 'payouts-crew, ana, @acme/treasury · part of money-movement');
    assert.deepEqual(
      payouts.children.map(({ name, detail }) => `${name} (${detail})`),
      ['Move the cut-off time (i-would-like)', 'Replay the payouts of a day (i-have-done)'],
    );
  });

  it('has what stands of a half-typed text', async () => {
    const editor = await show('leadership.yaml');
    await replace(editor, 'purpose: Merchants', 'purpose: "Merchants');
    assert.deepEqual(await outline(), sections);
  });

  it('is seen, with the breadcrumbs', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    const line = editor.document
      .getText()
      .split('\n')
      .findIndex((text) => text.includes('Move the cut-off'));
    const position = new vscode.Position(line, 24);
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    await executeCommand('outline.focus');
    const crumbs = await onPage(async (page) => {
      await page.setViewportSize({ width: 1280, height: 1600 });
      await page.locator('.sidebar .pane-header', { hasText: 'acme-payments' }).click();
      await page.locator('.outline-element', { hasText: 'part of money-movement' }).first().waitFor();
      const items = page.locator('.breadcrumbs-below-tabs .monaco-breadcrumb-item');
      await items.filter({ hasText: 'Move the cut-off time' }).first().waitFor();
      return items.allInnerTexts();
    });
    await screenshot('outline');
    await onPage(async (page) => {
      await page.locator('.sidebar .pane-header', { hasText: 'acme-payments' }).click();
      await page.setViewportSize({ width: 1280, height: 800 });
    });
    await executeCommand('workbench.view.explorer');
    assert.deepEqual(
      crumbs.slice(-3).map((text) => text.trim()),
      ['Domains', 'Payouts', 'Move the cut-off time'],
    );
  });
});

describe('what is found by its name in the workspace', () => {
  it('is a person, team, domain, goal, criterion or competency of any leadership file', async () => {
    await write(nested, 'version: 1\ninherits: true\npeople: { zoe: Zoë }\ndomains: []\n');
    await eventually(() => found('zoe'), ['Zoë · zoe in src/payouts/leadership.yaml at zoe']);
    assert.deepEqual(await found('eunji'), ['Park Eun-ji · eun-ji in leadership.yaml at eun-ji']);
    assert.deepEqual(await found('entriesarefinal'), [
      'Add an entry, never change one · entries-are-final in ledger at Add an entry, never change one',
    ]);
    assert.deepEqual(await found('merchportal'), [
      'Merchant portal · merchant-portal in leadership.yaml at merchant-portal',
    ]);
    await remove(nested);
    await eventually(() => found('zoe'), []);
  });
});

describe('the structure of a leadership file', () => {
  before(async () => {
    await show('leadership.yaml');
    await eventually(outline, sections);
  });
  after(closeAll);

  it('folds entries, items and comments', async () => {
    const document = await vscode.workspace.openTextDocument(file('leadership.yaml'));
    const folds = await executeCommand<vscode.FoldingRange[]>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    const shown = folds.map(
      ({ start, end }) => `${document.lineAt(start).text.trim()} … ${document.lineAt(end).text.trim()}`,
    );
    for (const fold of [
      '# Who owns what in this repository, and how we decide. … # Change this file the way you change code: state your intent, and commit.',
      'goals: … - Every domain works at "I intend to" or above',
      'ana: … competencies: { double-entry: competent, api-design: competent }',
      '- id: payouts … links: [docs/payouts/cut-off-times.md, docs/runbooks/replay.md]',
    ])
      assert.ok(shown.includes(fold), `${fold}\nis not in\n${shown.join('\n')}`);
  });

  it('is what a selection grows by', async () => {
    const document = await vscode.workspace.openTextDocument(file('leadership.yaml'));
    const position = document.positionAt(document.getText().indexOf('@acme/security') + 3);
    const [innermost] = await executeCommand<vscode.SelectionRange[]>(
      'vscode.executeSelectionRangeProvider',
      document.uri,
      [position],
    );
    const shown: string[] = [];
    for (let at: vscode.SelectionRange | undefined = innermost; at !== undefined; at = at.parent)
      shown.push(document.getText(at.range));
    const steps = ['@acme/security', '"@acme/security"', '["@acme/security"]', 'consult: ["@acme/security"]'];
    assert.deepEqual(
      shown.filter((text) => steps.includes(text)),
      steps,
    );
  });

  it('links to web addresses, email addresses and files that are there', async () => {
    const document = await vscode.workspace.openTextDocument(file('leadership.yaml'));
    const links = await executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 99);
    const shown = links.map(
      ({ range, target }) =>
        `${document.getText(range)} → ${target?.toString(true).replace(example.toString(true), '') ?? ''}`,
    );
    for (const link of [
      'ana@acme.example → mailto:ana@acme.example',
      'docs/runbooks/replay.md → /docs/runbooks/replay.md',
      'analytics/settlement_time.sql → /analytics/settlement_time.sql',
    ])
      assert.ok(shown.includes(link), `${link}\nis not in\n${shown.join('\n')}`);
    assert.equal(shown.filter((link) => link.startsWith('https://oncall.acme.example/payouts')).length, 1);
  });
});

async function symbolsOf(name: string): Promise<vscode.DocumentSymbol[]> {
  const symbols = await executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    file(name),
  );
  return symbols ?? [];
}

async function outline(): Promise<string[]> {
  const symbols = await symbolsOf('leadership.yaml');
  return symbols.map(({ name, children }) => `${name} ${String(children.length)}`);
}

async function found(query: string): Promise<string[]> {
  const symbols = await executeCommand<vscode.SymbolInformation[]>(
    'vscode.executeWorkspaceSymbolProvider',
    query,
  );
  const ours = symbols.filter(({ location }) => location.uri.path.endsWith('leadership.yaml'));
  return Promise.all(
    ours.map(async ({ name, containerName, location }) => {
      const document = await vscode.workspace.openTextDocument(location.uri);
      return `${name} in ${containerName} at ${document.getText(location.range)}`;
    }),
  );
}
