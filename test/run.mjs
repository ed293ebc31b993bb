// Runs all tests: those outside VS Code in Node, then those of test/editor in the newest and in the oldest
// VS Code that package.json promises; there, those of test/editor/multiRoot on a workspace of two folders, those of
// test/editor/besideYaml with an extension beside ours that stands for Red Hat's YAML, and those of
// test/editor/belowRoot on a folder below the root of its repository. On Linux also, in the newest VS Code, those of
// test/editor/web in the browser's worker, of test/editor/restricted in Restricted Mode, and of test/editor/german for
// a user who reads German.
//
//   npm test -- [--only outside|newest|oldest] [--grep text] [--coverage] [--npm] [--theme name]
//
// --only      in one of these places
// --grep      tests whose full title matches
// --coverage  prints which share of the lines of src/ ran outside VS Code
// --npm       in the VS Code from npm, though this Linux has a display for a downloaded one: there tests see the page
// --theme     has the screenshots in this color theme, such as "Default High Contrast"
//
// Where VS Code can be downloaded and, on Linux, a display is there, @vscode/test-electron downloads it; else,
// on Linux, test/host/ is used. The variable HOST_VERBOSE=1 has that one print its logs.
import { execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { coverageLines } from './coverage.mjs';
import { hostFolder, settings } from './host/host.mjs';
import { install } from './host/install.mjs';
import { temporaryFolder } from './host/temporary.mjs';

const root = path.resolve(import.meta.dirname, '..');
const builtTests = path.join(root, 'out/test');
const screenshots = path.join(root, 'out/screenshots');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

const oldest = manifest.engines.vscode.replace('^', '');
const places = [
  { name: 'outside', title: 'outside VS Code', run: testOutside },
  { name: 'newest', title: 'inside the newest VS Code', run: testInside('newest', 'stable', '') },
  {
    name: 'newest',
    title: 'inside the newest VS Code, two folders',
    run: testInside('newest', 'stable', 'multiRoot'),
  },
  {
    name: 'newest',
    title: 'inside the newest VS Code, beside a YAML extension',
    run: testInside('newest', 'stable', 'besideYaml'),
  },
  {
    name: 'newest',
    title: 'inside the newest VS Code, a folder below the root',
    run: testInside('newest', 'stable', 'belowRoot'),
  },
  // These need arguments that @vscode/test-electron does not pass.
  ...(process.platform === 'linux'
    ? [
        { name: 'newest', title: 'inside the newest VS Code, as a web extension', run: testInWorker },
        { name: 'newest', title: 'inside the newest VS Code, in Restricted Mode', run: testRestricted },
        { name: 'newest', title: 'inside the newest VS Code, in German', run: testGerman },
      ]
    : []),
  { name: 'oldest', title: 'inside the oldest VS Code', run: testInside('oldest', oldest, '') },
  {
    name: 'oldest',
    title: 'inside the oldest VS Code, two folders',
    run: testInside('oldest', oldest, 'multiRoot'),
  },
  {
    name: 'oldest',
    title: 'inside the oldest VS Code, beside a YAML extension',
    run: testInside('oldest', oldest, 'besideYaml'),
  },
  {
    name: 'oldest',
    title: 'inside the oldest VS Code, a folder below the root',
    run: testInside('oldest', oldest, 'belowRoot'),
  },
];

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    grep: { type: 'string' },
    coverage: { type: 'boolean', default: false },
    npm: { type: 'boolean', default: false },
    theme: { type: 'string' },
  },
});
const chosen = places.filter(({ name }) => flags.only === undefined || name === flags.only);
if (chosen.length === 0) throw new Error('--only takes outside, newest or oldest');

const temporary = temporaryFolder();
const coverage = path.join(temporary, 'coverage');
isolateGit();

// @vscode/test-electron hands an interrupt on to VS Code; the other children are ended here.
let child;
let isInterrupted = false;
process.on('SIGINT', () => {
  isInterrupted = true;
  child?.kill();
});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => process.emit('SIGINT'));

