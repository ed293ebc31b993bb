// How long the commands take that people wait for, as whole processes beside peers in the same run: prints a Markdown
// table. `commitlint` is installed below this folder on first use.
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { install } from '../host/install.mjs';
import { temporaryFolder } from './inNewest.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const example = path.join(root, 'examples/acme-payments');
const cli = path.join(root, 'dist/cli.js');
const commitlint = path.join(import.meta.dirname, 'node_modules/@commitlint/cli/cli.js');
/** How often each command runs; the median counts. */
const runs = 15;
const message = 'feat: I intend to change the ledger\n';

// A certificate file takes Node a while to read at each start.
const environment = { ...process.env };
delete environment.NODE_EXTRA_CA_CERTS;

install(import.meta.dirname);
execFileSync(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root });

/** The example as a repository with three staged files, and with so many other files. */
function repository(others) {
  const folder = path.join(temporaryFolder(), 'acme-payments');
  fs.cpSync(example, folder, { recursive: true });
  for (let at = 0; at < others; at++) {
    const below = path.join(folder, `packages/p${at % 50}/m${at % 2000}/lib`);
    if (at < 2000) fs.mkdirSync(below, { recursive: true });
    fs.writeFileSync(path.join(below, `file${at}.ts`), '');
  }
  fs.writeFileSync(
    path.join(folder, 'commitlint.config.mjs'),
    `export default { extends: [${JSON.stringify(path.join(import.meta.dirname, 'node_modules/@commitlint/config-conventional/lib/index.js'))}], rules: { 'subject-case': [0] } };\n`,
  );
  const git = (...args) => execFileSync('git', args, { cwd: folder, env: environment });
  git('init', '--quiet');
  git('config', 'user.name', 'Bo Lindqvist');
  git('config', 'user.email', 'bo@acme.example');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Start');
  for (const file of ['src/ledger/post.ts', 'src/risk/score.ts', 'tools/slow-queries.ts'])
    fs.appendFileSync(path.join(folder, file), '// changed\n');
  git('add', '--all');
  fs.writeFileSync(path.join(folder, '.git/COMMIT_EDITMSG'), message);
  return folder;
}

const small = repository(0);
const large = repository(200_000);

/** As in a hook: Git exports the author. */
const inHook = { ...environment, GIT_AUTHOR_NAME: 'Bo Lindqvist', GIT_AUTHOR_EMAIL: 'bo@acme.example' };
const node = (...args) => [process.execPath, ...args];
const messageFile = '.git/COMMIT_EDITMSG';

const commands = {
  nothing: { folder: small, args: node('-e', '0') },
  commitlint: { folder: small, args: node(commitlint, '--edit', messageFile), env: inHook },
  'commit-msg, example': { folder: small, args: node(cli, 'commit-msg', messageFile), env: inHook },
  'commit-msg, 200,000 files': { folder: large, args: node(cli, 'commit-msg', messageFile), env: inHook },
  'prepare-commit-msg, example': {
    folder: small,
    args: node(cli, 'prepare-commit-msg', messageFile),
    env: inHook,
  },
  'prepare-commit-msg, 200,000 files': {
    folder: large,
    args: node(cli, 'prepare-commit-msg', messageFile),
    env: inHook,
  },
  'who PATH, example': { folder: small, args: node(cli, 'who', 'src/ledger/post.ts') },
  'who PATH, 200,000 files': { folder: large, args: node(cli, 'who', 'src/ledger/post.ts') },
  // The call of Git that lists the files for `check`.
  'git ls-files, 200,000 files': {
    folder: large,
    args: [
      'git',
      '-c',
      'core.fsmonitor=false',
      'ls-files',
      '-z',
      '-t',
      '--cached',
      '--others',
      '--deleted',
      '--exclude-standard',
    ],
    runs: 5,
  },
  'check, 200,000 files': { folder: large, args: node(cli, 'check'), runs: 5 },
};

function timeOf({ folder, args: [program, ...args], env = environment }) {
  // A hook gets the same message each time.
  fs.writeFileSync(path.join(folder, messageFile), message);
  const start = performance.now();
  const { status, stderr } = spawnSync(program, args, { cwd: folder, env, maxBuffer: 2 ** 28 });
  const time = performance.now() - start;
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')}: exit code ${status}\n${stderr}`);
  return time;
}

const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
// One run of each in turn, the first of which does not count.
for (let run = 0; run <= runs; run++)
  for (const [name, command] of Object.entries(commands))
    if (run <= (command.runs ?? runs)) times[name].push(timeOf(command));
const median = (name) =>
  times[name].slice(1).sort((one, other) => one - other)[Math.floor((times[name].length - 1) / 2)];

const rows = [
  ['commit-msg, example', 'commitlint', 0.2],
  ['commit-msg, 200,000 files', 'commit-msg, example', 2.5],
  ['prepare-commit-msg, 200,000 files', 'prepare-commit-msg, example', 2.5],
  ['who PATH, example', 'nothing', 4],
  ['who PATH, 200,000 files', 'nothing', 4],
  ['check, 200,000 files', 'git ls-files, 200,000 files', 1.3],
];
console.log('| command | ms | beside | ms | ratio | target |\n| --- | ---: | --- | ---: | ---: | ---: |');
for (const [name, peer, target] of rows) {
  const [own, other] = [median(name), median(peer)];
  const peerName = peer === 'nothing' ? '`node -e 0`' : peer;
  console.log(
    `| ${name} | ${own.toFixed(0)} | ${peerName} | ${other.toFixed(0)} | ${(own / other).toFixed(2)} | ≤ ${target} |`,
  );
}

// The cards of 100,000 paths, compared with those of the paths one by one.
const listed = execFileSync('git', ['ls-files', '-z'], { cwd: large, maxBuffer: 2 ** 28 })
  .toString()
  .split('\0');
const paths = listed.filter((file, at) => file !== '' && at % 2 === 0).slice(0, 100_000);
const ask = (args, input) =>
  spawnSync(process.execPath, [cli, 'who', ...args], {
    cwd: large,
    env: environment,
    input,
    maxBuffer: 2 ** 30,
  });
const start = performance.now();
const cards = ask(['--stdin', '--format', 'ndjson'], paths.join('\n')).stdout.toString().trim().split('\n');
const seconds = (performance.now() - start) / 1000;
for (let at = 0; at < cards.length; at += 10_007) {
  const { answers } = JSON.parse(ask(['--format', 'json', paths[at]]).stdout);
  if (JSON.stringify(answers[0]) !== cards[at]) throw new Error(`who --stdin differs for ${paths[at]}`);
}
if (cards.length !== paths.length) throw new Error(`who --stdin printed ${cards.length} cards`);
console.log(
  `\nwho --stdin --format ndjson: ${Math.round(paths.length / seconds / 1000)},000 paths per second`,
);
