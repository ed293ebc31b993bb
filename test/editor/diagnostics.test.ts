import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import {
  closeAll,
  eventually,
  errors,
  example,
  file,
  problems,
  read,
  remove,
  replace,
  show,
  write,
} from './example.ts';
import { canSeePage, onPage, screenshot } from './page.ts';

const extension = vscode.extensions.getExtension('leadership-as-code.leadership-as-code');
const repository = extension?.extensionPath ?? '';

describe('the Problems panel', () => {
  afterEach(closeAll);

  it('follows what is typed, on the narrowest span, and links to the reference', async () => {
    const editor = await show('leadership.yaml');
    await eventually(() => errors('leadership.yaml'), []);
    await replace(editor, 'owners: [bo, eun-ji]', 'owners: [boo, eun-ji]');
    const at = String(editor.document.positionAt(editor.document.getText().indexOf('[boo')).line + 1);
    await eventually(
      () => errors('leadership.yaml'),
      [`${at}:14-${at}:17 error reference/unknown-owner Unknown owner "boo". Did you mean "bo"?`],
    );
    const diagnostic = vscode.languages.getDiagnostics(file('leadership.yaml')).find(isError);
    const code = diagnostic?.code;
    assert.ok(typeof code === 'object');
    const rules = fs.readFileSync(path.join(repository, 'docs/rules.md'), 'utf8').split('\n');
    assert.equal(code.target.fsPath, path.join(repository, 'docs/rules.md'));
    assert.equal(rules[Number(code.target.fragment.slice(1)) - 1], '### `reference/unknown-owner`');
  });

  it('has a quick fix for a mistyped key and for a mistyped id', async () => {
    const editor = await show('leadership.yaml');
    await eventually(() => errors('leadership.yaml'), []);
    const before = editor.document.getText();
    await replace(editor, 'owners: [bo, eun-ji]', 'owner: [boo, eun-ji]');
    await eventually(() => errors('leadership.yaml').length, 1);
    for (const title of ['Replace with owners', 'Replace with bo']) await applyFix(title);
    assert.equal(editor.document.getText(), before);
    await eventually(() => errors('leadership.yaml'), []);
  });

  it('is seen with its squiggle and the menu of fixes', async function () {
    if (!canSeePage) this.skip();
    const editor = await show('leadership.yaml');
    await replace(editor, 'owners: [bo, eun-ji]', 'owners: [boo, eun-ji]');
    await eventually(() => errors('leadership.yaml').length, 1);
    const range =
      vscode.languages.getDiagnostics(file('leadership.yaml')).find(isError)?.range ??
      new vscode.Range(0, 0, 0, 0);
    editor.selection = new vscode.Selection(range.start, range.start);
    editor.revealRange(range, vscode.TextEditorRevealType.InCenter);
    await vscode.commands.executeCommand('workbench.action.focusActiveEditorGroup');
    const fixes = await onPage(async (page, { editor, quickFixes }) => {
      await page.locator('.squiggly-error').first().waitFor();
      await editor.locator('.view-line').first().waitFor();
      const menu = await quickFixes();
      return menu.allInnerTexts();
    });
    await screenshot('quick-fix');
    assert.ok(
      fixes.some((fix) => fix.includes('Replace with bo')),
      fixes.join(),
    );
    await onPage((page) => page.keyboard.press('Escape'));
  });

  it('lists what leadership check lists, on every fixture, closed and open', async () => {
    const fixtures = fs.readdirSync(path.join(repository, 'test/fixtures/findings'));
    const names = fixtures.map((fixture) => `fixtures/${path.basename(fixture, '.yaml')}/leadership.yaml`);
    for (const [position, fixture] of fixtures.entries())
      await write(
        names[position] ?? '',
        fs.readFileSync(path.join(repository, 'test/fixtures/findings', fixture)),
      );
    await write('fixtures/too-large/leadership.yaml', `purpose: ${'x'.repeat(10 * 1024 * 1024)}\n`);
    names.push('fixtures/too-large/leadership.yaml');
    try {
      await show('README.md');
      const expected = checkedByCommand();
      for (const name of names) {
        await eventually(() => problems(name), expected.get(name) ?? []);
        await vscode.workspace.openTextDocument(file(name));
        await eventually(() => problems(name), expected.get(name) ?? []);
      }
    } finally {
      await closeAll();
      await remove('fixtures');
    }
  });

  it('tells of a file that cannot be read', async function () {
    const isUnstoppable = process.platform === 'win32' || process.getuid?.() === 0;
    if (isUnstoppable) this.skip();
    await show('README.md');
    await write('sealed/leadership.yaml', 'version: 2\n');
    await eventually(() => problems('sealed/leadership.yaml').length, 1);
    fs.chmodSync(file('sealed/leadership.yaml').fsPath, 0);
    await eventually(
      () => problems('sealed/leadership.yaml'),
      [
        '1:1-1:1 error undefined This file cannot be parsed, so its owners are unknown. Fix its errors first.',
      ],
    );
    await remove('sealed');
    await eventually(() => problems('sealed/leadership.yaml'), []);
  });

  it('follows files that are created, renamed and deleted', async () => {
    await show('README.md');
    const second =
      '1:1-1:11 error file/duplicate This file is ignored because leadership.yaml already covers this folder. Merge its contents there and delete this file.';
    await write('leadership.yml', 'version: 1\n');
    await eventually(() => errors('leadership.yml'), [second]);
    await remove('leadership.yml');
    await eventually(() => errors('leadership.yml'), []);

    const text = await read('leadership.yaml');
    await vscode.workspace.fs.rename(file('leadership.yaml'), file('leadership.yml'));
    await write('leadership.yml', text.replace('[bo, eun-ji]', '[boo, eun-ji]'));
    await eventually(() => [errors('leadership.yaml').length, errors('leadership.yml').length], [0, 1]);
    await remove('leadership.yml');
    await eventually(() => errors('leadership.yml'), []);
    await write('leadership.yaml', text);
    await eventually(() => errors('leadership.yaml'), []);
  });
});

