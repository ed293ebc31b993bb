// How fast the editor answers, and for how long it holds the extension host: prints Markdown tables. The answers are
// asked in Node; the rest is seen in the newest VS Code from npm, in a repository of 200,000 files with a leadership file
// of 500 lines, beside the same keystrokes in a file that is none.
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { inNewest, temporaryFolder } from './inNewest.mjs';
import { install } from '../host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
install(import.meta.dirname);
execFileSync(process.execPath, ['scripts/build.mjs', '--production', '--bench'], { cwd: root });
const run = (script, ...args) =>
  execFileSync(process.execPath, [path.join(root, 'out/bench/editor', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });

run('answers.js');

const repository = temporaryFolder();
run('repository.js', repository);
console.log(
  '\n| processor time of a task in the extension host | longest share of ours, ms | longest of all, ms |',
);
console.log('| --- | ---: | ---: |');
for (const { phase, own, all } of await inNewest('editor/inVsCode.cjs', repository, { 'git.enabled': false }))
  console.log(`| ${phase} | ${own.toFixed(1)} | ${all.toFixed(1)} |`);
