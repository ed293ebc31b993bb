import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  closeAll,
  errors,
  eventually,
  lensTitles,
  read,
  remove,
  show,
  withSettings,
  write,
} from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';
import { openWalkthrough, stepsDone } from './walkthroughPage.ts';

const { executeCommand } = vscode.commands;

describe('the walkthrough', () => {
  let text = '';

  before(async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await closeAll();
    text = await read('leadership.yaml');
    await remove('leadership.yaml');
    await eventually(() => lensTitles('src/payouts/schedule.ts'), []);
    // Steps slide open, and only then take the focus to themselves.
    await reduceMotion('on');
  });
  after(async () => {
    if (text === '') return;
    await reduceMotion(undefined);
    await closeAll();
    await write('leadership.yaml', text);
    await executeCommand('workbench.view.explorer');
  });

  it('leads from no file to a valid one, a first domain, and a first intent, with the keyboard alone', async () => {
    await withSettings({ me: '@ana-acme' }, async () => {
      await openWalkthrough();
      await screenshot('walkthrough');
      await press('Create leadership.yaml', 'Create Leadership File');
      await choose('Select Folders and Owners');
      await onPage(async (page) => {
        // No folder, and nobody for everything yet.
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'docs/' }).first().waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.quick-input-title', { hasText: 'everything else' }).waitFor();
        await page.keyboard.press('Enter');
      });
      await choose('Create leadership.yaml');
      await eventually(selectedText, 'TODO: an outcome you want, and when');
      await onPage(async (page, { editor }) => {
        await editor.locator('.selected-text').first().waitFor();
        await page.keyboard.type('Merchants get their money the day they earn it, by March');
      });
      await executeCommand('workbench.action.files.save');
      await eventually(() => errors('leadership.yaml'), []);
      await openWalkthrough();
      await eventually(stepsDone, ['Create leadership.yaml', 'Write down purpose and criteria']);

      await press('Give a first domain its owners', 'Claim Unowned Path');
      await choose('src/');
      await choose('New Domain…');
      await onPage(async (page) => {
        await page.locator('.quick-input-title', { hasText: 'New Domain for src/' }).waitFor();
        await page.keyboard.press('Enter');
        await page.locator('.quick-input-widget', { hasText: 'Decide Later' }).waitFor();
        await page.keyboard.press('Enter');
      });
      await eventually(selectedText, '/src/');
      await executeCommand('workbench.action.files.save');
      await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length > 0, true);
      assert.deepEqual(errors('leadership.yaml'), []);

      await openWalkthrough();
      await press('See owners while you code', 'Show Owners');
      await onPage(async (page) => {
        await page.locator('.quick-input-title', { hasText: 'Explain Ownership' }).waitFor();
        await page.keyboard.type('src/risk/score.ts');
        await page.locator('.quick-input-list .monaco-list-row', { hasText: 'wins for' }).first().waitFor();
        await page.keyboard.press('Escape');
      });
      await openWalkthrough();
      await press('State your first intent', 'State Intent');
      await eventually(stepsDone, [
        'Create leadership.yaml',
        'Write down purpose and criteria',
        'Give a first domain its owners',
        'See owners while you code',
        'State your first intent',
      ]);
      await onPage((page) => page.keyboard.press('Escape'));
    });
  });
});

async function reduceMotion(value: 'on' | undefined): Promise<void> {
  const workbench = vscode.workspace.getConfiguration('workbench');
  await workbench.update('reduceMotion', value, vscode.ConfigurationTarget.Global);
}

/** Opens a step and presses its button, which asks something: again where VS Code draws the steps anew on the way. */
async function press(step: string, button: string): Promise<void> {
  await onPage(
    async (page, { tabTo }, [step, button]) => {
      await tabTo(step);
      await page.keyboard.press('Enter');
      await page.locator('.getting-started-step.expanded:focus', { hasText: step }).waitFor();
      for (let tries = 1; ; tries++) {
        await tabTo(button);
        await page.keyboard.press('Enter');
        try {
          await page.locator('.quick-input-widget').waitFor({ timeout: 3000 });
          return;
        } catch (error) {
          if (tries === 3) throw error;
        }
      }
    },
    [step, button] as const,
  );
}

/** Types what a list is to show first, and takes it. */
async function choose(label: string): Promise<void> {
  await onPage(async (page, _workbench, label) => {
    await page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().waitFor();
    await page.keyboard.type(label);
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: label }).first().waitFor();
    await page.keyboard.press('Enter');
  }, label);
}

function selectedText(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.getText(editor.selection);
}
