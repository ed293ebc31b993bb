import fs from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { canSeePage, screenshot } from './page.ts';

/**
 * What VS Code calls in its extension host to run the tests beside this file, or in the folder below it that
 * LEADERSHIP_TEST_SUITE names. Writes their results to the file that LEADERSHIP_TEST_RESULTS names: that it is
 * there shows that they ran to their end.
 */
export async function run(): Promise<void> {
  const theme = process.env['LEADERSHIP_TEST_THEME'];
  // The first one of a user is not always heeded.
  if (theme !== undefined)
    await vscode.workspace
      .getConfiguration('workbench')
      .update('colorTheme', theme, vscode.ConfigurationTarget.Global);
  const { default: Mocha } = await import('mocha');
  const grep = process.env['LEADERSHIP_TEST_GREP'];
  const mocha = new Mocha({
    timeout: 120_000,
    forbidOnly: process.env['CI'] !== undefined,
    // A page that is late once is told of, and does not stop anybody; a fault comes again.
    retries: process.env['CI'] === undefined ? 0 : 1,
    bail: process.env['LEADERSHIP_TEST_BAIL'] === '1',
    rootHooks: { afterEach: pictureOfFailure },
    ...(grep === undefined ? {} : { grep }),
  });
  const folder = path.join(__dirname, process.env['LEADERSHIP_TEST_SUITE'] ?? '');
  for (const file of fs.readdirSync(folder))
    if (file.endsWith('.test.cjs')) mocha.addFile(path.join(folder, file));

  const failures: Failure[] = [];
  const retries: Failure[] = [];
  const slow: { readonly title: string; readonly duration: number }[] = [];
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run((failed) => {
      const { passes: passed, pending: skipped } = runner.stats ?? { passes: 0, pending: 0 };
      const results = { version: vscode.version, passed, failed, skipped, failures, retries, slow };
      const file = process.env['LEADERSHIP_TEST_RESULTS'];
      if (file !== undefined) fs.writeFileSync(file, JSON.stringify(results));
      resolve(failed);
    });
    runner.on('pass', (test) => {
      const { duration = 0 } = test;
      if (duration > slowTest) slow.push({ title: test.fullTitle(), duration });
    });
    runner.on('fail', (test, error: Error) =>
      failures.push({ title: test.fullTitle(), message: `${error.message}\n${stateOfWindow()}` }),
    );
    runner.on('retry', (test: Mocha.Test, error: Error) =>
      retries.push({ title: test.fullTitle(), message: `${error.message}\n${stateOfWindow()}` }),
    );
  });
  if (failed > 0) throw new Error(`${String(failed)} failed`);
}

/** A test that takes longer is named at the end of the run, in milliseconds. */
const slowTest = 10_000;

interface Failure {
  readonly title: string;
  readonly message: string;
}

/** What a failure can come from, besides the test: a window that opened nothing, or an extension that does not run. */
function stateOfWindow(): string {
  const folders = vscode.workspace.workspaceFolders?.map(({ uri }) => uri.path) ?? [];
  const extension = vscode.extensions.getExtension('leadership-as-code.leadership-as-code');
  return `(opened: ${folders.join(', ') || 'nothing'}; the extension ${extension?.isActive === true ? 'runs' : 'does not run'})`;
}

async function pictureOfFailure(this: Mocha.Context): Promise<void> {
  const test = this.currentTest;
  if (!canSeePage || test?.state !== 'failed') return;
  const file = await screenshot(`failed ${test.fullTitle()}`.replace(/\W+/g, '-'));
  console.log(`      screenshot of the failure: ${file}`);
}