await node(['scripts/build.mjs', '--tests', ...(flags.coverage ? ['--coverage'] : [])]).catch((error) => {
  console.error(error.message);
  process.exit(isInterrupted ? 130 : 1);
});
const summary = [];
const failures = [];
const slowTests = [];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const [position, { title, run }] of chosen.entries()) {
  console.log(`\n${title}`);
  // A VS Code that came up broken is told of, and does not stop anybody; a fault comes again.
  const mayRunTwice = process.env.CI !== undefined && run !== testOutside;
  let { results, problem } = await runIn(String(position), run, { stopsAtFailure: mayRunTwice });
  if (mayRunTwice && (problem !== undefined || results.failed > 0)) {
    const which = `in the first of two runs, ${whereOf(title, results)}`;
    for (const { title, message } of results?.failures ?? [{ title: 'no results', message: problem }])
      failures.push(`FAILED ${which}: ${title}\n${message}`);
    console.log(`\n${title}, once more in a fresh VS Code`);
    ({ results, problem } = await runIn(`${position}-again`, run, { stopsAtFailure: false }));
  }

  for (const key of Object.keys(total)) total[key] += results?.[key] ?? 0;
  if (problem !== undefined) total.failed += 1;
  const where = whereOf(title, results);
  for (const { title, message } of results?.failures ?? [])
    failures.push(`FAILED ${where}: ${title}\n${message}`);
  for (const { title, message } of results?.retries ?? [])
    failures.push(`Passed at the second try, or not at all, ${where}: ${title}\n${message}`);
  for (const { title, duration } of results?.slow ?? [])
    slowTests.push(`Slow, ${(duration / 1000).toFixed(0)} s, ${where}: ${title}`);
  const numbers = [results && numbersOf(results), problem].filter((part) => part !== undefined);
  summary.push(`${where}: ${numbers.join('; ')}`);
}

if (slowTests.length > 0) console.log(`\n${slowTests.join('\n')}`);
for (const failure of failures) console.log(`\n${failure}`);
console.log(`\n${summary.join('\n')}`);
console.log(whereScreenshotsAre());
if (fs.existsSync(coverage)) console.log(coverageLines(coverage).join('\n'));
console.log(numbersOf(total));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

/** Runs a place with a folder of its own: its results, or what went wrong. */
async function runIn(name, run, { stopsAtFailure }) {
  const folder = path.join(temporary, name);
  fs.mkdirSync(folder);
  let problem;
  process.env.LEADERSHIP_TEST_BAIL = stopsAtFailure ? '1' : '';
  await run(folder).catch((error) => (problem = error.message));
  if (isInterrupted) process.exit(130);
  const results = resultsIn(folder);
  if (results === undefined) return { problem: `no results (${problem ?? 'it ended too early'})` };
  if (results.failed > 0) return { results };
  if (results.passed === 0 && flags.grep === undefined) problem ??= 'no test ran';
  return { results, problem };
}

/** Where tests ran, with the version of VS Code if it is known. */
function whereOf(title, results) {
  return results?.version === undefined
    ? title
    : title.replace(/the \w+ VS Code/, `VS Code ${results.version}`);
}

/** The tests that need no editor, by mocha's own command. */
async function testOutside(folder) {
  const files = fs
    .readdirSync(builtTests, { recursive: true })
    .filter((file) => file.endsWith('.test.js'))
    .map((file) => path.join(builtTests, file));
  // A limit ends what hangs: no test depends on the speed of the machine.
  const options = ['--no-config', '--no-package', '--timeout', '120000'];
  // Each file in a process of its own, one per processor.
  options.push('--parallel', '--jobs', String(os.availableParallelism()));
  options.push('--reporter', path.join(root, 'test/reporter.mjs'));
  if (flags.grep !== undefined) options.push('--grep', flags.grep);
  if (process.env.CI !== undefined) options.push('--forbid-only');
  const mocha = path.join(root, 'node_modules/mocha/bin/mocha.js');
  await node([mocha, ...options, ...files], {
    LEADERSHIP_TEST_RESULTS: resultsFile(folder),
    ...(flags.coverage ? { NODE_V8_COVERAGE: coverage } : {}),
  });
}

