// What the extension weighs:
// - the size of the VSIX and of its bundles,
// - how long VS Code takes to load and activate it on examples/acme-payments, beside VS Code's own git extension
//   in the same window.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { runTests } from '@vscode/test-electron';
import { hostFolder, settings } from '../host/host.mjs';
import { install } from '../host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-bench-'));
process.on('exit', () => fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 }));
const kilobytes = (file) => `${(fs.statSync(file).size / 1000).toFixed(1)} kB`;

const vsix = path.join(temporary, 'extension.vsix');
execFileSync(process.execPath, [path.join(root, 'scripts/package.mjs'), '--out', vsix], { stdio: 'ignore' });
console.log(`VSIX                ${kilobytes(vsix)}`);
for (const bundle of ['extension.cjs', 'features.cjs'])
  console.log(`dist/${bundle.padEnd(14)} ${kilobytes(path.join(root, 'dist', bundle))}`);

const results = path.join(temporary, 'results.json');
for (let run = 1; run <= 3; run++) {
  await inVsCode(path.join(temporary, `run-${run}`));
  for (const { extension, load, activate } of JSON.parse(fs.readFileSync(results, 'utf8')))
    console.log(`activation ${run}  ${extension.padEnd(42)} load ${load} ms, activate ${activate} ms`);
}

/** Opens the example in the newest VS Code from npm, with activation.cjs in the place of tests. */
async function inVsCode(folder) {
  install(hostFolder('newest'));
  const userData = path.join(folder, 'user');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'extensions'));
  fs.writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(settings));
  await runTests({
    vscodeExecutablePath: path.join(root, 'test/host/code.mjs'),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(import.meta.dirname, 'activation.cjs'),
    launchArgs: [
      path.join(root, 'examples/acme-payments'),
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
    ],
    extensionTestsEnv: { HOST: 'newest', BENCH_RESULTS: results, TMPDIR: folder },
  });
}
