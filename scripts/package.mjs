// Packs the extension into a VSIX: node scripts/package.mjs [--out file]. vsce builds it for production first.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';

const root = path.resolve(import.meta.dirname, '..');
const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const { values: flags } = parseArgs({ options: { out: { type: 'string' } } });

await createVSIX({
  cwd: root,
  packagePath: path.resolve(root, flags.out ?? `${manifest.name}-${manifest.version}.vsix`),
  dependencies: false,
  // No address of a repository is known yet, so there is none to make links of.
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
