import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, errors, eventually, example, file, lensTitles, problems, replace } from '../example.ts';
import { onPage, screenshot } from '../page.ts';

/** Opens a file without calling the extension: it is VS Code that wakes it up. */
async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(file(name), { preview: false });
}

describe('the extension in a browser', () => {
  afterEach(closeAll);

  it('runs in a worker, woken up by the leadership file', async () => {
    assert.deepEqual(
      [vscode.env.uiKind, 'WorkerGlobalScope' in globalThis, example.scheme],
      [vscode.UIKind.Web, true, 'vscode-remote'],
    );
    const ours = vscode.extensions.getExtension('leadership-as-code.leadership-as-code');
    assert.ok(ours, 'the extension is not there');
    await eventually(() => ours.isActive, true);
  });

  it('says at the top of a file who leads, and follows what is typed', async () => {
    const titles = [
      '$(organization) Payouts · Owners: Payouts crew, Ana Oliveira +1 · “I intend to…”',
      '$(law) Criteria: A late payout is better than… (+3)',
    ];
    await eventually(() => lensTitles('src/payouts/schedule.ts'), titles);
    const editor = await open('leadership.yaml');
    await replace(editor, 'name: Payouts\n    purpose', 'name: Paying out\n    purpose');
    await eventually(
      async () => (await lensTitles('src/payouts/schedule.ts'))[0],
      titles[0]?.replace('Payouts', 'Paying out'),
    );
  });

  it('shows a lens to whoever looks', async () => {
    await open('src/payouts/schedule.ts');
    await onPage((_page, { codeLens }) => codeLens('A late payout').waitFor());
    await screenshot('web');
  });

  it('answers a hover on an import', async () => {
    const { document } = await open('src/payouts/schedule.ts');
    const position = document.positionAt(document.getText().indexOf('../ledger/post') + 1);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      position,
    );
    const texts = hovers.flatMap(({ contents }) =>
      contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
    );
    const ours = texts.find((text) => text.includes('command:leadership.'));
    assert.equal(ours?.split('\n\n')[0], '**ledger** · Owners\\: Bo Lindqvist\\, Park Eun\\-ji');
  });

  it('lists findings and takes them away, and knows the files without git', async () => {
    const editor = await open('leadership.yaml');
    await eventually(() => errors('leadership.yaml'), []);
    await replace(editor, 'owners: [payouts-crew, ana,', 'owners: [payouts-crew, anna,');
    await eventually(
      () => errors('leadership.yaml').map((problem) => problem.replace(/^\S+ /, '')),
      ['error reference/unknown-owner Unknown owner "anna". Did you mean "ana"?'],
    );
    await replace(editor, 'src/payouts/', 'src/nowhere/');
    const codes = (): boolean =>
      problems('leadership.yaml').some((problem) => problem.includes('control/unmatched-pattern'));
    await eventually(codes, true);
    await vscode.commands.executeCommand('undo');
    await eventually(codes, false);
  });

  it('completes an owner', async () => {
    const { document } = await open('leadership.yaml');
    const at = document.getText().indexOf('ana, "@acme/treasury"');
    const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      document.uri,
      document.positionAt(at + 1),
    );
    const labels = items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('ana'), labels.join());
  });
});
