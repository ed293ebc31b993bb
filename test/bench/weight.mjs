// What the extension weighs:
// - the size of the VSIX and of its bundles,
// - how long VS Code takes to load and activate it on examples/acme-payments, beside VS Code's own git extension
//   in the same window.
import fs from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import { inNewest, temporaryFolder } from './inNewest.mjs';

const root = path.resolve(import.meta.dirname, '../..');
const kilobytes = (file) => `${(fs.statSync(file).size / 1000).toFixed(1)} kB`;

const vsix = path.join(temporaryFolder(), 'extension.vsix');
execFileSync(process.execPath, [path.join(root, 'scripts/package.mjs'), '--out', vsix], { stdio: 'ignore' });
console.log(`VSIX                ${kilobytes(vsix)}`);
for (const bundle of fs.readdirSync(path.join(root, 'dist')).filter((name) => name.endsWith('.cjs')))
  console.log(`dist/${bundle.padEnd(14)} ${kilobytes(path.join(root, 'dist', bundle))}`);

for (let run = 1; run <= 3; run++)
  for (const { extension, load, activate } of await inNewest(
    'activation.cjs',
    path.join(root, 'examples/acme-payments'),
  ))
    console.log(`activation ${run}  ${extension.padEnd(42)} load ${load} ms, activate ${activate} ms`);
