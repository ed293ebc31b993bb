import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  eventually,
  file,
  lensTitles,
  read,
  remove,
  replace,
  show,
  withSettings,
  write,
} from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const { executeCommand } = vscode.commands;

describe('the views', () => {
  before(async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await onPage((page) => page.setViewportSize({ width: 1280, height: 1400 }));
    await closeAll();
  });
  afterEach(async () => {
    await executeCommand('leadership.showAllItems');
    await executeCommand('leadership.groupControlByDomain');
    await closeAll();
  });
  after(async () => {
    if (!canSeePage) return;
    await executeCommand('workbench.view.explorer');
    await onPage((page) => page.setViewportSize({ width: 1280, height: 800 }));
  });

  it('say what we are after, and by what we decide', async () => {
    await open('Clarity');
    await eventually(
      async () => (await rows('Clarity')).slice(0, 8),
      [
        'Merchants get the money they earned, on the day they earned it.',
        'Goals',
        '  99% of payouts settle on the day they were earned | on track · by 2028-06-30 · Payouts crew',
        '  The ledger and the bank agree every evening, to the cent | at risk · by 2028-12-31 · Bo Lindqvist',
        '  Merchants can see where their money is without writing to us | by 2029-06-30 · Inés Calderón',
        '  Every domain works at "I intend to" or above',
        'Decision criteria',
        '  A late payout is better than a double one | Payouts, ledger',
      ],
    );
  });

  it('show domains and owners, those of the user first, or only those, or by person', async () => {
    await open('Control');
    const domains = [
      'Documentation | Kiri +1 · I’ve done · 8 files',
      'Platform | Platform +1 · I intend · 20 files',
      'data | Tomasz +1 · I intend · 4 files',
      'Money movement | Ana +1 · I intend',
      'risk | Chidi +1 · I recommend · 6 files',
      'Public API | Kiri +1 · I intend · 7 files',
      'Merchant portal | portal-crew · I intend · 8 files',
    ];
    const shown = async (): Promise<string[]> => (await rows('Control')).map((row) => row.trim());
    await eventually(shown, ['Needs attention', 'Unowned | 3 files', 'Domains', ...domains]);
    await withSettings({ me: 'chidi' }, async () => {
      const mine = 'risk | Chidi +1 · I recommend · 6 files';
      const others = domains.filter((row) => !row.startsWith('risk'));
      await eventually(shown, ['Needs attention', 'Unowned | 3 files', 'Domains', mine, ...others]);
      await executeCommand('leadership.showOnlyMyItems');
      await eventually(shown, ['Domains', mine]);
      await executeCommand('leadership.groupControlByPerson');
      await eventually(shown, ['People', 'Chidi Okafor | you · 1 domain']);
      await executeCommand('leadership.showAllItems');
      await eventually(
        async () => (await shown()).slice(3, 5),
        ['Chidi Okafor | you · 1 domain', 'Ana Oliveira | 2 domains'],
      );
    });
    await executeCommand('leadership.groupControlByDomain');
    await eventually(shown, ['Needs attention', 'Unowned | 3 files', 'Domains', ...domains]);
  });

  it('open items with the keyboard alone', async () => {
    await open('Control');
    await row('Control', 'Public API').click();
    await eventually(lineAtCursor, '  - id: api');
    await executeCommand('leadership.control.focus');
    await onPage(async (page, { treeRow }) => {
      await page.keyboard.press('ArrowRight');
      await treeRow('webhooks').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    });
    await eventually(lineAtCursor, '  - id: webhooks');
  });

  it('keep the focus when a row is chosen, until a double click', async () => {
    await open('Control');
    const isInTree = (): Promise<boolean> =>
      onPage((page) => page.locator('.sidebar .monaco-list:focus').count()).then((count) => count === 1);
    await row('Control', 'Public API').click();
    await eventually(lineAtCursor, '  - id: api');
    assert.equal(await isInTree(), true);
    await onPage((page) => page.keyboard.press('ArrowUp'));
    await onPage((page) => page.keyboard.press('Enter'));
    await eventually(lineAtCursor, '  - id: risk');
    assert.equal(await isInTree(), true);
    await eventually(selected, 'risk');
    assert.equal(vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, true);
    await onPage((page) =>
      page.locator('.sidebar .monaco-list-row .label-name', { hasText: 'Public API' }).first().dblclick(),
    );
    await eventually(isInTree, false);
    await eventually(() => vscode.window.tabGroups.activeTabGroup.activeTab?.isPreview, false);
    await eventually(lineAtCursor, '  - id: api');
  });

  it('open the place where an entry is now', async () => {
    await open('Control');
    const editor = await show('leadership.yaml');
    await replace(editor, 'version: 1', '# One\n# Two\n# Three\nversion: 1');
    // The views follow what is typed a moment later.
    await eventually(async () => {
      await row('Control', 'risk').click();
      return lineAtCursor();
    }, '  - id: risk');
  });

  it('have a menu with what applies to a row', async () => {
    await open('Control');
    assert.deepEqual(await menu('risk'), ['Reveal in leadership.yaml', 'Show Domain Files', 'Copy Handles']);
    await screenshot('views-menu');
    await pick('Copy Handles');
    await eventually(async () => vscode.env.clipboard.readText(), '@chidi-acme @tomasz-acme');
    await row('Control', 'Unowned').click();
    assert.deepEqual(await menu('tools/'), [
      'Open',
      'Show Owners',
      'Explain Ownership…',
      'Claim Unowned Path…',
    ]);
    await pick('Explain Ownership…');
    await eventually(
      () => onPage((page) => page.locator('.quick-input-widget:visible input[type=text]').inputValue()),
      'tools/slow-queries.ts',
    );
    await onPage((page) => page.keyboard.press('Escape'));
    await row('Control', 'Unowned').click();
  });

  it('have names and roles for a screen reader', async () => {
    await open('Control');
    await named('Domain risk, owned by Chidi Okafor, Tomasz Wójcik, “I recommend…”, 6 files');
    await named('3 files unowned');
    await open('Clarity');
    await named('Purpose: Merchants get the money they earned, on the day they earned it.');
    await named('Goals, 4 in order of importance');
    await named(
      'Goal: The ledger and the bank agree every evening, to the cent, at risk, due 2028-12-31, owned by Bo Lindqvist',
    );
    await named('Criterion: A late payout is better than a double one, applies to Payouts, ledger');
    await open('Competence');
    await named('Gap in risk: no owner is at level expert in fraud-modelling');
    await named('Person Ana Oliveira, ');
    await named('Domain risk, 0 of 1 covered');
  });

  it('let a folder be claimed', async () => {
    await open('Control');
    await row('Control', 'Unowned').click();
    await row('Control', 'tools/').action('Claim Unowned Path…');
    await choose('Platform');
    await eventually(async () => (await text()).includes('docs/runbooks/, tools/slow-queries.ts]'), true);
    await executeCommand('undo');
    assert.equal((await text()).includes('tools/slow-queries.ts]'), false);
    await row('Control', 'Unowned').click();
  });

  it('lead to what the next authority level needs, and add what is missing', async () => {
    await open('Control');
    await row('Control', 'Merchant portal').click();
    await onPage(async (page, { treeRow }) => {
      await page.keyboard.press('ArrowRight');
      await treeRow('1 of 4 met').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      await treeRow('Needs "delegatedBy"').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    });
    await eventually(lineAtCursor, '  - id: merchant-portal');
    await screenshot('views-steps');
    await row('Control', 'Needs "delegatedBy"').action('Add What Is Missing');
    await eventually(async () => (await text()).includes('delegatedBy: "@who-answers"'), true);
    await executeCommand('undo');
    assert.equal((await text()).includes('@who-answers'), false);
    await row('Control', 'Merchant portal').click();
    await onPage((page) => page.keyboard.press('ArrowLeft'));
  });

  it('close a gap with a growing entry, which one undo reverts', async () => {
    await open('Competence');
    const before = await text();
    await row('Competence', 'fraud-modelling: expert').action('Close Competency Gap…');
    await choose('Plan for Chidi Okafor to reach expert in "fraud-modelling"');
    const growing = 'growing: [{ competency: fraud-modelling, to: expert }]';
    await eventually(async () => (await text()).includes(growing), true);
    await eventually(async () => (await rows('Competence')).includes('Competency gaps | 1'), false);
    await executeCommand('undo');
    assert.equal(await text(), before);
    await eventually(async () => (await rows('Competence')).includes('Competency gaps | 1'), true);
    assert.equal(vscode.window.activeTextEditor?.document.fileName, file('leadership.yaml').fsPath);
  });

  it('show the last valid version of a broken file, and say so', async () => {
    await open('Control');
    const before = await rows('Control');
    const editor = await show('leadership.yaml');
    await replace(editor, 'domains:\n  - id: docs', 'domains: [\n  - id: docs');
    await eventually(message, 'leadership.yaml has syntax errors. Showing the last valid version.');
    assert.deepEqual(await rows('Control'), before);
    await executeCommand('undo');
    await eventually(message, '');
  });

  it('follow the active file without taking the focus', async () => {
    await open('Control');
    await show('src/risk/score.ts');
    await eventually(selected, 'risk');
    await show('src/api/webhooks/sign.ts');
    await eventually(selected, 'webhooks');
    const focused = await onPage((page) =>
      page.locator('.sidebar .monaco-list-row.focused.selected:focus-within').count(),
    );
    assert.equal(focused, 0);
    assert.equal(vscode.window.activeTextEditor?.document.fileName, file('src/api/webhooks/sign.ts').fsPath);
    await withSettings({ 'views.followEditor': false }, async () => {
      await show('src/risk/score.ts');
      await show('src/ledger/post.ts');
    });
    await show('src/risk/rules.ts');
    await eventually(selected, 'risk');
  });

  it('count only what can be acted on', async () => {
    await open('Control');
    await eventually(badge, '');
    const editor = await show('leadership.yaml');
    await replace(editor, 'owners: [bo, eun-ji]', 'owners: [bo]');
    await eventually(badge, '1');
    await executeCommand('undo');
    await eventually(badge, '');
  });

  it('show icons in names as text', async () => {
    await open('Control');
    const editor = await show('leadership.yaml');
    await replace(editor, 'name: Public API', 'name: $(flame) API');
    await eventually(
      async () => (await rows('Control')).some((row) => row.trim().startsWith('$(flame) API |')),
      true,
    );
    await executeCommand('undo');
    await eventually(async () => (await rows('Control')).some((row) => row.includes('flame')), false);
  });

  it('offer a beginning where there is no file', async () => {
    await open('Clarity');
    const before = await read('leadership.yaml');
    await remove('leadership.yaml');
    try {
      await eventually(() => rows('Clarity'), []);
      await eventually(() => buttons('Clarity'), ['Create leadership.yaml', 'Get Started']);
    } finally {
      await write('leadership.yaml', before);
    }
    await eventually(async () => (await rows('Clarity')).length > 3, true);
  });

  it('say why they are empty, and what to do', async () => {
    const unknown = 'Only your items are shown, but leadership.yaml does not contain you.';
    await open('Control');
    await withSettings({ me: 'ghost' }, async () => {
      await executeCommand('leadership.showOnlyMyItems');
      for (const view of ['Clarity', 'Competence', 'Control'] as const) {
        await open(view);
        await eventually(() => welcome(view), unknown);
        await eventually(() => buttons(view), ['Set Who I Am', 'Clear Filter']);
      }
      await screenshot('views-unknown-user');
      await onPage((page) =>
        page
          .locator(
            '.pane:has(> .pane-header[aria-label*="Control"]) .welcome-view-content .monaco-button:visible',
          )
          .filter({ hasText: 'Clear Filter' })
          .click(),
      );
      await eventually(async () => (await rows('Control')).length > 3, true);
    });
    const before = await read('leadership.yaml');
    try {
      await open('Competence');
      await write('leadership.yaml', 'version: 1\ndomains: []\n');
      await eventually(
        () => welcome('Competence'),
        'leadership.yaml has no competencies yet: no domain requires one, and no person lists one.',
      );
      await open('Clarity');
      await eventually(
        () => welcome('Clarity'),
        'leadership.yaml has no purpose, goals, or decision criteria yet.',
      );
      await eventually(() => buttons('Clarity'), ['Open leadership.yaml']);
    } finally {
      await write('leadership.yaml', before);
    }
    await eventually(async () => (await rows('Clarity')).length > 3, true);
  });

  it('look well in light, dark and high contrast', async () => {
    const workbench = vscode.workspace.getConfiguration('workbench');
    await show('src/ledger/post.ts');
    await onPage((_page, { codeLens }) => codeLens('ledger').waitFor());
    for (const view of ['Clarity', 'Competence', 'Control'])
      await executeCommand(`leadership.${view.toLowerCase()}.focus`);
    for (const [name, theme] of [
      ['light', 'Default Light Modern'],
      ['dark', 'Default Dark Modern'],
      ['high-contrast', 'Default High Contrast'],
    ] as const) {
      await workbench.update('colorTheme', theme, vscode.ConfigurationTarget.Global);
      const kind = { light: '.vs', dark: '.vs-dark', 'high-contrast': '.hc-black' }[name];
      await onPage((page, _workbench, kind) => page.locator(`.monaco-workbench${kind}`).waitFor(), kind);
      await screenshot(`views-${name}`);
    }
    await workbench.update('colorTheme', undefined, vscode.ConfigurationTarget.Global);
  });
});

