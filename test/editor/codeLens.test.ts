import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, lensTitles, replace, show, withSettings } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const payoutsRow = [
  '$(organization) Payouts · Owners: Payouts crew, Ana Oliveira +1 · “I intend to…”',
  '$(law) Criteria: A late payout is better than… (+3)',
];

describe('the code lens', () => {
  afterEach(closeAll);

  it('shows the owners and the top criterion of an owned file', async () => {
    await show('src/payouts/schedule.ts');
    await eventually(() => lensTitles('src/payouts/schedule.ts'), payoutsRow);
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
      'vscode.executeCodeLensProvider',
      file('src/payouts/schedule.ts'),
    );
    assert.deepEqual(
      lenses.map(({ range }) => [range.start.line, range.end.character]),
      [
        [0, 0],
        [0, 0],
      ],
    );
  });

  it('is missing in unowned files', async () => {
    await show('src/payouts/schedule.ts');
    await eventually(() => lensTitles('src/payouts/schedule.ts'), payoutsRow);
    for (const name of ['tools/slow-queries.ts', 'vendor/iso20022/README.md'])
      assert.deepEqual(await lensTitles(name), [], name);
  });

  it('updates while leadership.yaml is edited, before it is saved', async () => {
    const editor = await show('leadership.yaml');
    await eventually(() => lensTitles('src/payouts/schedule.ts'), payoutsRow);
    await replace(editor, 'name: Payouts\n    purpose', 'name: Paying out\n    purpose');
    await eventually(
      async () => (await lensTitles('src/payouts/schedule.ts'))[0],
      payoutsRow[0]?.replace('Payouts', 'Paying out'),
    );
  });

  it('keeps its last value while leadership.yaml is half-typed', async () => {
    const editor = await show('leadership.yaml');
    await eventually(() => lensTitles('src/payouts/schedule.ts'), payoutsRow);
    for (const broken of ['owners: [', 'owners: [payouts-crew, an', 'owners:', 'own']) {
      await replace(editor, 'owners: [payouts-crew, ana, "@acme/treasury"]', broken);
      assert.deepEqual(await lensTitles('src/payouts/schedule.ts'), payoutsRow, broken);
      await vscode.commands.executeCommand('undo');
    }
  });

  describe('depends on the settings', () => {
    const [owners, criteria] = payoutsRow;
    const whole = '$(law) Criteria: A late payout is better than a double one (+3)';
    for (const [title, settings, expected] of [
      ['is off', { 'codeLens.enabled': false }, []],
      [
        'shows only the owners, all of them',
        { 'codeLens.show': 'owners' },
        ['$(organization) Payouts · Owners: Payouts crew, Ana Oliveira, @acme/treasury · “I intend to…”'],
      ],
      ['shows only the criteria', { 'codeLens.show': 'criteria' }, [whole]],
      [
        'uses a template',
        { 'codeLens.template': '{domain}: {authority}' },
        ['$(organization) Payouts: I intend to…', whole],
      ],
      ['is missing in files that the user owns', { 'codeLens.hideInOwnFiles': true, me: 'ana' }, []],
      ['is shown in files of others', { 'codeLens.hideInOwnFiles': true, me: 'kiri' }, [owners, criteria]],
    ] as const)
      it(title, async () => {
        await show('src/payouts/schedule.ts');
        await withSettings(settings, () =>
          eventually(() => lensTitles('src/payouts/schedule.ts'), [...expected]),
        );
        await eventually(() => lensTitles('src/payouts/schedule.ts'), payoutsRow);
      });
  });

  it('adds no line for imports from another domain, whose owners a hint after them names, if enabled', async () => {
    const name = 'src/risk/review-queue.ts';
    const { document } = await show(name);
    const hints = async (): Promise<string[]> => {
      const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        'vscode.executeInlayHintProvider',
        document.uri,
        new vscode.Range(0, 0, document.lineCount, 0),
      );
      return found.map(({ position, label }) => {
        const text = typeof label === 'string' ? label : label.map(({ value }) => value).join('');
        return `${String(position.line + 1)} ${text}`;
      });
    };
    await eventually(async () => (await lensTitles(name)).length, 2);
    assert.deepEqual(await hints(), []);
    await withSettings({ 'codeLens.imports': true }, async () => {
      await eventually(hints, [
        '1 Payouts · Owners: Payouts crew, Ana Oliveira +1',
        '2 Platform · Owners: Platform, @acme/sre',
      ]);
      assert.equal((await lensTitles(name)).length, 2);
      if (canSeePage) {
        await onPage((page) => page.getByText('Payouts · Owners: Payouts crew').first().waitFor());
        await screenshot('import-hints');
      }
    });
    await eventually(hints, []);
  });

  it('comes at once where a file is opened again, and in one step where VS Code asks for the first time', async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    const name = 'src/api/server.ts';
    const opened = async (): Promise<readonly (readonly [number, number])[]> => {
      await closeAll();
      await onPage((_page, { watchLine }) => watchLine('createServer'));
      await show(name);
      const seen = await onPage(async (_page, { codeLens, heightsSeen }) => {
        await codeLens(/Public API|platform/i)
          .first()
          .waitFor();
        return heightsSeen();
      });
      return seen.flatMap(([height, time]) => (height === 'gone' ? [] : [[height, time] as const]));
    };
    const first = await opened();
    // VS Code draws the text, waits, and only then asks for code lenses.
    assert.ok(first.length <= 2, `on the first opening, the line was seen at ${first.join('; ')}`);
    const [[, drawn] = [0, 0], [, moved] = [0, drawn]] = first;
    console.log(`      the lens came ${String(moved - drawn)} ms after the text`);
    const again = await opened();
    assert.equal(again.length, 1, `on the second opening, the line was seen at ${again.join('; ')}`);
  });

  it('does not move a line while 100 characters are typed', async function () {
    if (!canSeePage) this.skip();
    const { document } = await show('src/payouts/schedule.ts');
    await onPage(async (_page, { codeLens, placeCursor, watchLine }) => {
      await codeLens('A late payout').waitFor();
      await placeCursor(11, 1);
      await watchLine('availableBalance');
    });
    // All who have lenses are asked together, and not while somebody types on.
    let askedAt = 0;
    const probe = vscode.languages.registerCodeLensProvider('*', {
      provideCodeLenses: ({ version }) => {
        askedAt = version;
        return [];
      },
    });
    try {
      let typed = '';
      for (const word of '//no one should ever see a line jump '.repeat(3).split(/(?= )/)) {
        await onPage((page, _workbench, word) => page.keyboard.type(word), word);
        typed += word;
        await eventually(
          () => document.lineAt(10).text.startsWith(typed) && askedAt === document.version,
          true,
        );
      }
    } finally {
      probe.dispose();
    }
    const heights = await onPage(async (_page, { codeLens, heightsSeen }) => {
      await codeLens('A late payout').waitFor();
      return heightsSeen();
    });
    assert.equal(heights.length, 1, `the first line was seen at ${heights.join('; ')}`);
  });

  it('is seen, opens the card, and lists the criteria with a way to hide it', async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    await withSettings({ me: 'ana' }, async () => {
      await onPage((_page, { codeLens }) => codeLens('You own this: state your intent').waitFor());
      await screenshot('lens');
      const card = await onPage(async (page, { codeLens }) => {
        await codeLens('Payouts').first().click();
        const rows = page.locator('.quick-input-list .monaco-list-row');
        await rows.filter({ hasText: 'Hide Code Lens' }).waitFor();
        return rows.allInnerTexts();
      });
      assert.match(card[0] ?? '', /Payouts\s*What is due leaves today, once\./);
      assert.ok(
        card.some((row) => row.includes('You own this: state your intent')),
        card.join(' | '),
      );
      await screenshot('card');
      await onPage((page) => page.keyboard.press('Enter'));
    });
    await eventually(() => vscode.window.activeTextEditor?.document.fileName, file('leadership.yaml').fsPath);
    const opened = vscode.window.activeTextEditor;
    assert.equal(opened?.document.lineAt(opened.selection.start.line).text, '  - id: payouts');

    await show('src/payouts/schedule.ts');
    const entries = await onPage(async (page, { codeLens }) => {
      await codeLens('A late payout').click();
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.filter({ hasText: 'Hide Code Lens' }).waitFor();
      return rows.allInnerTexts();
    });
    assert.equal(entries.length, 5);
    assert.match(entries[0] ?? '', /1\. A late payout is better than a double one/);
    await screenshot('criteria');

    await onPage(async (page, { codeLens }) => {
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Hide Code Lens' }).click();
      await codeLens('Payouts').first().waitFor({ state: 'hidden' });
    });
    await vscode.workspace
      .getConfiguration('leadership')
      .update('codeLens.enabled', undefined, vscode.ConfigurationTarget.Global);
  });
});
