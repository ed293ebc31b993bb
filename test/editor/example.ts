import assert from 'node:assert/strict';
import * as vscode from 'vscode';

/** The copy of examples/acme-payments that is open in the VS Code under test; in a browser, not of the scheme `file`. */
export const example = (vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file('/')).with({
  path: vscode.Uri.file(process.env['LEADERSHIP_TEST_WORKSPACE'] ?? '').path,
});

/** A file of the example. */
export function file(name: string): vscode.Uri {
  return vscode.Uri.joinPath(example, name);
}

/** Writes a file of the example, as a program outside VS Code would. */
export async function write(name: string, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  await vscode.workspace.fs.writeFile(file(name), bytes);
}

export async function read(name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(file(name)));
}

export async function remove(name: string): Promise<void> {
  await vscode.workspace.fs.delete(file(name), { recursive: true });
}

/** Shows a file in the editor, with the extension active. */
export async function show(name: string): Promise<vscode.TextEditor> {
  await vscode.extensions.getExtension('leadership-as-code.leadership-as-code')?.activate();
  return vscode.window.showTextDocument(file(name), { preview: false });
}

/** Replaces a piece of the text in an editor, which has to be there, without saving. */
export async function replace(editor: vscode.TextEditor, found: string, by: string): Promise<void> {
  const at = editor.document.getText().indexOf(found);
  assert.ok(at >= 0, `"${found}" is not in ${editor.document.fileName}`);
  const range = new vscode.Range(
    editor.document.positionAt(at),
    editor.document.positionAt(at + found.length),
  );
  assert.ok(
    await editor.edit((builder) => {
      builder.replace(range, by);
    }),
  );
}

/** Throws away what is not saved in the example, and closes all editors. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty && document.uri.path.startsWith(`${example.path}/`)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.commands.executeCommand('workbench.action.closePanel');
}

/** Does something while settings of ours have other values, and takes these back. */
export async function withSettings<T>(
  settings: Readonly<Record<string, unknown>>,
  use: () => Promise<T>,
): Promise<T> {
  const configuration = vscode.workspace.getConfiguration('leadership');
  const set = async (key: string, value: unknown): Promise<void> =>
    configuration.update(key, value, vscode.ConfigurationTarget.Global);
  for (const [key, value] of Object.entries(settings)) await set(key, value);
  try {
    return await use();
  } finally {
    for (const key of Object.keys(settings)) await set(key, undefined);
  }
}

/** Waits until what is asked for again and again is as expected; fails with what it was last. */
export async function eventually<T>(ask: () => T | Promise<T>, expected: T): Promise<void> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const actual = await ask();
    try {
      assert.deepEqual(actual, expected);
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** The titles of the code lenses that a file has. */
export async function lensTitles(name: string): Promise<string[]> {
  await vscode.workspace.openTextDocument(file(name));
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    file(name),
    10,
  );
  return lenses.map(({ command }) => command?.title.replaceAll('\u00a0', ' ') ?? '');
}

/** What VS Code holds for a file in its Problems panel: `line:column-line:column severity code message`. */
export function problems(name: string): string[] {
  return vscode.languages
    .getDiagnostics(file(name))
    .filter(({ source }) => source === 'leadership')
    .map(({ range, severity, code, message }) => {
      const name = typeof code === 'object' ? code.value : code;
      return `${place(range.start)}-${place(range.end)} ${severityNames[severity]} ${String(name)} ${message}`;
    });
}

/** Those of the problems that are errors: the example has findings of its own. */
export function errors(name: string): string[] {
  return problems(name).filter((problem) => problem.includes(' error '));
}

const severityNames = ['error', 'warning', 'info', 'hint'] as const;

function place({ line, character }: vscode.Position): string {
  return `${String(line + 1)}:${String(character + 1)}`;
}
