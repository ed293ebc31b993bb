// Runs in the extension host, in the place of tests: for how long tasks hold it while somebody works.
const fs = require('node:fs');
const vscode = require('vscode');
const { longestTasks } = require('./tasks.cjs');

const keystrokes = 100;
const pause = () => new Promise((resolve) => setTimeout(resolve, 60));

exports.run = async () => {
  const [folder] = vscode.workspace.workspaceFolders;
  const uriOf = (name) => vscode.Uri.joinPath(folder.uri, name);
  const phases = [];
  const measure = async (phase, work) => {
    const longest = await longestTasks(async () => {
      await work();
      // What follows from it belongs to it.
      for (let times = 0; times < 10; times++) await pause();
    });
    phases.push({ phase, ...longest });
    for (let times = 0; times < 30; times++) await pause();
  };

  let files = [];
  await measure('opened, until a lens is there', async () => {
    files = (await vscode.workspace.findFiles('src/**/index.ts')).sort();
    await vscode.window.showTextDocument(files[0]);
    await until(async () => (await lenses(files[0])).length > 0);
  });
  const [file] = files;
  await measure('nothing done', async () => {
    for (let times = 0; times < keystrokes; times++) await pause();
  });
  await measure(`${keystrokes} keystrokes in a file that is no leadership file`, () => type('notes.txt'));
  await measure(`${keystrokes} keystrokes in leadership.yaml`, () => type('leadership.yaml'));
  await measure(`${files.length} files opened, one after the other`, async () => {
    for (const one of files) {
      await vscode.window.showTextDocument(one);
      await pause();
    }
  });
  await measure('100 lenses and hovers', async () => {
    for (let times = 0; times < 100; times++) {
      await lenses(file);
      await vscode.commands.executeCommand('vscode.executeHoverProvider', file, new vscode.Position(0, 1));
    }
  });
  await measure('all read and listed again', () =>
    vscode.commands.executeCommand('leadership.checkAllFiles'),
  );
  fs.writeFileSync(process.env.BENCH_RESULTS, JSON.stringify(phases));

  async function type(name) {
    const editor = await vscode.window.showTextDocument(uriOf(name));
    const at = editor.document.positionAt(editor.document.getText().indexOf('Merchants'));
    for (let times = 0; times < keystrokes; times++) {
      await editor.edit((builder) => builder.insert(at, 'x'));
      await pause();
    }
    await vscode.commands.executeCommand('workbench.action.files.revert');
  }
};

function lenses(uri) {
  return vscode.commands.executeCommand('vscode.executeCodeLensProvider', uri);
}

async function until(isSo) {
  while (!(await isSo())) await pause();
}
