import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, eventually, file, lensTitles, show, write } from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

/** The first line of our hover over the first place of a text in a file, or undefined. */
async function hoverOver(name: string, text: string): Promise<string | undefined> {
  const document = await vscode.workspace.openTextDocument(file(name));
  const position = document.positionAt(document.getText().indexOf(text) + 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  const markdown = hovers.flatMap(({ contents }) =>
    contents.map((content) => (content instanceof vscode.MarkdownString ? content.value : '')),
  );
  return markdown.find((content) => content.includes('command:leadership.'))?.split(' · [')[0];
}

const ledger = '**ledger** · Bo Lindqvist, Park Eun\\-ji';
const payouts = '**Payouts** · Payouts crew, Ana Oliveira, \\@acme\\/treasury';

describe('the hover on a path', () => {
  before(async () => {
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await closeAll();
  });
  after(closeAll);

  it('answers on an import', async () => {
    assert.equal(await hoverOver('src/payouts/schedule.ts', '../ledger/post'), ledger);
  });

  it('answers on a Markdown link, a log line and a pattern of CODEOWNERS', async () => {
    assert.match((await hoverOver('README.md', 'src/risk/rules.ts')) ?? '', /^\*\*Risk|^\*\*risk/);
    assert.equal(
      await hoverOver('docs/incidents/2026-09-12-replay.log', 'src/payouts/schedule.ts:42:13'),
      payouts,
    );
    assert.equal(await hoverOver('.github/CODEOWNERS', 'src/ledger/'), ledger);
  });

  it('answers in a commit message', async () => {
    await write(
      '.git/COMMIT_EDITMSG',
      'I intend to move a/src/payouts/schedule.ts\n\nand/or https://acme.example/src/payouts/\n',
    );
    assert.equal(await hoverOver('.git/COMMIT_EDITMSG', 'a/src/payouts'), payouts);
    assert.equal(await hoverOver('.git/COMMIT_EDITMSG', 'and/or'), undefined);
    assert.equal(await hoverOver('.git/COMMIT_EDITMSG', 'https://'), undefined);
  });

  it('is silent where nobody owns, and when it is switched off', async () => {
    const configuration = vscode.workspace.getConfiguration('leadership');
    await configuration.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
    assert.equal(await hoverOver('src/payouts/schedule.ts', '../ledger/post'), undefined);
    await configuration.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
    assert.equal(await hoverOver('src/payouts/schedule.ts', '../ledger/post'), ledger);
  });

  it('is seen, with the rung, the criteria and the pattern that decided', async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    const text = await onPage(async (_page, { hover }) => {
      const shown = await hover('../ledger/post');
      await shown.filter({ hasText: 'What counts' }).first().waitFor();
      return (await shown.allInnerTexts()).join('\n');
    });
    await screenshot('hover');
    for (const part of [
      'ledger · Bo Lindqvist, Park Eun-ji · Open domain · Decision criteria',
      'I intend to… State the intent, then act unless someone objects',
      'delegated by Samira Haddad',
      'A late payout is better than a double one — leadership.yaml:51',
      'src/ledger/post.ts by src/ledger/ in leadership.yaml:',
    ])
      assert.ok(text.includes(part), `${part}\nis not in\n${text}`);
  });
});
