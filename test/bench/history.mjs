// How often the person whom the history proposes first is an owner that CODEOWNERS declares: prints a Markdown table.
//
//   node test/bench/history.mjs <folder of a repository> …
//
// A folder is a clone with its history and its files. The day of its latest commit counts as today.
import path from 'node:path';
import { execFileSync } from 'node:child_process';

const root = path.resolve(import.meta.dirname, '../..');
execFileSync(process.execPath, ['scripts/build.mjs', '--bench'], { cwd: root });
execFileSync(process.execPath, [path.join(root, 'out/bench/history/measure.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
