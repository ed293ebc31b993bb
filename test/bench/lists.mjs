// How long the commands take that look at every file, and how much memory, with a million files and 5,000 patterns, as
// whole processes beside the call of Git that lists the files: prints a Markdown table. The first argument can be another
// number of files.
import { buildSync } from 'esbuild';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { temporaryFolder } from './inNewest.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const cli = path.join(root, 'dist/cli.js');
const count = Number(process.env.BENCH_FILES ?? 1_000_000);
/** How often each command runs; the median counts. */
const runs = 3;
/** The domain that the edit of the leadership file removes, and the number of paths that are read independently. */
const removed = 777;
const samples = 500;

// A certificate file takes Node a while to read at each start.
const environment = { ...process.env };
delete environment.NODE_EXTRA_CA_CERTS;

execFileSync(process.execPath, ['scripts/build.mjs', '--production'], { cwd: root });
const folder = temporaryFolder();
const { monorepoPaths, monorepoPatterns } = await built('test/monorepo.ts');
const { decisiveRule } = await built('test/ownership/plainReading.ts');
const paths = monorepoPaths(count);
const patterns = monorepoPatterns(5000, paths);
const repository = prepared();

async function built(file) {
  const outfile = path.join(folder, `${path.basename(file, '.ts')}.mjs`);
  const options = { bundle: true, platform: 'node', format: 'esm', packages: 'external', logLevel: 'error' };
  buildSync({ ...options, entryPoints: [path.join(root, file)], outfile });
  return import(pathToFileURL(outfile).href);
}

/** A repository whose files are in the index only, and a leadership file that was edited since the commit. */
function prepared() {
  const repository = path.join(folder, 'repository');
  fs.mkdirSync(repository);
  const git = (args, input = '') =>
    execFileSync('git', args, { cwd: repository, env: environment, input, maxBuffer: 2 ** 30 })
      .toString()
      .trim();
  git(['init', '--quiet']);
  git(['config', 'user.name', 'Bo Lindqvist']);
  git(['config', 'user.email', 'bo@acme.example']);
  const leadership = path.join(repository, 'leadership.yaml');
  fs.writeFileSync(leadership, leadershipText(patterns));
  const [empty, text] = [
    git(['hash-object', '-w', '--stdin']),
    git(['hash-object', '-w', 'leadership.yaml']),
  ];
  const entries = [...paths.map((file) => [empty, file]), [text, 'leadership.yaml']];
  git(
    ['update-index', '-z', '--index-info'],
    entries.map(([id, file]) => `100644 ${id}\t${file}\0`).join(''),
  );
  // As in a sparse checkout: Git does not look for the files on the disk.
  git(['update-index', '-z', '--skip-worktree', '--stdin'], paths.map((file) => `${file}\0`).join(''));
  git(['update-ref', 'HEAD', git(['commit-tree', git(['write-tree']), '-m', 'Start'])]);
  fs.writeFileSync(leadership, leadershipText(patterns.filter((_, at) => at !== removed)));
  return repository;
}

function leadershipText(some) {
  const domains = some.map(
    ({ pattern, owner }) =>
      `  - id: d${patterns.findIndex((one) => one.pattern === pattern)}\n    paths: [${JSON.stringify(pattern)}]\n    owners: ["${owner}"]\n`,
  );
  return `version: 1\npurpose: P\ngoals: []\ndecisionCriteria: []\ndomains:\n${domains.join('')}`;
}

const printsPeak = "process.on('exit', () => process.stderr.write('peak ' + process.resourceUsage().maxRSS))";
function run(args) {
  const start = performance.now();
  const { status, stdout, stderr } = spawnSync(args[0], args.slice(1), {
    cwd: repository,
    env: { ...environment, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(printsPeak)}` },
    maxBuffer: 2 ** 30,
  });
  const milliseconds = performance.now() - start;
  if (status !== 0) throw new Error(`${args.join(' ')}: exit code ${status}\n${stderr}`);
  return {
    milliseconds,
    stdout: stdout.toString(),
    peak: Number(/peak (\d+)$/.exec(stderr.toString())?.[1]) / 1024,
  };
}

const listing = ['ls-files', '-z', '-t', '--cached', '--others', '--deleted', '--exclude-standard'];
const commands = {
  'git ls-files': { args: ['git', '-c', 'core.fsmonitor=false', ...listing] },
  coverage: { args: [process.execPath, cli, 'coverage', '--format', 'json'], most: 5 },
  diff: { args: [process.execPath, cli, 'diff', '--format', 'json'], most: 7 },
  codeowners: { args: [process.execPath, cli, 'codeowners', '--host', 'github'], most: 7 },
};
const results = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let at = 0; at < runs; at++)
  for (const [name, { args }] of Object.entries(commands)) results[name].push(run(args));

checkAnswers(JSON.parse(results.coverage[0].stdout), JSON.parse(results.diff[0].stdout));

const median = (name, key) =>
  results[name].map((result) => result[key]).sort((one, other) => one - other)[Math.floor(runs / 2)];
const git = median('git ls-files', 'milliseconds');
console.log(`| ${count} files, 5,000 patterns | s | × git ls-files | target | peak, MB |`);
console.log('| --- | ---: | ---: | ---: | ---: |');
for (const [name, { most }] of Object.entries(commands)) {
  const milliseconds = median(name, 'milliseconds');
  const ratio = most === undefined ? ' |' : `${(milliseconds / git).toFixed(1)} | ≤ ${most}`;
  const peak = most === undefined ? '' : median(name, 'peak').toFixed(0);
  console.log(`| ${name} | ${(milliseconds / 1000).toFixed(2)} | ${ratio} | ${peak} |`);
}

/** Compares with the reading of docs/format.md, pattern by pattern. Prints nothing if all is right. */
function checkAnswers({ total }, { changes }) {
  const rules = patterns.map(({ pattern }, list) => ({ folder: '', pattern, list }));
  // A leadership file counts if a pattern matches it.
  const leadershipFiles = decisiveRule(rules, 'leadership.yaml') < 0 ? 0 : 1;
  if (total.files !== count + leadershipFiles) throw new Error(`coverage counted ${total.files} files`);
  const changed = new Set(changes.flatMap((change) => change.paths));
  const some = [...changed].filter((_, at) => at % Math.ceil(changed.size / samples) === 0);
  for (let at = 0; at < samples; at++) some.push(paths[Math.floor((at * count) / samples)]);
  for (const file of some)
    if ((decisiveRule(rules, file) === removed) !== changed.has(file))
      throw new Error(`diff is wrong for ${file}`);
}
