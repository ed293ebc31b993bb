import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, errors, eventually, file, problems, read, replace, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const name = 'leadership.yaml';

/** The actions of a kind at the first place of a text. */
async function actionsAt(text: string, kind: vscode.CodeActionKind): Promise<vscode.CodeAction[]> {
  const document = await vscode.workspace.openTextDocument(file(name));
  const at = document.positionAt(document.getText().indexOf(text));
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(at, at),
    kind.value,
  );
}

async function applyAt(text: string, kind: vscode.CodeActionKind, title: string): Promise<void> {
  const action = (await actionsAt(text, kind)).find((one) => one.title === title);
  assert.ok(action?.edit, title);
  assert.ok(await vscode.workspace.applyEdit(action.edit));
}

const { QuickFix, RefactorExtract, RefactorRewrite, SourceFixAll } = vscode.CodeActionKind;
const grow = 'Plan for Chidi Okafor to reach expert in "fraud-modelling"';

describe('code actions', () => {
  before(async () => {
    await show(name);
    await eventually(() => problems(name).some((problem) => problem.includes('competence/gap')), true);
  });
  afterEach(async () => {
    await closeAll();
    await show(name);
  });
  after(closeAll);

  it('close a gap in competence, and silence it last', async () => {
    const editor = await show(name);
    await eventually(async () => {
      const actions = await actionsAt('fraud-modelling: expert }', QuickFix);
      return actions.map(({ title }) => title).filter((title) => /^Plan for|^Suppress/.test(title));
    }, [
      grow,
      'Plan for Tomasz Wójcik to reach expert in "fraud-modelling"',
      'Suppress competence/gap for this line',
    ]);
    await applyAt('fraud-modelling: expert }', QuickFix, grow);
    assert.ok(
      editor.document
        .getText()
        .includes(
          'competencies: { fraud-modelling: proficient }, growing: [{ competency: fraud-modelling, to: expert }] }',
        ),
    );
  });

  it('add somebody who knows the files of a domain with a single owner', async () => {
    const editor = await show(name);
    await replace(editor, 'owners: [bo, eun-ji]', 'owners: [bo]');
    const alone = 'bo]\n    goals: [no-lost-cent]';
    const title = 'Add Ada Test, who knows its files, as an owner of "ledger"';
    await eventually(async () => {
      const actions = await actionsAt(alone, QuickFix);
      return actions.some((action) => action.title === title);
    }, true);
    await applyAt(alone, QuickFix, title);
    assert.ok(editor.document.getText().includes('owners: [bo, "ada@example.com"]'));
  });

  it('write a goal in full', async () => {
    const editor = await show(name);
    await eventually(async () => (await actionsAt('Every domain works', RefactorRewrite)).length, 1);
    await applyAt('Every domain works', RefactorRewrite, 'Expand to full form');
    assert.match(editor.document.getText(), /\n {2}- \{ statement: Every domain works at .* or above \}\n/);
  });

  it('mend all that is safe at once', async () => {
    const editor = await show(name);
    const sound = editor.document.getText();
    await replace(editor, 'paths: [docs/, "*.md"]', 'paths: [docs/, *.md]');
    await eventually(() => errors(name).length, 1);
    await applyAt(
      'paths: [docs/',
      SourceFixAll.append('leadership'),
      'Fix all auto-fixable Leadership problems',
    );
    assert.equal(editor.document.getText(), sound);
  });

  it('mend all that is safe at every save, where that is wanted', async () => {
    const editor = await show(name);
    const sound = editor.document.getText();
    const saving = vscode.workspace.getConfiguration('editor');
    const wanted = { 'source.fixAll.leadership': 'explicit' };
    await saving.update('codeActionsOnSave', wanted, vscode.ConfigurationTarget.Global);
    try {
      await replace(editor, 'paths: [docs/, "*.md"]', 'paths: [docs/, *.md]');
      await eventually(() => errors(name).length, 1);
      assert.ok(await editor.document.save());
      await eventually(() => read(name), sound);
    } finally {
      await saving.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
      await write(name, sound);
    }
  });

  it('split a pattern into a domain of its own', async () => {
    const editor = await show(name);
    const title = 'Extract "src/payouts/ledger/" to a new domain "ledger-2"';
    await eventually(async () => (await actionsAt('src/payouts/ledger/, "db', RefactorExtract)).length, 1);
    await applyAt('src/payouts/ledger/, "db', RefactorExtract, title);
    assert.match(
      editor.document.getText(),
      /\n {4}contact: "#ledger"\n\n {2}- id: ledger-2\n {4}paths: \[src\/payouts\/ledger\/\]\n {4}owners: \[bo, eun-ji\]\n\n/,
    );
  });

  it('are seen in the menu of fixes', async function () {
    if (!canSeePage) this.skip();
    const editor = await show(name);
    const at = editor.document.positionAt(editor.document.getText().indexOf('fraud-modelling: expert }'));
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at), vscode.TextEditorRevealType.InCenter);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const titles = await onPage(async (_page, { editor, quickFixes }) => {
      await editor.locator('.view-line').first().waitFor();
      const menu = await quickFixes();
      return menu.allInnerTexts();
    });
    await screenshot('quick-fix-gap');
    assert.ok(titles.includes(grow), titles.join('\n'));
    await onPage((page) => page.keyboard.press('Escape'));
  });
});
