import * as vscode from 'vscode';
import { closeAll, eventually } from '../example.ts';
import { canSeePage } from '../page.ts';
import { openWalkthrough, stepsDone } from '../walkthroughPage.ts';

describe('the walkthrough in a folder below the root of its repository', () => {
  before(function () {
    if (!canSeePage) this.skip();
  });
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('has ticked what the file above completes, which was there before', async () => {
    await openWalkthrough();
    await eventually(stepsDone, [
      'Create leadership.yaml',
      'Write down purpose and criteria',
      'Give a first domain its owners',
    ]);
  });
});
