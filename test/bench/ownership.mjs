// How fast the owner of a path is found, beside other libraries and git, and what it takes for a million files: prints
// Markdown tables. The others are installed below this folder on first use.
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { install } from '../host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
install(import.meta.dirname);
execFileSync(process.execPath, ['scripts/build.mjs', '--production', '--bench'], { cwd: root });
execFileSync(process.execPath, ['--expose-gc', path.join(root, 'out/bench/ownership/measure.js')], {
  cwd: root,
  stdio: 'inherit',
});