/**
 * Runs a suite, a folder below test/editor or '' for that itself, in VS Code's extension host, on what it opens of a
 * copy of the example that is a git repository.
 */
function testInside(host, version, suite) {
  return async (folder) => {
    const { userData, extensions, example } = await prepare(folder);
    if (suite === 'besideYaml') installYamlExtension(extensions);
    const desktop = await downloadedVsCode(version);
    if (desktop === undefined) install(hostFolder(host));
    await runTests({
      vscodeExecutablePath: desktop ?? path.join(root, 'test/host/code.mjs'),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(builtTests, 'editor/index.cjs'),
      launchArgs: [
        workspaceFor(suite, folder, example),
        `--user-data-dir=${userData}`,
        `--extensions-dir=${extensions}`,
      ],
      extensionTestsEnv: {
        HOST: host,
        ...testEnvironment(folder, example),
        LEADERSHIP_TEST_SUITE: suite,
        LEADERSHIP_TEST_YAML_SERVER: path.join(root, 'test/bench'),
        ...(desktop === undefined ? { TMPDIR: folder } : {}),
      },
    });
  };
}

/** Runs the tests of test/editor/web, and the extension, in the browser's worker. */
async function testInWorker(folder) {
  const { userData, extensions, example } = await prepare(folder);
  await inNewest(
    [
      example,
      '--disable-workspace-trust',
      '--extensionDevelopmentKind=web',
      `--extensionTestsPath=${path.join(builtTests, 'editor/web/index.cjs')}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensions}`,
    ],
    { ...testEnvironment(folder, example), TMPDIR: folder },
  );
}

/** Runs the tests of test/editor/restricted on a folder that is not trusted, where calls of git are written down. */
async function testRestricted(folder) {
  const { userData, extensions, example } = await prepare(folder);
  const programs = path.join(folder, 'programs');
  const calls = path.join(folder, 'git-calls');
  const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' });
  fs.mkdirSync(programs);
  fs.writeFileSync(
    path.join(programs, 'git'),
    `#!/bin/sh\necho "$@" >> '${calls}'\nexec '${git.trim()}' "$@"\n`,
    { mode: 0o755 },
  );
  await inNewest(
    [
      example,
      `--extensionTestsPath=${path.join(builtTests, 'editor/index.cjs')}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensions}`,
    ],
    {
      ...testEnvironment(folder, example),
      TMPDIR: folder,
      PATH: `${programs}:${process.env.PATH}`,
      LEADERSHIP_TEST_SUITE: 'restricted',
      LEADERSHIP_TEST_GIT_CALLS: calls,
    },
  );
}

/** Runs the tests of test/editor/german where extensions speak German. */
async function testGerman(folder) {
  const { userData, extensions, example } = await prepare(folder);
  await inNewest(
    [
      example,
      '--disable-workspace-trust',
      '--locale=de',
      `--extensionTestsPath=${path.join(builtTests, 'editor/index.cjs')}`,
      `--user-data-dir=${userData}`,
      `--extensions-dir=${extensions}`,
    ],
    { ...testEnvironment(folder, example), TMPDIR: folder, LEADERSHIP_TEST_SUITE: 'german' },
  );
}

/** Starts the newest VS Code from npm with arguments that @vscode/test-electron does not pass. */
async function inNewest(args, environment) {
  install(hostFolder('newest'));
  await node([path.join(root, 'test/host/code.mjs'), `--extensionDevelopmentPath=${root}`, ...args], {
    HOST: 'newest',
    ...environment,
  });
}

/** What a run in VS Code needs below a folder: a copy of the example, a user who has just begun, no extensions. */
async function prepare(folder) {
  const userData = path.join(folder, 'user');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(settings));
  const extensions = path.join(folder, 'extensions');
  fs.mkdirSync(extensions);
  const example = path.join(folder, 'acme-payments');
  await copyExample(example);
  return { userData, extensions, example };
}

