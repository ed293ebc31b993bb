import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, lensTitles, read, replace, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const payoutsLens = '$(files) 9 files · 2 overridden by ledger · 5 criteria';

/** The first lines of all hovers over a place of a text in leadership.yaml, in the order of VS Code. */
async function hoversOver(text: string): Promise<string[]> {
  const document = await vscode.workspace.openTextDocument(file('leadership.yaml'));
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, text);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    document.positionAt(at + text.length - 1),
  );
  return hovers.flatMap(({ contents, range }) =>
    contents.map((content) => {
      const markdown = content instanceof vscode.MarkdownString ? content.value : '';
      return `«${document.getText(range)}» ${markdown.split('\n\n')[0] ?? ''}`;
    }),
  );
}

/** The lines of a stretch of leadership.yaml with the hints that VS Code shows in them. */
async function hintsFrom(from: string, to: string): Promise<string> {
  const document = await vscode.workspace.openTextDocument(file('leadership.yaml'));
  const text = document.getText();
  const [start, end] = [text.indexOf(from), text.indexOf(to) + to.length];
  const range = new vscode.Range(document.positionAt(start), document.positionAt(end));
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    range,
  );
  return hints
    .map(({ position, label }) => ({
      offset: document.offsetAt(position),
      label: typeof label === 'string' ? label : '',
    }))
    .filter(({ offset }) => start <= offset && offset <= end)
    .toSorted((one, other) => other.offset - one.offset)
    .reduce(
      (rest, { offset, label }) => `${rest.slice(0, offset - start)}‹${label}›${rest.slice(offset - start)}`,
      text.slice(start, end),
    );
}

async function within(setting: string, value: boolean, steps: () => Promise<void>): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('leadership');
  await configuration.update(setting, value, vscode.ConfigurationTarget.Global);
  try {
    await steps();
  } finally {
    await configuration.update(setting, undefined, vscode.ConfigurationTarget.Global);
  }
}

