import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The environment without what git or a terminal would read from it. */
export const bareEnvironment: NodeJS.ProcessEnv = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:GIT_|NODE_OPTIONS$|FORCE_COLOR$)/.test(name)),
  ),
  GIT_CONFIG_GLOBAL: os.devNull,
  GIT_CONFIG_NOSYSTEM: '1',
  NO_COLOR: '1',
};

/** Calls a function with a folder that holds files by their paths, and removes the folder. */
export function withFolder<T>(
  files: Readonly<Record<string, string | Uint8Array>>,
  use: (folder: string) => T,
): T {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'leadership-cli-')));
  try {
    for (const [file, content] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      fs.writeFileSync(path.join(folder, file), content);
    }
    return use(folder);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

export function git(folder: string, ...args: string[]): void {
  const identity = [
    '-c',
    'user.name=Ada Test',
    '-c',
    'user.email=ada@example.com',
    '-c',
    'init.defaultBranch=main',
  ];
  execFileSync('git', [...identity, ...args], { cwd: folder, env: bareEnvironment, stdio: 'pipe' });
}
