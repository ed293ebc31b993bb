import * as vscode from 'vscode';
import { closeAll, eventually, example, file, read, remove, replace, show, write } from './example.ts';

describe('the number of files behind a pattern', () => {
  afterEach(closeAll);

  it('follows what comes and goes: files, folders, what git ignores, and what it ignores no longer', async () => {
    const editor = await show('leadership.yaml');
    await eventually(() => hintBehind(editor, 'src/payouts/'), '8 files');
    await replace(editor, 'unowned: [', 'unowned: [comes/, ');
    await eventually(() => hintBehind(editor, 'comes/'), 'no files');

    await write('comes/a.ts', '');
    await eventually(() => hintBehind(editor, 'comes/'), '1 file');
    await write('comes/b c/"d".ts', '');
    await write('comes/b c/é\u{1F680}.ts', '');
    await eventually(() => hintBehind(editor, 'comes/'), '3 files');

    const ignored = await read('.gitignore');
    await write('.gitignore', `${ignored}d*.ts\n"d".ts\n`);
    await eventually(() => hintBehind(editor, 'comes/'), '2 files');
    await write('comes/d1.ts', '');
    await write('comes/e.ts', '');
    await eventually(() => hintBehind(editor, 'comes/'), '3 files');
    await write('.gitignore', ignored);
    await eventually(() => hintBehind(editor, 'comes/'), '5 files');

    await vscode.workspace.fs.rename(file('comes'), file('goes'));
    await eventually(() => hintBehind(editor, 'comes/'), 'no files');
    await replace(editor, 'comes/', 'goes/');
    await eventually(() => hintBehind(editor, 'goes/'), '5 files');
    await remove('goes');
    await eventually(() => hintBehind(editor, 'goes/'), 'no files');
  });
});

/** What stands, as a hint, behind a pattern of the leadership file. */
async function hintBehind({ document }: vscode.TextEditor, pattern: string): Promise<string | undefined> {
  const end = document.positionAt(document.getText().indexOf(pattern) + pattern.length);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    vscode.Uri.joinPath(example, 'leadership.yaml'),
    new vscode.Range(0, 0, document.lineCount, 0),
  );
  const hint = hints.find(({ position }) => position.isEqual(end));
  return typeof hint?.label === 'string' ? hint.label : hint?.label.map(({ value }) => value).join('');
}
