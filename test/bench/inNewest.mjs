// Runs a script in the place of tests, in the newest VS Code from npm with the extension as it was built last.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { hostFolder, settings } from '../host/host.mjs';
import { install } from '../host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');

/** A folder that is removed when the process ends. */
export function temporaryFolder() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-bench-'));
  process.on('exit', () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** Opens a workspace and runs a script of this folder; resolves to the JSON that it writes to BENCH_RESULTS. */
export async function inNewest(script, workspace, moreSettings = {}) {
  install(hostFolder('newest'));
  const folder = temporaryFolder();
  const results = path.join(folder, 'results.json');
  const userData = path.join(folder, 'user');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.mkdirSync(path.join(folder, 'extensions'));
  fs.writeFileSync(
    path.join(userData, 'User/settings.json'),
    JSON.stringify({ ...settings, ...moreSettings }),
  );
  await runTests({
    vscodeExecutablePath: path.join(root, 'test/host/code.mjs'),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(import.meta.dirname, script),
    launchArgs: [
      workspace,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
    ],
    extensionTestsEnv: { HOST: 'newest', BENCH_RESULTS: results, TMPDIR: folder },
  });
  return JSON.parse(fs.readFileSync(results, 'utf8'));
}
