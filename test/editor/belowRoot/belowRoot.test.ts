import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { box, openRepository, problemsOfBox } from '../commitBox.ts';
import {
  closeAll,
  errors,
  eventually,
  example,
  file,
  lensTitles,
  problems,
  read,
  remove,
  replace,
  write,
} from '../example.ts';
import { canSeePage } from '../page.ts';

const payouts = '$(organization) Payouts · Owners: Payouts crew, Ana Oliveira +1 · “I intend to…”';
const ledger = '$(organization) ledger · Owners: Bo Lindqvist, Park Eun-ji · “I intend to…”';

/** Opens a file without calling the extension: it is VS Code that wakes it up. */
async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(file(name), { preview: false });
}

async function firstLens(name: string): Promise<string | undefined> {
  return (await lensTitles(name))[0];
}

/** Opens a second folder. */
async function addFolder(name: string): Promise<void> {
  // Refused while another change is under way.
  await eventually(() => vscode.workspace.updateWorkspaceFolders(1, 0, { uri: file(name) }), true);
  await eventually(() => vscode.workspace.workspaceFolders?.length, 2);
}

async function removeFolder(): Promise<void> {
  await eventually(() => vscode.workspace.updateWorkspaceFolders(1, 1), true);
  await eventually(() => vscode.workspace.workspaceFolders?.length, 1);
}

function ownFile(inherits: string): string {
  return [
    'version: 1',
    inherits,
    'purpose: Money leaves.',
    'goals: [Be there]',
    'decisionCriteria: [Be kind]',
    'domains:',
    '  - { id: files, name: Bank files, paths: ["bank-*"], owners: ["@acme/files"] }',
    '',
  ].join('\n');
}

describe('a folder below the root of its repository', () => {
  afterEach(closeAll);

  it('wakes up the extension, and is answered from the file above', async () => {
    await eventually(
      () => vscode.extensions.getExtension('leadership-as-code.leadership-as-code')?.isActive,
      true,
    );
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts);
  });

  it('has hovers on what lies beside it in the repository', async () => {
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

  it('checks the commit message of the repository', async function () {
    if (!canSeePage) this.skip();
    const git = vscode.workspace.getConfiguration('git');
    await git.update('openRepositoryInParentFolders', 'always', vscode.ConfigurationTarget.Global);
    await openRepository(example);
    (await box()).value = 'Can I pay?\n\nDomain: ledgr';
    await eventually(problemsOfBox, [
      'warning intent/asks-permission «Can I» This asks for permission. State your intent instead: "I intend to pay"',
      'warning intent/unknown-reference «ledgr» Unknown domain "ledgr". Did you mean "ledger"?',
    ]);
    (await box()).value = '';
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('lists the findings of the file above while that is open, and knows all files of the repository', async () => {
    assert.deepEqual(problems('leadership.yaml'), []);
    const editor = await open('leadership.yaml');
    const codes = (): string[] => [
      ...new Set(problems('leadership.yaml').map((problem) => problem.split(' ')[2] ?? '')),
    ];
    await eventually(() => codes().includes('control/unowned-paths'), true);
    assert.deepEqual([errors('leadership.yaml'), codes().includes('control/unmatched-pattern')], [[], false]);

    await replace(editor, 'name: Payouts\n    purpose', 'name: Paying out\n    purpose');
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts.replace('Payouts', 'Paying out'));
    await replace(editor, 'owners: [payouts-crew, ana,', 'owners: [payouts-crew, anna,');
    await eventually(() => errors('leadership.yaml').length, 1);
    await closeAll();
    await eventually(() => problems('leadership.yaml'), []);
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts);
  });

  it('sees what was changed above when that is opened', async () => {
    const before = await read('leadership.yaml');
    await write('leadership.yaml', before.replace('name: Payouts\n', 'name: Paying out\n'));
    await open('leadership.yaml');
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts.replace('Payouts', 'Paying out'));
    await closeAll();
    await write('leadership.yaml', before);
    await open('leadership.yaml');
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts);
  });

  it('uses only a nested file that does not inherit, and adds to the outer files with one that does', async () => {
    const own = 'src/payouts/leadership.yaml';
    const files = '$(organization) Bank files · Owner: @acme/files · “I intend to…”';
    await write(own, ownFile(''));
    await eventually(() => firstLens('src/payouts/bank-file.ts'), files);
    await eventually(() => firstLens('src/payouts/schedule.ts'), undefined);
    await write(own, ownFile('inherits: true'));
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts);
    await eventually(() => firstLens('src/payouts/bank-file.ts'), files);
    await remove(own);
    await eventually(() => firstLens('src/payouts/bank-file.ts'), payouts);
  });

  it('stands beside another one of the same repository', async () => {
    await addFolder('src/ledger');
    await eventually(() => firstLens('src/ledger/post.ts'), ledger);
    const editor = await open('leadership.yaml');
    await replace(editor, '- id: ledger', '- id: books');
    await eventually(() => firstLens('src/ledger/post.ts'), ledger.replace('ledger', 'books'));
    await replace(editor, 'name: Payouts\n    purpose', 'name: Paying out\n    purpose');
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts.replace('Payouts', 'Paying out'));
    await closeAll();
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts);
    await eventually(() => firstLens('src/ledger/post.ts'), ledger);
    await removeFolder();
  });

  it('is left alone outside a repository, where anybody may have put a file above it', async () => {
    const plain = '../plain/inner/a.ts';
    await write('../plain/leadership.yaml', ownFile('').replace('bank-*', '*'));
    await write(plain, '');
    await addFolder('../plain/inner');
    await eventually(() => firstLens('src/payouts/schedule.ts'), payouts);
    assert.deepEqual(await lensTitles(plain), []);
    await write('../plain/.git/HEAD', 'ref: refs/heads/main\n');
    await vscode.window.showTextDocument(file('../plain/leadership.yaml'));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    await replace(editor, 'Bank files', 'Everything');
    assert.ok(await editor.document.save());
    await eventually(
      () => firstLens(plain),
      '$(organization) Everything · Owner: @acme/files · “I intend to…”',
    );
    await removeFolder();
  });
});
