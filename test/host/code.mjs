#!/usr/bin/env node
// Stands in for the executable of desktop VS Code before @vscode/test-electron: takes the arguments that it
// passes, runs the tests in the VS Code from npm that the variable HOST names ('newest' or 'oldest'), prints
// what they print, ends with their exit code. HOST_VERBOSE=1 has it print the logs of VS Code too.
// With --extensionDevelopmentKind=web, extension and tests run in the page's worker; the tests know of the environment
// what begins with LEADERSHIP_TEST_, by the name of testEnvironment. With --locale, extensions speak that language; the
// texts of VS Code itself, whose language packs are not on npm, stay English.
import { parseArgs, format } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { servePage } from './control.mjs';
import { hostRequire, startServer, workbenchAddress } from './host.mjs';
import { runInWorker } from './webExtension.mjs';

/** A run that prints nothing for this long hangs, in milliseconds: each test prints a line, and has a limit of its own. */
const silenceLimit = 5 * 60_000;
/** How long everything may take to stop, in milliseconds: a browser that hangs must not keep this from ending. */
const stopLimit = 10_000;
const name = process.env.HOST;
const { values: flags, positionals } = parseArgs({
  strict: false,
  options: {
    'user-data-dir': { type: 'string' },
    'extensions-dir': { type: 'string' },
    'disable-workspace-trust': { type: 'boolean' },
    locale: { type: 'string' },
    extensionDevelopmentPath: { type: 'string' },
    extensionDevelopmentKind: { type: 'string' },
    extensionTestsPath: { type: 'string' },
  },
});

const toStop = [];
let isEnding = false;
const end = async (exitCode, reason) => {
  if (isEnding) return;
  isEnding = true;
  if (reason) console.error(reason);
  setTimeout(() => process.exit(exitCode), stopLimit);
  try {
    for (const stop of toStop.reverse()) await stop();
  } finally {
    process.exit(exitCode);
  }
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end(130));
process.on('uncaughtException', (error) => end(1, error));
const silence = setTimeout(
  () =>
    end(
      1,
      `The tests printed nothing for ${silenceLimit / 60_000} minutes. The last line names the test before the one that hangs`,
    ),
  silenceLimit,
);

// Whoever started this and is gone, however abruptly, does not wait for it.
const parent = process.ppid;
setInterval(() => process.ppid !== parent && end(1), 500);

const browser = await launchChromium(hostRequire(name)('playwright-core'));
toStop.push(() => browser.close());
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(30_000);
page.on('crash', () => end(1, 'The page crashed'));

const control = await servePage(page, process.env.LEADERSHIP_TEST_RESULTS);
toStop.push(control.stop);

const server = await startServer({
  name,
  userData: flags['user-data-dir'],
  extensions: flags['extensions-dir'],
  isTrusted: flags['disable-workspace-trust'] === true,
  environment: { LEADERSHIP_TEST_PAGE: control.address },
  flags: ['--enable-smoke-test-driver', '--enable-remote-auto-shutdown', '--reconnection-grace-time', '30'],
});
toStop.push(server.stop);
server.died.then((log) => end(1, log));
// VS Code takes it for success when the extension host dies before the tests.
server.extensionHostDied.then((log) => end(1, log));

await page.exposeFunction('printFromTests', (...line) => {
  silence.refresh();
  console.log(format(...line));
});
await page.exposeFunction('printFromWorkbench', (...line) => {
  if (process.env.HOST_VERBOSE) console.error(format(...line));
});
await page.exposeFunction('endTests', (exitCode) => end(exitCode));
await page.addInitScript((locale) => {
  if (window !== window.top) return;
  if (locale !== undefined) globalThis._VSCODE_NLS_LANGUAGE = locale;
  Error.stackTraceLimit = 60;
  // The workbench hands both its own log and that of the extension host to this function.
  window.codeAutomationLog = (_level, line) => {
    const isFromExtensionHost = new Error().stack.includes('$logExtensionHostMessage');
    const texts = line.map((part) => (part instanceof Error ? part.stack : part));
    (isFromExtensionHost ? window.printFromTests : window.printFromWorkbench)(...texts);
  };
  window.codeAutomationExit = (exitCode) => window.endTests(exitCode);
}, flags.locale);
const { extensionDevelopmentPath, extensionTestsPath } = flags;
const isWeb = flags.extensionDevelopmentKind === 'web';
if (isWeb) {
  const forTests = Object.entries(process.env).filter(([name]) => name.startsWith('LEADERSHIP_TEST_'));
  const environment = { ...Object.fromEntries(forTests), LEADERSHIP_TEST_PAGE: control.address };
  await runInWorker(page, { extensionDevelopmentPath, extensionTestsPath, environment });
}
const paths = isWeb ? {} : { extensionDevelopmentPath, extensionTestsPath };
await page.goto(workbenchAddress(server, positionals[0], paths), { waitUntil: 'commit' });
