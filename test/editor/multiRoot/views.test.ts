import * as vscode from 'vscode';
import { eventually, remove, show, write } from '../example.ts';
import { canSeePage, onPage } from '../page.ts';

/** The other folder, beside the example. */
const second = '../second';

describe('the views on two folders', () => {
  before(function () {
    if (!canSeePage) this.skip();
  });
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('have a row for each folder that has a file', async () => {
    await show('src/payouts/schedule.ts');
    await vscode.commands.executeCommand('leadership.clarity.focus');
    await onPage((_page, { makeRoomFor }) => makeRoomFor('Clarity'));
    const first = async (): Promise<string[]> =>
      (await onPage((_page, { rowsOf }) => rowsOf('Clarity'))).slice(0, 2);
    const purpose = 'Merchants get the money they earned, on the day they earned it.';
    await eventually(first, [purpose, 'Goals']);
    await write(
      `${second}/leadership.yaml`,
      'version: 1\npurpose: Something else.\ngoals: [Be there]\ndecisionCriteria: [Be kind]\ndomains: []\n',
    );
    await eventually(first, ['acme-payments', `  ${purpose}`]);
    await remove(`${second}/leadership.yaml`);
    await eventually(first, [purpose, 'Goals']);
  });
});