function isError({ severity }: vscode.Diagnostic): boolean {
  return severity === vscode.DiagnosticSeverity.Error;
}

/** Applies the fix with this title, once it is offered somewhere in the leadership file. */
async function applyFix(title: string): Promise<void> {
  await eventually(() => isApplied(title), true);
}

/** Whether the fix with this title was offered, and applied. */
async function isApplied(title: string): Promise<boolean> {
  for (const { range } of vscode.languages.getDiagnostics(file('leadership.yaml'))) {
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      file('leadership.yaml'),
      range,
    );
    const edit = actions.find((action) => action.title === title)?.edit;
    if (edit === undefined) continue;
    return vscode.workspace.applyEdit(edit);
  }
  return false;
}

interface Report {
  readonly findings: readonly {
    readonly code: string;
    readonly severity: string;
    readonly message: string;
    readonly file: string;
    readonly range: Readonly<Record<'start' | 'end', { readonly line: number; readonly column: number }>>;
  }[];
}

/** The findings of the command on the example, by file, as `problems` shows them. */
function checkedByCommand(): Map<string, string[]> {
  const cli = path.join(repository, 'dist/cli.js');
  const node = process.versions['electron'] === undefined ? process.execPath : 'node';
  let printed: string;
  try {
    printed = execFileSync(node, [cli, 'check', '--format', 'json'], {
      cwd: example.fsPath,
      encoding: 'utf8',
    });
  } catch (error) {
    printed = (error as { stdout: string }).stdout;
  }
  const report = JSON.parse(printed) as Report;
  const byFile = new Map<string, string[]>();
  for (const { code, severity, message, file: name, range } of report.findings) {
    const places = [range.start, range.end].map(({ line, column }) => `${String(line)}:${String(column)}`);
    byFile.set(name, [...(byFile.get(name) ?? []), `${places.join('-')} ${severity} ${code} ${message}`]);
  }
  return byFile;
}
