import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { box, boxDocument, problemsOfBox, theRepository } from './commitBox.ts';
import {
  closeAll,
  eventually,
  example,
  file,
  lensTitles,
  read,
  show,
  withSettings,
  write,
} from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

describe('a commit message as it is written', () => {
  const names = ['src/payouts/schedule.ts', 'src/risk/score.ts'];
  const texts = new Map<string, string>();
  let head = '';

  before(async function () {
    if (!canSeePage) this.skip();
    head = git('rev-parse', 'HEAD').trim();
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await closeAll();
    for (const name of names) {
      texts.set(name, await read(name));
      await write(name, `${texts.get(name) ?? ''}\n// changed\n`);
    }
  });
  beforeEach(async () => {
    git('reset', '--quiet', head);
    await stage('src/payouts/schedule.ts');
  });
  afterEach(async () => {
    await onPage(async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    });
    (await box()).value = '';
    await closeAll();
  });
  after(async () => {
    if (head !== '') git('reset', '--quiet', head);
    for (const [name, text] of texts) await write(name, text);
    await vscode.commands.executeCommand('git.refresh');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('starts with the sentence of your authority level after "I ", and Git reads its trailers', async () => {
    await withSettings({ me: 'ana' }, async () => {
      const rows = await onPage(async (page, { commitBox }) => {
        await commitBox();
        await page.keyboard.type('I ');
        const rows = page.locator('.suggest-widget.visible .monaco-list-row');
        await rows.first().waitFor();
        return rows.allInnerTexts();
      });
      assert.match(rows[0] ?? '', /^I intend to…\s*Payouts · 1 file/);
      await screenshot('intent-suggested');
      await onPage(async (page) => {
        await page.keyboard.press('Enter');
        await page.locator('.scm-editor .view-lines', { hasText: /Domain:/ }).waitFor();
        await page.keyboard.type('pay on holidays');
        await page.keyboard.press('Tab');
        await page.keyboard.type('Banks do.');
        await page.keyboard.press('Tab');
      });
      // Nothing is claimed that nobody chose; the rest is offered.
      await eventually(
        async () => (await box()).value,
        'I intend to pay on holidays\n\nBanks do.\n\nDomain: payouts',
      );
      await onPage(async (page) => {
        await page.keyboard.press('Enter');
        await page.keyboard.type('Cr');
        await page.keyboard.press('Control+Space');
        await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'Criteria:' }).waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'reversible' }).waitFor();
      });
      await screenshot('intent-criteria');
      await onPage(async (page) => {
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
      });
      await eventually(
        async () => (await box()).value,
        'I intend to pay on holidays\n\nBanks do.\n\nDomain: payouts\nCriteria: reversible',
      );
      await vscode.commands.executeCommand('git.commit');
      await eventually(() => git('log', '-1', '--format=%s'), 'I intend to pay on holidays\n');
      assert.equal(
        git('log', '-1', '--format=%(trailers:only,unfold)').trim(),
        'Domain: payouts\nCriteria: reversible',
      );
    });
  });

  it('suggests each domain if several are staged, with the lowest authority level', async () => {
    await stage('src/risk/score.ts');
    await withSettings({ me: 'chidi' }, async () => {
      const labels = await labelsAt('I ', 2);
      assert.deepEqual(labels.slice(0, 2), [
        'I recommend that we… 2 domains',
        'I intend to… Payouts · 1 file',
      ]);
      assert.ok(labels.includes('I recommend that we… risk · 1 file'), labels.join(' | '));
    });
  });

  it('offers what a trailer may name, that of the staged files first', async () => {
    const text = 'Pay\n\nDomain: ';
    assert.deepEqual((await labelsAt(text, text.length)).slice(0, 3), [
      'payouts Payouts',
      'docs Documentation',
      'platform Platform',
    ]);
    const keys = await labelsAt('Pay\n\n', 5);
    assert.deepEqual(
      keys.filter((label) => label.includes(':')),
      [
        'Domain: domain this change belongs to',
        'Criteria: criteria that decided',
        'Goal: goal this change serves',
        'Consulted: who was consulted',
        'Approved-by: who approved',
      ],
    );
  });

  it('underlines what asks for permission, and rewrites it with one fix', async () => {
    (await box()).value = 'Can I pay on holidays?\n\nDomain: risk';
    await eventually(problemsOfBox, [
      'warning intent/asks-permission «Can I» This asks for permission. State your intent instead: "I intend to pay on holidays"',
      'warning intent/wrong-domain «risk» No changed file belongs to "risk". Use payouts.',
    ]);
    await onPage(async (page, { commitBox, quickFixes }) => {
      await commitBox();
      // Anywhere on the line.
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('End');
      await quickFixes();
    });
    await screenshot('intent-fix');
    await onPage(async (page) => {
      await page
        .locator('.action-widget .monaco-list-row.action.focused[aria-label*="I intend to pay on holidays"]')
        .waitFor();
      await page.keyboard.press('Enter');
    });
    await eventually(async () => (await box()).value, 'I intend to pay on holidays\n\nDomain: risk');
    await withSettings({ 'intent.domains': ['risk'] }, () => eventually(problemsOfBox, []));
    await eventually(async () => (await problemsOfBox()).length, 1);
    await withSettings({ 'intent.enabled': false }, () => eventually(problemsOfBox, []));
  });

  it('rewrites a question in the phrase of the level here, before a fix that waits for approval', async () => {
    await stage('src/risk/score.ts');
    await withSettings({ me: 'ana' }, async () => {
      (await box()).value = 'Can I move the writes?';
      await eventually(problemsOfBox, [
        'warning intent/asks-permission «Can I» This asks for permission. State your intent instead: "I recommend that we move the writes"',
        'info intent/needs-approval «Can I move the writes?» Needs approval from Samira Haddad (your authority level here is “I recommend…”). Add "Approved-by" once approved.',
      ]);
      const titles = await onPage(async (page, { commitBox, quickFixes }) => {
        await commitBox();
        await page.keyboard.press('Control+Home');
        await page.keyboard.press('End');
        await quickFixes();
        const rows = page.locator('.action-widget .monaco-list-row.action');
        await rows.first().waitFor();
        const shown = await rows.allInnerTexts();
        await page.keyboard.press('Escape');
        return shown;
      });
      assert.match(titles[0] ?? '', /I recommend that we move the writes/);
      assert.ok(
        titles.some((title) => title.includes('Approved-by')),
        titles.join(' | '),
      );
    });
  });

  it('keeps its underlines while one types, in their places', async () => {
    (await box()).value = 'Can I pay?\n\nDomain: risk';
    await eventually(async () => (await problemsOfBox()).length, 2);
    const { uri } = await boxDocument();
    const counts: number[] = [];
    const subscription = vscode.languages.onDidChangeDiagnostics(({ uris }) => {
      if (uris.some((one) => one.toString() === uri.toString()))
        counts.push(vscode.languages.getDiagnostics(uri).length);
    });
    await onPage(async (page, { commitBox }) => {
      await commitBox();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await page.keyboard.type(' on holidays and at night');
    });
    await eventually(problemsOfBox, [
      'warning intent/asks-permission «Can I» This asks for permission. State your intent instead: "I intend to pay on holidays and at night"',
      'warning intent/wrong-domain «risk» No changed file belongs to "risk". Use payouts.',
    ]);
    subscription.dispose();
    assert.deepEqual([...new Set(counts)], [2]);
  });

  it('has hovers on the phrase and on ids', async () => {
    (await box()).value = 'I intend to pay on holidays\n\nDomain: payouts\n';
    await withSettings({ me: 'ana' }, async () => {
      await eventually(async () => (await hoverInBox(0, 3)).includes('You own this\\:'), true);
      assert.match(await hoverInBox(0, 3), /\*\*i-intend\*\*/);
      assert.match(await hoverInBox(2, 10), /Payouts[\s\S]*What is due leaves today/);
    });
  });

  it('becomes an intent by the command, which loses nothing, and one undo reverts it', async () => {
    await withSettings({ me: 'ana' }, async () => {
      (await box()).value = 'Can I pay on holidays?\n\nBanks do.';
      void vscode.commands.executeCommand('leadership.stateIntent');
      const rows = await onPage(async (page) => {
        const rows = page.locator('.quick-input-list .monaco-list-row');
        await rows.filter({ hasText: 'Goal: same-day' }).first().waitFor();
        return rows.allInnerTexts();
      });
      assert.match(rows[0] ?? '', /I intend to pay on holidays/);
      await screenshot('intent-declare');
      await onPage(async (page) => {
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: 'Goal: same-day' })
          .first()
          .click();
        await page.keyboard.press('Enter');
      });
      await eventually(
        async () => (await box()).value,
        'I intend to pay on holidays\n\nBanks do.\n\nDomain: payouts\nGoal: same-day',
      );
      await onPage(async (page, { commitBox }) => {
        await commitBox();
        await page.keyboard.press('Control+Z');
      });
      await eventually(async () => (await box()).value, 'Can I pay on holidays?\n\nBanks do.');
    });
  });

  it('is begun by the command for a file, where nothing is staged', async () => {
    git('reset', '--quiet', head);
    await vscode.commands.executeCommand('git.refresh');
    const { state } = await theRepository();
    await eventually(() => state.indexChanges.length, 0);
    await withSettings({ me: 'chidi' }, async () => {
      void vscode.commands.executeCommand('leadership.stateIntent', file('src/risk/score.ts'));
      await onPage(async (page) => {
        await page
          .locator('.quick-input-list .monaco-list-row', { hasText: 'Domain: risk' })
          .first()
          .waitFor();
        await page.keyboard.press('Enter');
      });
      await eventually(async () => (await box()).value, 'I recommend that we \n\nDomain: risk');
    });
  });

  it('is in the Intents view once it is committed, and is exported', async () => {
    const commit = (message: string): void => {
      git('commit', '--quiet', '--allow-empty', '-m', message);
    };
    commit('I intend to pay on holidays\n\nDomain: payouts\nGoal: same-day');
    git('add', 'src/risk/score.ts');
    commit('Can I score twice?');
    await vscode.commands.executeCommand('git.refresh');
    await vscode.commands.executeCommand('leadership.intents.focus');
    await onPage((_page, { makeRoomFor }) => makeRoomFor('Intents'));
    const rows = async (): Promise<string[]> =>
      (await onPage((_page, { rowsOf }) => rowsOf('Intents'))).filter((row) =>
        /^risk|^Payouts|score/.test(row.trim()),
      );
    await eventually(rows, [
      'risk | 0 intents · 1 asked permission · 1 without intent',
      'Payouts | 1 intent · 1 without intent',
    ]);
    await onPage(async (page) => {
      await page.locator('.pane-body .monaco-list-row', { hasText: '1 asked permission' }).first().click();
    });
    await eventually(rows, [
      'risk | 0 intents · 1 asked permission · 1 without intent',
      `  Can I score twice? | Ana Oliveira · ${day()}`,
      'Payouts | 1 intent · 1 without intent',
    ]);
    await screenshot('intents-view');
    await onPage(async (page) => {
      await page.locator('.pane-body .monaco-list-row', { hasText: 'Can I score twice?' }).first().click();
    });
    await eventually(
      () => vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes('Can I score twice?'),
      true,
    );
    await screenshot('intents-commit');
    void vscode.commands.executeCommand('leadership.exportIntents');
    await onPage(async (page) => {
      await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Last 2 Weeks' }).first().click();
    });
    await eventually(
      () => vscode.window.activeTextEditor?.document.getText().split('\n')[0],
      '# What we intended',
    );
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('is checked in the file that git opens as well, where comments are none of it', async () => {
    await write('.git/COMMIT_EDITMSG', 'Could we pay on holidays?\n# Can I?\n');
    await vscode.window.showTextDocument(file('.git/COMMIT_EDITMSG'));
    await eventually(
      () => vscode.languages.getDiagnostics(file('.git/COMMIT_EDITMSG')).map(({ message }) => message),
      ['This asks for permission. State your intent instead: "We intend to pay on holidays"'],
    );
    void vscode.commands.executeCommand('leadership.stateIntent');
    await onPage(async (page) => {
      const rows = page.locator('.quick-input-list .monaco-list-row');
      await rows.filter({ hasText: 'Domain: payouts' }).first().waitFor();
      await page.keyboard.press('Enter');
    });
    await eventually(
      () => vscode.window.activeTextEditor?.document.getText(),
      'We intend to pay on holidays\n\nDomain: payouts\n# Can I?\n',
    );
    // Git's own files have no owner.
    await eventually(
      () => onPage((_page, { statusBarItem }) => statusBarItem(/owned by|Unowned/).count()),
      0,
    );
    await screenshot('intent-editmsg');
  });
});

function git(...args: string[]): string {
  return execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@acme.example', ...args], {
    cwd: example.fsPath,
    stdio: 'pipe',
    encoding: 'utf8',
  });
}

/** Today, as git writes it. */
function day(): string {
  return git('log', '-1', '--format=%as').trim();
}

async function stage(name: string): Promise<void> {
  git('add', name);
  await vscode.commands.executeCommand('git.refresh');
  const repository = await theRepository();
  await eventually(() => repository.state.indexChanges.some(({ uri }) => uri.path.endsWith(name)), true);
}

async function labelsAt(text: string, offset: number): Promise<string[]> {
  const document = await boxDocument();
  (await box()).value = text;
  await eventually(() => document.getText(), text);
  const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    document.positionAt(offset),
  );
  return items.map(({ label }) =>
    typeof label === 'string' ? label : `${label.label} ${label.description ?? ''}`.trim(),
  );
}

async function hoverInBox(line: number, character: number): Promise<string> {
  const { uri } = await boxDocument();
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    uri,
    new vscode.Position(line, character),
  );
  return hovers
    .flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    )
    .join('\n');
}