type View = 'Clarity' | 'Control' | 'Competence';

/** Opens a view, and gives it all the room. */
async function open(view: View): Promise<void> {
  await executeCommand(`leadership.${view.toLowerCase()}.focus`);
  await onPage((_page, { makeRoomFor }, view) => makeRoomFor(view), view);
}

/** The rows of a view, each as `label | description`. */
async function rows(view: View): Promise<string[]> {
  return onPage((_page, { rowsOf }, view) => rowsOf(view), view);
}

/** What one does with the row of this name in a view. */
function row(
  view: View,
  name: string,
): { readonly click: () => Promise<void>; readonly action: (title: string) => Promise<void> } {
  return {
    click: () =>
      onPage(
        async (page, _workbench, { view, name }) => {
          const pane = page.locator(`.pane:has(> .pane-header[aria-label*="${view}"])`);
          await pane.locator('.monaco-list-row .label-name', { hasText: name }).first().click();
        },
        { view, name },
      ),
    action: (title) =>
      onPage(
        async (page, _workbench, { view, name, title }) => {
          const pane = page.locator(`.pane:has(> .pane-header[aria-label*="${view}"])`);
          const row = pane.locator('.monaco-list-row', { hasText: name }).first();
          await row.hover();
          await row.locator(`.action-label[aria-label="${title}"]`).click();
        },
        { view, name, title },
      ),
  };
}