function testEnvironment(folder, example) {
  return {
    ...(flags.grep === undefined ? {} : { LEADERSHIP_TEST_GREP: flags.grep }),
    ...(flags.theme === undefined ? {} : { LEADERSHIP_TEST_THEME: flags.theme }),
    LEADERSHIP_TEST_RESULTS: resultsFile(folder),
    LEADERSHIP_TEST_SCREENSHOTS: screenshots,
    LEADERSHIP_TEST_WORKSPACE: example,
  };
}

/** What a suite opens. */
function workspaceFor(suite, folder, example) {
  switch (suite) {
    case 'multiRoot': {
      const second = path.join(folder, 'second');
      fs.mkdirSync(second);
      return workspaceOf(folder, [example, second]);
    }
    case 'belowRoot':
      return workspaceOf(folder, [path.join(example, 'src/payouts')]);
    default:
      return example;
  }
}

function workspaceOf(folder, folders) {
  const workspace = path.join(folder, 'test.code-workspace');
  fs.writeFileSync(workspace, JSON.stringify({ folders: folders.map((path) => ({ path })) }));
  return workspace;
}

/** Installs the extension that stands for Red Hat's YAML, under its name. */
function installYamlExtension(extensions) {
  const built = path.join(builtTests, 'editor/besideYaml/redHatYaml/extension.cjs');
  const folder = path.join(extensions, 'redhat.vscode-yaml-1.25.0');
  fs.mkdirSync(folder);
  fs.copyFileSync(built, path.join(folder, 'extension.cjs'));
  fs.copyFileSync(
    path.join(root, 'test/editor/besideYaml/redHatYaml/package.json'),
    path.join(folder, 'package.json'),
  );
}

/** Desktop VS Code's executable; undefined where the one from npm takes its place. */
async function downloadedVsCode(version) {
  const isLinux = process.platform === 'linux';
  const hasDisplay = process.env.DISPLAY || process.env.WAYLAND_DISPLAY;
  if (isLinux && (flags.npm || !hasDisplay)) return undefined;
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: path.join(root, '.vscode-test') });
  } catch (error) {
    if (!isLinux) throw error;
    console.log(`VS Code cannot be downloaded (${error.message}): going on with the one from npm`);
    return undefined;
  }
}

async function copyExample(workspace) {
  fs.cpSync(path.join(root, 'examples/acme-payments'), workspace, { recursive: true });
  await run('git', ['init', '--quiet', '--template='], { cwd: workspace });
  await run('git', ['add', '--all'], { cwd: workspace });
  await run('git', ['commit', '--quiet', '--message', 'Start'], { cwd: workspace });
}

/** All git below this process, that of VS Code too, sees neither the user's settings nor a repository around it. */
function isolateGit() {
  for (const name of Object.keys(process.env)) if (name.startsWith('GIT_')) delete process.env[name];
  const file = path.join(temporary, 'gitconfig');
  const identity = '[user]\n\tname = Ada Test\n\temail = ada@example.com\n';
  fs.writeFileSync(file, `${identity}[init]\n\tdefaultBranch = main\n[core]\n\tautocrlf = false\n`);
  process.env.GIT_CONFIG_GLOBAL = file;
  process.env.GIT_CONFIG_NOSYSTEM = '1';
}

function node(args, environment = {}) {
  return run(process.execPath, args, { cwd: root, env: { ...process.env, ...environment } });
}

async function run(command, args, options) {
  child = spawn(command, args, { ...options, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  child = undefined;
  if (code !== 0) throw new Error(`"${path.basename(command)} ${args[0]}" ended with code ${code}`);
}

function resultsFile(folder) {
  return path.join(folder, 'results.json');
}

function resultsIn(folder) {
  const file = resultsFile(folder);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined;
}

function numbersOf({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function whereScreenshotsAre() {
  if (!fs.existsSync(screenshots)) return 'no screenshots';
  const folders = fs.readdirSync(screenshots).map((version) => path.join(screenshots, version));
  return folders.map((folder) => `screenshots: ${folder} (${fs.readdirSync(folder).length})`).join('\n');
}
