import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, example, file, read, remove, replace, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const { executeCommand } = vscode.commands;
const nested = 'src/payouts/leadership.yaml';
const nestedText = [
  'version: 1',
  'inherits: true',
  'domains:',
  '  - id: batches',
  '    parent: payouts',
  '    paths: [/batch.ts]',
  '    owners: ["ana", "@bo-acme"]',
  '',
].join('\n');

/** Has the tests of a suite find a leadership file below that of the example. */
function besideNestedFile(): void {
  before(async () => {
    await write(nested, nestedText);
    await show('leadership.yaml');
    await eventually(() => definition(nested, 'payouts'), ['leadership.yaml: - id: payouts']);
  });
  after(async () => {
    await closeAll();
    await remove(nested);
  });
  afterEach(closeAll);
}

describe('the way from an id', () => {
  besideNestedFile();

  it('finds its entry, in the same file and from a nested file', async () => {
    await show('leadership.yaml');
    for (const [name, text, lines] of [
      ['leadership.yaml', 'payouts-crew, ana, "@acme', ['leadership.yaml: payouts-crew:']],
      ['leadership.yaml', 'ana, "@acme/treasury"]\n    goals', ['leadership.yaml: ana:']],
      ['leadership.yaml', 'no-lost-cent]\n    domains', ['leadership.yaml: - id: no-lost-cent']],
      ['leadership.yaml', 'double-entry: expert }\n    decision', ['leadership.yaml: double-entry:']],
      ['leadership.yaml', 'money-movement\n    paths', ['leadership.yaml: - id: money-movement']],
      [nested, 'ana', ['leadership.yaml: ana:']],
      [
        nested,
        'bo-acme',
        [
          'leadership.yaml: bo: { name: Bo Lindqvist, github: bo-acme, competencies: { double-entry: expert } }',
        ],
      ],
      ['leadership.yaml', 'src/risk/', []],
    ] as const)
      assert.deepEqual(await definition(name, text), lines, text);
  });

  it('finds its references, in all files', async () => {
    await show('leadership.yaml');
    const references = await executeCommand<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      ...(await at('leadership.yaml', 'bo: { name')),
    );
    assert.deepEqual(await Promise.all(references.map(lineOf)), [
      'leadership.yaml: owner: bo',
      'leadership.yaml: bo: { name: Bo Lindqvist, github: bo-acme, competencies: { double-entry: expert } }',
      'leadership.yaml: owners: [ana, bo]',
      'leadership.yaml: - { decision: Replay the payouts of a day, authority: i-have-done, inform: [bo] }',
      'leadership.yaml: owners: [bo, eun-ji]',
      'src/payouts/leadership.yaml: owners: ["ana", "@bo-acme"]',
    ]);
  });

  it('is seen in its file, the declaration as what is written', async () => {
    await show('leadership.yaml');
    const highlights = await executeCommand<vscode.DocumentHighlight[]>(
      'vscode.executeDocumentHighlights',
      ...(await at('leadership.yaml', 'payouts, ledger]')),
    );
    const document = await vscode.workspace.openTextDocument(file('leadership.yaml'));
    assert.deepEqual(
      highlights.map(
        ({ range, kind }) =>
          `${document.getText(range)} ${String(kind)} ${document.lineAt(range.start.line).text.trim()}`,
      ),
      [
        `payouts ${String(vscode.DocumentHighlightKind.Read)} domains: [payouts, ledger]`,
        `payouts ${String(vscode.DocumentHighlightKind.Write)} - id: payouts`,
      ],
    );
  });
});