describe('in leadership.yaml', () => {
  before(async () => {
    await show('leadership.yaml');
    await eventually(async () => (await lensTitles('leadership.yaml')).length, 10);
  });
  afterEach(closeAll);

  it('the code lens of a domain says what an edit moves, until it is saved or undone', async function () {
    const editor = await show('leadership.yaml');
    await replace(editor, 'paths: [src/payouts/, ', 'paths: [src/payouts/, src/platform/, ');
    const moved = '$(arrow-swap) This edit moves 5 files from Platform to Payouts';
    await eventually(
      async () => (await lensTitles('leadership.yaml')).filter((one) => one.includes('moves')),
      [moved],
    );
    if (canSeePage) {
      const at = editor.document.positionAt(editor.document.getText().indexOf('- id: payouts'));
      await eventually(() => {
        editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
        return onPage((page) =>
          page.locator('.codelens-decoration a:visible', { hasText: 'moves' }).isVisible(),
        );
      }, true);
      await onPage((page) => page.locator('.codelens-decoration a:visible', { hasText: 'moves' }).click());
      await onPage(async (page) => {
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Platform → Payouts' }).waitFor();
      });
      await screenshot('edit-moves');
      await onPage((page) => page.keyboard.press('Enter'));
      await onPage(async (page) => {
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: 'src/platform/log.ts' })
          .waitFor();
        await page.keyboard.press('Escape');
      });
    }
    await vscode.commands.executeCommand('undo');
    await eventually(
      async () => (await lensTitles('leadership.yaml')).filter((one) => one.includes('moves')),
      [],
    );
  });

  it('a hover explains a reference, a pattern, an authority level, and a key, each only once', async () => {
    for (const [text, said] of [
      ['owners: [payouts-crew', '«payouts-crew» **Payouts crew** · `payouts-crew` · GitHub acme\\/payouts'],
      [
        'parent: money',
        '«money-movement» **Money movement** · `money-movement` · Ana Oliveira, Bo Lindqvist',
      ],
      ['goals: [same', '«same-day» **99\\% of payouts settle on the day they were earned** · `same-day`'],
      ['requires: { double', '«double-entry» **Double\\-entry bookkeeping** · `double-entry`'],
      ['paths: [src/payouts/', '«src/payouts/» **8 files** · 6 owned by Payouts · 2 overridden by ledger'],
      [
        'authority: i-recommend',
        '«i-recommend» **“I recommend…”** · Propose a change\\; Samira Haddad decides',
      ],
      ['decisionCriteria:', '«decisionCriteria» **decisionCriteria** · required unless `inherits: true`'],
    ] as const)
      assert.deepEqual(await hoversOver(text), [said]);
  });

  it('leaves a link to the hover on paths, and shows no hover if disabled', async () => {
    const [link, ...others] = await hoversOver('links: [docs/payouts/cut-off');
    assert.match(link ?? '', /^«docs\/payouts\/cut-off-times\.md» \*\*Payouts\*\*/);
    assert.deepEqual(others, []);
    await within('hover.enabled', false, async () => {
      assert.deepEqual(await hoversOver('owners: [payouts-crew'), []);
    });
  });

  it('hints count the files of each pattern, and follow edits and saved files', async () => {
    const line =
      'paths: [src/payouts/‹8 files›, docs/payouts/‹1 file›, "db/migrations/*_payouts*.sql"‹2 files›]';
    const from = 'paths: [src/payouts/, ';
    const to = '_payouts*.sql"]';
    await eventually(() => hintsFrom(from, to), line);
    const editor = await show('leadership.yaml');
    await replace(editor, 'docs/payouts/, "db', 'docs/payouts/, nowhere/, "db');
    await eventually(() => hintsFrom(from, to), line.replace(', "db', ', nowhere/‹no files›, "db'));
    await vscode.commands.executeCommand('undo');
    await write('docs/payouts/more.md', 'More');
    await eventually(() => hintsFrom(from, to), line.replace('1 file', '2 files'));
    await vscode.workspace.fs.delete(file('docs/payouts/more.md'));
    await eventually(() => hintsFrom(from, to), line);
    await within('inlayHints.enabled', false, async () => {
      assert.equal(await hintsFrom(from, to), line.replaceAll(/‹.*?›/g, ''));
    });
  });

  it('a lens above each domain counts its files, those that others take, and the criteria', async () => {
    const titles = await lensTitles('leadership.yaml');
    assert.deepEqual(titles.slice(3, 6), [
      '$(files) groups 2 domains · 3 criteria',
      payoutsLens,
      '$(files) 10 files · 6 criteria',
    ]);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      file('leadership.yaml'),
    );
    const lines = (await read('leadership.yaml')).split('\n');
    assert.deepEqual(
      lenses.map(({ range }) => lines[range.start.line]?.slice(0, 8)),
      Array.from({ length: 10 }, () => '  - id: '),
    );
    await within('codeLens.domains', false, async () => {
      assert.deepEqual(await lensTitles('leadership.yaml'), []);
    });
  });

  it('the lens stands while its domain is half-typed', async () => {
    const editor = await show('leadership.yaml');
    const titles = await lensTitles('leadership.yaml');
    for (const broken of ['paths: [src/pay', 'paths: ["src/pay', 'paths:', 'pat', 'paths: [@src/payouts/]']) {
      await replace(editor, 'paths: [src/payouts/, docs/payouts/, "db/migrations/*_payouts*.sql"]', broken);
      assert.deepEqual(await lensTitles('leadership.yaml'), titles, broken);
      await vscode.commands.executeCommand('undo');
    }
  });

  it('the counts and lenses are seen, and a click lists the files', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    const line = editor.document
      .getText()
      .slice(0, editor.document.getText().indexOf('- id: payouts'))
      .split('\n').length;
    editor.revealRange(new vscode.Range(line - 2, 0, line - 2, 0), vscode.TextEditorRevealType.InCenter);
    const seen = await onPage(async (page, { codeLens, editor }) => {
      await codeLens('2 overridden by ledger').waitFor();
      await editor.locator('.view-line', { hasText: '8 files' }).first().waitFor();
      return page.locator('.contentWidgets .codelens-decoration').allInnerTexts();
    });
    await screenshot('domain-lenses');
    assert.ok(
      seen.some((text) => text.includes('9 files · 2 overridden by ledger')),
      seen.join('\n'),
    );

    const rows = await onPage(async (page, { codeLens }) => {
      await codeLens('2 overridden by ledger').first().click();
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.filter({ hasText: 'payout-entry.ts' }).first().waitFor();
      return rows.allInnerTexts();
    });
    await screenshot('domain-files');
    assert.match(rows[0] ?? '', /1\. A late payout is better than a double one/);
    await onPage(async (page) => {
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'payout-entry.ts' })
        .first()
        .click();
    });
    await eventually(
      () => vscode.window.activeTextEditor?.document.fileName,
      file('src/payouts/ledger/payout-entry.ts').fsPath,
    );
  });

  it('the command lists the files of the domain that owns the active file', async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/ledger/payout-entry.ts');
    void vscode.commands.executeCommand('leadership.showDomainFiles');
    const title = await onPage(async (page) => {
      const title = page.locator('.quick-input-title', { hasText: 'files' });
      await title.first().waitFor();
      const text = await title.first().innerText();
      await page.keyboard.press('Escape');
      return text;
    });
    assert.equal(title, 'ledger: 10 files');
  });

  it('a hover on a reference is seen, with the entry that it names', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    const line = editor.document
      .getText()
      .slice(0, editor.document.getText().indexOf('owners: [payouts-crew'))
      .split('\n').length;
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenter);
    const text = await onPage(async (_page, { hover, codeLens }) => {
      await codeLens('2 overridden by ledger').waitFor();
      const shown = await hover('payouts-crew');
      await shown.filter({ hasText: 'Members' }).first().waitFor();
      return (await shown.allInnerTexts()).join('\n');
    });
    await screenshot('hover-reference');
    assert.match(text, /Payouts crew · payouts-crew · GitHub acme\/payouts/);
  });

  it('a hover on a pattern and on a domain is seen', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    const { document } = editor;
    const { line } = document.positionAt(document.getText().indexOf('parent: api'));
    editor.revealRange(new vscode.Range(line, 0, line, 0), vscode.TextEditorRevealType.InCenter);
    for (const [text, part] of [
      ['src/api/', '8 files · 5 owned by Public API · 3 overridden by webhooks'],
      ['parent: ', 'Id of the parent domain'],
      ['i-recommend', 'Propose a change'],
    ] as const) {
      const said = await onPage(
        async (_page, { hover, codeLens }, text) => {
          await codeLens('overridden by webhooks').waitFor();
          const shown = await hover(text);
          return (await shown.allInnerTexts()).join('\n');
        },
        text.trim().replace(/:$/, ''),
      );
      await screenshot(`hover-${text.replaceAll(/\W+/g, '-')}`);
      assert.ok(said.includes(part), said);
    }
  });

  it('no line moves while paths are typed', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    const { document } = editor;
    const at = document.positionAt(document.getText().indexOf('src/risk/, ') + 'src/risk/'.length);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
    const heights = await onPage(async (page, { codeLens, watchLine, heightsSeen }) => {
      await codeLens('6 files').waitFor();
      await watchLine('chidi,');
      for (const key of ', "docs/x", [@') await page.keyboard.type(key);
      for (let count = 0; count < 30; count++) await page.keyboard.press('Backspace');
      return heightsSeen();
    });
    assert.equal(heights.length, 1, `the line was seen at ${heights.join(', ')}`);
  });
});
