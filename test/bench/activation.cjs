// Runs in the extension host, in the place of tests: reads VS Code's own table of activation times.
const fs = require('node:fs');
const vscode = require('vscode');

const ours = 'leadership-as-code.leadership-as-code';
const peer = 'vscode.git';

exports.run = async () => {
  for (const id of [ours, peer]) await vscode.extensions.getExtension(id).activate();
  await vscode.commands.executeCommand('perfview.show');
  const rows = await untilBothAreThere();
  fs.writeFileSync(process.env.BENCH_RESULTS, JSON.stringify(rows));
};

async function untilBothAreThere() {
  for (;;) {
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'perf');
    const rows = [ours, peer].map((id) => rowOf(id, document?.getText() ?? ''));
    if (rows.every((row) => row !== undefined)) return rows;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** The row `| extension | eager | load | call | finish | event | by |` of an extension. */
function rowOf(id, text) {
  const row = text.split('\n').find((line) => line.includes('|') && line.includes(id));
  if (row === undefined) return undefined;
  const cells = row.split('|').map((cell) => cell.trim());
  const at = cells.findIndex((cell) => cell.includes(id));
  const [load, call, finish] = cells.slice(at + 2, at + 5).map(Number);
  return { extension: id, load, activate: call + finish };
}