describe('a rename in the editor', () => {
  besideNestedFile();

  it('begins with the id, and changes it in open and closed files, inside its quotes', async () => {
    await show('leadership.yaml');
    const place = await at('leadership.yaml', 'ana, "@acme/treasury"]\n    goals');
    const prepared = await executeCommand<{ range: vscode.Range; placeholder: string }>(
      'vscode.prepareRename',
      ...place,
    );
    assert.equal(prepared.placeholder, 'ana');
    const edit = await executeCommand<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      ...place,
      'anouk',
    );
    const before = await read('leadership.yaml');
    assert.ok(await vscode.workspace.applyEdit(edit));
    const text = async (name: string): Promise<string> =>
      (await vscode.workspace.openTextDocument(file(name))).getText();
    assert.equal(await text(nested), nestedText.replace('"ana"', '"anouk"'));
    assert.equal(
      await text('leadership.yaml'),
      before.replace(/(?<=\n {2}|\[)ana(?=:\n|,)|(?<=crew, )ana(?=, "@acme\/treasury")/g, 'anouk'),
    );
  });

  it('is refused with a sentence', async () => {
    const editor = await show('leadership.yaml');
    const refusal = async (place: readonly [vscode.Uri, vscode.Position], id: string): Promise<string> =>
      executeCommand('vscode.executeDocumentRenameProvider', ...place, id).then(
        () => 'renamed',
        (error: unknown) => String(error),
      );
    const ana = await at('leadership.yaml', 'ana, bo]');
    assert.match(
      await refusal(ana, 'bo'),
      /"bo" is already declared in leadership\.yaml:\d+\. Choose another id\.$/,
    );
    assert.match(await refusal(ana, 'Ana'), /An id starts with a lowercase letter/);
    await replace(editor, 'owners: [bo, eun-ji]', 'owners: [bo, eun-ji');
    assert.match(await refusal(ana, 'anouk'), /Cannot rename: leadership\.yaml:\d+ has a syntax error/);
  });

  it('is seen before it is made', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    const [, position] = await at('leadership.yaml', 'ana, "@acme/treasury"]\n    goals');
    editor.selection = new vscode.Selection(position, position);
    editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
    const rows = await onPage(async (page, { editor }) => {
      const box = page.locator('.rename-box input');
      for (let tries = 1; tries <= 5 && !(await box.isVisible()); tries++) {
        await editor.locator('.view-line', { hasText: '@acme/treasury' }).first().press('F2');
        await box.waitFor().catch(() => undefined);
      }
      await box.fill('anouk');
      await page.keyboard.press('Control+Enter');
      const changes = page.locator('.part.panel .monaco-list-row');
      await changes.filter({ hasText: 'anouk' }).first().waitFor();
      return changes.allInnerTexts();
    });
    await screenshot('rename-preview');
    assert.deepEqual(
      rows.map((row) =>
        row
          .replaceAll('\u00a0', ' ')
          .replace(/\s*\n\s*/g, '')
          .trim(),
      ),
      [
        'leadership.yaml',
        'anaanouk:',
        'members: [anaanouk, eun-ji, noor]',
        'owners: [anaanouk, bo]',
        'owners: [payouts-crew, anaanouk, "@acme/treasury"]',
        'leadership.yamlsrc/payouts',
        'owners: ["anaanouk", "@bo-acme"]',
      ],
    );
    await executeCommand('refactorPreview.discard');
    await executeCommand('workbench.action.closePanel');
  });
});

/** The first lines that the first place of a text in a file leads to. */
async function definition(name: string, text: string): Promise<string[]> {
  const links = await executeCommand<vscode.LocationLink[]>(
    'vscode.executeDefinitionProvider',
    ...(await at(name, text)),
  );
  return Promise.all(
    links.map(({ targetUri, targetSelectionRange, targetRange }) =>
      lineOf(new vscode.Location(targetUri, targetSelectionRange ?? targetRange)),
    ),
  );
}

async function at(name: string, text: string): Promise<readonly [vscode.Uri, vscode.Position]> {
  const document = await vscode.workspace.openTextDocument(file(name));
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, text);
  return [document.uri, document.positionAt(offset + 1)];
}

async function lineOf({ uri, range }: vscode.Location): Promise<string> {
  const document = await vscode.workspace.openTextDocument(uri);
  return `${uri.path.slice(example.path.length + 1)}: ${document.lineAt(range.start.line).text.trim()}`;
}
