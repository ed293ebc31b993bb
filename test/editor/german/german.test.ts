import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { closeAll, errors, eventually, replace, show } from '../example.ts';
import { onPage, screenshot } from '../page.ts';

describe('the extension in German', () => {
  afterEach(closeAll);

  it('runs in a German VS Code', () => {
    assert.equal(vscode.env.language, 'de');
  });

  it('shows its commands in the palette', async () => {
    await show('src/payouts/schedule.ts');
    await onPage(async (page, { runCommand }) => {
      await runCommand('Leadership: Entscheidungskriterien anzeigen');
      await page.getByText('Entscheidungskriterien: Payouts').first().waitFor();
      await page.keyboard.press('Escape');
    });
  });

  it('shows the code lens, the status bar, and the list of owners', async () => {
    await show('src/payouts/schedule.ts');
    await onPage(async (page, { codeLens, statusBarItem }) => {
      await codeLens('A late payout').waitFor();
      await statusBarItem('Payouts').first().click();
      const card = page.locator('.quick-input-list');
      for (const text of [
        'Stufe und Kriterien',
        'Absicht angeben, dann handeln',
        'wichtigstes Kriterium',
        'Passende Muster',
      ])
        await card.getByText(text).first().waitFor();
    });
    await screenshot('german-card');
    await onPage((page) => page.keyboard.press('Escape'));
  });

  it('shows a hover on a path', async () => {
    const { document } = await show('src/risk/review-queue.ts');
    const at = document.positionAt(document.getText().indexOf('payouts/payout'));
    const isShown = async (): Promise<boolean> =>
      (await hoverTexts(document, at)).some((text) => text.includes('Mehr, mit'));
    await eventually(isShown, true);
  });

  it('explains a key of the file', async () => {
    const { document } = await show('leadership.yaml');
    const at = document.positionAt(document.getText().indexOf('purpose:') + 1);
    const isShown = async (): Promise<boolean> =>
      (await hoverTexts(document, at)).some((text) => text.includes('Wozu es'));
    await eventually(isShown, true);
  });

  it('shows problems and their remedies', async () => {
    const editor = await show('leadership.yaml');
    await replace(editor, 'owners: [payouts-crew', 'owners: [payout-crew');
    await eventually(() => errors('leadership.yaml').length, 1);
    assert.deepEqual(
      errors('leadership.yaml').map((problem) => problem.replace(/^\S+ /, '')),
      ['error reference/unknown-owner Unbekannt: Verantwortliche "payout-crew". Meinten Sie "payouts-crew"?'],
    );
  });

  it('shows the Leadership views', async () => {
    await vscode.commands.executeCommand('leadership.control.focus');
    await onPage(async (page, { treeRow }) => {
      await treeRow('Erfordert Aufmerksamkeit').first().waitFor();
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