/** Opens the context menu of a row; returns its entries. */
async function menu(name: string): Promise<string[]> {
  return onPage(async (_page, { rowMenu }, name) => (await rowMenu(name)).allInnerTexts(), name);
}

/** Chooses an entry of the context menu that is open. */
async function pick(entry: string): Promise<void> {
  await onPage(async (page, { chooseEntry }, entry) => {
    await chooseEntry(page.getByRole('menuitem', { name: entry }));
  }, entry);
}

/** Chooses an entry of the list that is open, by its name. */
async function choose(entry: string): Promise<void> {
  await onPage(async (page, _workbench, entry) => {
    await page.locator('.quick-input-list .monaco-list-row', { hasText: entry }).first().waitFor();
    await page.keyboard.type(entry);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: entry }).first().waitFor();
    await page.keyboard.press('Enter');
  }, entry);
}

/** Waits for an item of a tree with this name in the page's accessibility tree. */
async function named(name: string): Promise<void> {
  await onPage(async (page, _workbench, name) => {
    await page.getByRole('treeitem', { name }).first().waitFor();
  }, name);
}

async function message(): Promise<string> {
  return onPage(async (page) => {
    const pane = page.locator('.pane:has(> .pane-header[aria-label*="Control"])');
    return (await pane.locator('.message:visible').allInnerTexts()).join();
  });
}

