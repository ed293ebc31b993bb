import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, problems, read, replace, show, write } from './example.ts';
import { canSeePage, screenshot } from './page.ts';

const name = '.github/CODEOWNERS';

describe('CODEOWNERS', () => {
  let written = '';
  before(async () => {
    written = await read(name);
    await show('leadership.yaml');
  });
  afterEach(closeAll);
  afterEach(() => write(name, written));

  it('gets a generated block, which is marked where it differs, and updated', async () => {
    await vscode.commands.executeCommand('leadership.updateCodeowners');
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.fileName, file(name).fsPath);
    assert.equal(editor.document.isDirty, true);
    const updated = editor.document.getText();
    assert.ok(updated.startsWith(written));
    assert.match(updated, /# BEGIN leadership\n[^]*src\/risk\/ [^]*# END leadership\n$/);
    await editor.document.save();

    // A line of somebody else still wins.
    const left =
      '2:1-2:37 warning codeowners/other-lines 3 files, such as experiments/forecast.ts, have no owner in leadership.yaml, and @acme/platform here. Change or remove this line, which is not generated, or change leadership.yaml.';
    await eventually(() => problems(name), [left]);
    const line = '/src/risk/ @chidi-acme @tomasz-acme';
    await replace(editor, line, '/src/risk/ @acme/others');
    await eventually(
      () =>
        problems(name)
          .filter((problem) => problem.includes('@acme/others'))
          .map((problem) => problem.replace(/^\S+ /, '')),
      [
        'warning codeowners/out-of-sync 5 files, such as src/risk/limits.ts, have @chidi-acme @tomasz-acme in leadership.yaml, and @acme/others here. Update CODEOWNERS.',
      ],
    );
    if (canSeePage) await screenshot('codeowners-out-of-sync');
    const at = editor.document.positionAt(editor.document.getText().indexOf('@acme/others'));
    const [fix] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      editor.document.uri,
      new vscode.Range(at, at),
      vscode.CodeActionKind.QuickFix.value,
    );
    assert.equal(fix?.title, 'Update CODEOWNERS');
    await vscode.commands.executeCommand(
      fix.command?.command ?? '',
      ...((fix.command?.arguments ?? []) as unknown[]),
    );
    assert.equal(editor.document.getText(), updated);
    await eventually(() => problems(name), [left]);
    await editor.document.save();
    await vscode.commands.executeCommand('leadership.updateCodeowners');
    assert.equal(editor.document.isDirty, false);
  });

  it('is not updated with what is not saved, and not from a file with errors', async () => {
    const editor = await show('leadership.yaml');
    await replace(editor, 'owners: [bo, eun-ji]', 'owners: [bo]');
    await vscode.commands.executeCommand('leadership.updateCodeowners');
    assert.equal(vscode.window.activeTextEditor, editor);
    assert.equal(await read(name), written);
  });

  it('is created where the host looks for it', async () => {
    await vscode.workspace.fs.delete(file(name));
    await eventually(async () => {
      await closeAll();
      await vscode.commands.executeCommand('leadership.updateCodeowners');
      return read(name).then(
        (text) => /^# BEGIN leadership\n[^]*# END leadership\n$/.test(text),
        () => false,
      );
    }, true);
    assert.equal(vscode.window.activeTextEditor?.document.fileName, file(name).fsPath);
  });

  it('says who an owner is in a hover', async () => {
    const document = await vscode.workspace.openTextDocument(file(name));
    const at = document.positionAt(document.getText().indexOf('@acme/platform') + 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      at,
    );
    const said = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    assert.match(said.join('\n'), /^\*\*Platform\*\*/m);
  });

  it('is not marked without a generated block', async () => {
    await eventually(() => problems(name), []);
  });
});
