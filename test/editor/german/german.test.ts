import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, errors, eventually, replace, show } from '../example.ts';
import { onPage, screenshot } from '../page.ts';

describe('the extension in German', () => {
  afterEach(closeAll);

  it('is asked to speak it', () => {
    assert.equal(vscode.env.language, 'de');
  });

  it('names its commands in the palette', async () => {
    await show('src/payouts/schedule.ts');
    await onPage(async (page, { runCommand }) => {
      await runCommand('Leadership: Entscheidungskriterien zeigen');
      await page.getByText('Payouts: was beim Entscheiden zählt').first().waitFor();
      await page.keyboard.press('Escape');
    });
  });

  it('answers above a file, in the status bar, and in the card', async () => {
    await show('src/payouts/schedule.ts');
    await onPage(async (page, { codeLens, statusBarItem }) => {
      await codeLens('A late payout').waitFor();
      await statusBarItem('Payouts').first().click();
      const card = page.locator('.quick-input-list');
      for (const text of ['Hier entscheiden', 'Die Absicht erklären', 'was am meisten zählt', 'Warum'])
        await card.getByText(text).first().waitFor();
    });
    await screenshot('german-card');
    await onPage((page) => page.keyboard.press('Escape'));
  });

  it('answers a hover', async () => {
    const { document } = await show('src/risk/review-queue.ts');
    const at = document.positionAt(document.getText().indexOf('payouts/payout'));
    const said = async (): Promise<boolean> =>
      (await hoverTexts(document, at)).some((text) => text.includes('Was hier beim Entscheiden zählt:'));
    await eventually(said, true);
  });

  it('says what a key of the file means', async () => {
    const { document } = await show('leadership.yaml');
    const at = document.positionAt(document.getText().indexOf('purpose:') + 1);
    const said = async (): Promise<boolean> =>
      (await hoverTexts(document, at)).some((text) => text.includes('Wozu es'));
    await eventually(said, true);
  });

  it('says what is wrong in the file, and how to mend it', async () => {
    const editor = await show('leadership.yaml');
    await replace(editor, 'owners: [payouts-crew', 'owners: [payout-crew');
    await eventually(() => errors('leadership.yaml').length, 1);
    assert.deepEqual(
      errors('leadership.yaml').map((problem) => problem.replace(/^\S+ /, '')),
      [
        'error reference/unknown-owner Nicht bekannt: Verantwortliche "payout-crew". Ist „payouts-crew“ gemeint?',
      ],
    );
  });

  it('shows what there is in the side bar', async () => {
    await vscode.commands.executeCommand('leadership.control.focus');
    await onPage(async (page, { treeRow }) => {
      await treeRow('Braucht Aufmerksamkeit').first().waitFor();
      for (const view of ['Klarheit', 'Kontrolle', 'Kompetenz'])
        await page
          .getByRole('button', { name: new RegExp(`^${view}`) })
          .first()
          .waitFor();
    });
    await screenshot('german-views');
  });
});

async function hoverTexts({ uri }: vscode.TextDocument, at: vscode.Position): Promise<string[]> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, at);
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (content instanceof vscode.MarkdownString ? content.value : ''));
}