/** What is offered in an empty view. */
async function buttons(view: View): Promise<string[]> {
  return onPage(
    (page, _workbench, view) =>
      page
        .locator(
          `.pane:has(> .pane-header[aria-label*="${view}"]) .welcome-view-content .monaco-button:visible`,
        )
        .allInnerTexts(),
    view,
  );
}

/** What an empty view says. */
async function welcome(view: View): Promise<string> {
  return onPage(async (page, _workbench, view) => {
    const pane = page.locator(`.pane:has(> .pane-header[aria-label*="${view}"])`);
    return (await pane.locator('.welcome-view-content > p:visible').allInnerTexts()).join(' ');
  }, view);
}

async function selected(): Promise<string> {
  return onPage(async (page) => {
    const rows = page.locator('.pane:has(> .pane-header[aria-label*="Control"]) .monaco-list-row.selected');
    return (await rows.locator('.label-name').allInnerTexts()).join();
  });
}

/** The number on the icon in the activity bar. */
async function badge(): Promise<string> {
  return onPage(async (page) => {
    const icon = page.locator('.activitybar .action-item:has([aria-label^="Leadership"])');
    return (await icon.locator('.badge-content:visible').allInnerTexts()).join();
  });
}

async function text(): Promise<string> {
  return (await vscode.workspace.openTextDocument(file('leadership.yaml'))).getText();
}

function lineAtCursor(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.lineAt(editor.selection.active.line).text;
}
