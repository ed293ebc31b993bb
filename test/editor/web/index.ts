import 'mocha/mocha.js';
import * as vscode from 'vscode';

/**
 * What VS Code calls in a worker of the browser to run the tests of this folder. As no file can be written there, their
 * results go to the launcher.
 */
async function run(): Promise<void> {
  mocha.setup({ ui: 'bdd', reporter: Mocha.reporters.Base, timeout: 30_000, color: false });
  const grep = process.env['LEADERSHIP_TEST_GREP'];
  if (grep !== undefined) mocha.grep(new RegExp(grep));
  await import('./web.test.ts');
  const stats = { passed: 0, failed: 0, skipped: 0 };
  const failures: { readonly title: string; readonly message: string }[] = [];
  await new Promise<void>((resolve) => {
    const runner = mocha.run(() => {
      resolve();
    });
    runner.on('pass', (test) => {
      stats.passed++;
      console.log(`  ✔ ${test.fullTitle()}`);
    });
    runner.on('pending', () => stats.skipped++);
    runner.on('fail', (test, error: Error) => {
      stats.failed++;
      failures.push({ title: test.fullTitle(), message: error.message });
      console.log(`  ✖ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  });
  const results = JSON.stringify({ version: vscode.version, ...stats, failures });
  await fetch(process.env['LEADERSHIP_TEST_PAGE'] ?? '', { method: 'PUT', body: results });
  if (stats.failed > 0) throw new Error(`${String(stats.failed)} failed`);
}

// An export would not do: mocha's file for browsers takes `module.exports` for itself.
module.exports = { run };
