import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import { closeAll, eventually, example, lensTitles, remove, show, write } from '../example.ts';
import { canSeePage } from '../page.ts';
import { openWalkthrough, stepsDone } from '../walkthroughPage.ts';

describe('the walkthrough in a workspace of two folders', () => {
  before(async function () {
    if (!canSeePage) this.skip();
    await show('src/payouts/schedule.ts');
    await eventually(async () => (await lensTitles('src/payouts/schedule.ts')).length, 2);
    await closeAll();
    await remove('leadership.yaml');
    await remove('../second');
    await write('../second/README.md', '# Second\n');
    await eventually(() => lensTitles('src/payouts/schedule.ts'), []);
  });
  after(async () => {
    await closeAll();
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  it('ticks what a file completes that Git brings into one of them', async () => {
    await openWalkthrough();
    await eventually(stepsDone, []);
    execFileSync('git', ['checkout', '--', 'leadership.yaml'], { cwd: example.fsPath, stdio: 'pipe' });
    await eventually(stepsDone, [
      'Create leadership.yaml',
      'Write down purpose and criteria',
      'Give a first domain its owners',
    ]);
  });
});
