// Opens VS Code on examples/acme-payments with the extension loaded: node scripts/start.mjs
// On Linux it serves the VS Code from npm (test/host/) and prints its address, as no display is needed for that; on
// macOS and Windows it downloads VS Code and opens a window. Ctrl-C ends it.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { hostFolder, settings, startServer, workbenchAddress } from '../test/host/host.mjs';
import { install } from '../test/host/install.mjs';
import { temporaryFolder } from '../test/host/temporary.mjs';

const root = path.resolve(import.meta.dirname, '..');
const example = path.join(root, 'examples/acme-payments');
const preferredPort = 8125;

const build = spawnSync(process.execPath, [path.join(root, 'scripts/build.mjs')], { stdio: 'inherit' });
if (build.status !== 0) process.exit(build.status ?? 1);

const temporary = temporaryFolder();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(0));
const userData = path.join(temporary, 'user');
const extensions = path.join(temporary, 'extensions');
fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
fs.mkdirSync(extensions);
// The commit box belongs to a repository, and that of the example is the one around it.
const userSettings = { ...settings, 'git.openRepositoryInParentFolders': 'always' };
fs.writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify(userSettings));

if (process.platform === 'linux') await serve();
else await openWindow();

async function serve() {
  install(hostFolder('newest'));
  const { publisher, name, version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  fs.symlinkSync(root, path.join(extensions, `${publisher}.${name}-${version}`));
  const port = await freePort(preferredPort);
  const server = await startServer({ name: 'newest', userData, extensions, port });
  server.died.then((log) => {
    console.error(log);
    process.exit(1);
  });
  console.log(`
VS Code with Leadership as Code runs at

  ${workbenchAddress(server, example)}

Open src/payouts/schedule.ts and look above its first line, rest the mouse on an import, mistype an owner in
leadership.yaml, or type "I intend" and Ctrl+Space into the commit box. Ctrl-C here ends it.`);
  if (hasDesktopCode())
    console.log(`\nOr in the VS Code of this machine:\n\n  code ${windowArguments().join(' ')}`);
}

async function openWindow() {
  const executable = await downloadAndUnzipVSCode({ cachePath: path.join(root, '.vscode-test') });
  const folders = [`--user-data-dir=${userData}`, `--extensions-dir=${extensions}`];
  console.log(`VS Code opens on ${example}`);
  const child = spawn(executable, [...windowArguments(), ...folders, '--disable-workspace-trust'], {
    stdio: 'inherit',
  });
  child.on('exit', (code) => process.exit(code ?? 0));
}

function windowArguments() {
  return [`--extensionDevelopmentPath=${root}`, example, path.join(example, 'src/payouts/schedule.ts')];
}

function hasDesktopCode() {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.some((folder) => fs.existsSync(path.join(folder, 'code')));
}

/** This port, or any other where it is taken. */
async function freePort(port) {
  const server = net.createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(0));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(port)));
  });
}
