import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Installs what the lock file of the package in this folder says, unless that is installed already.
 * No package gets to run a script of its own.
 */
export function install(folder) {
  const lock = fs.readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  const installed = path.join(folder, 'node_modules/.installed-lock.json');
  if (fs.existsSync(installed) && fs.readFileSync(installed, 'utf8') === lock) return;
  console.log(`Installing ${folder} from npm (once)`);
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  execFileSync('npm', ['ci', '--ignore-scripts', ...quiet, '--prefix', folder], { stdio: 'inherit' });
  fs.writeFileSync(installed, lock);
}
