// How long a full pass and a keystroke take, beside yaml-language-server on the same text: prints a Markdown table.
// It is installed below this folder on first use.
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { install } from '../host/install.mjs';

const root = path.resolve(import.meta.dirname, '../..');
install(import.meta.dirname);
execFileSync(process.execPath, ['scripts/build.mjs', '--production', '--bench'], { cwd: root });
execFileSync(process.execPath, ['--expose-gc', path.join(root, 'out/bench/keystrokes.js')], {
  cwd: root,
  stdio: 'inherit',
});
