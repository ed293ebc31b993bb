import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** The maximum time without output from git, in milliseconds. Settings of a repository can make git hang. */
const longestSilence = 20_000;

/**
 * The output of a git command. Undefined without git, without a repository, or on a timeout. Never uses a
 * shell, and runs no program from the configuration of the repository: no file system monitor, no hook, no
 * pager. A bare repository inside the clone is not used.
 */
export async function runGit(
  folder: string,
  args: readonly string[],
  timeLimit = longestSilence,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  const isDone = await streamGit(folder, args, (chunk) => chunks.push(chunk), undefined, timeLimit);
  return isDone ? Buffer.concat(chunks).toString('utf8') : undefined;
}

/**
 * Like `runGit`, but passes output on as it arrives. Resolves to whether git succeeded and all output was
 * read.
 */
export async function streamGit(
  folder: string,
  args: readonly string[],
  take: (chunk: Buffer) => void,
  signal?: AbortSignal,
  timeLimit = longestSilence,
): Promise<boolean> {
  const git = gitProgram();
  if (git === undefined || signal?.aborted === true) return false;
  const safeArgs = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args];
  const child = spawn(git, safeArgs, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'ignore'],
    windowsHide: true,
    env: {
      ...process.env,
      GIT_OPTIONAL_LOCKS: '0',
      GIT_TERMINAL_PROMPT: '0',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'safe.bareRepository',
      GIT_CONFIG_VALUE_0: 'explicit',
    },
  });
  const giveUp = (): void => {
    child.kill('SIGKILL');
    child.stdout.destroy();
  };
  const limit = setTimeout(giveUp, timeLimit);
  signal?.addEventListener('abort', giveUp);
  child.stdout.on('data', (chunk: Buffer) => {
    limit.refresh();
    take(chunk);
  });
  const isDone = await new Promise<boolean>((resolve) => {
    child.on('error', () => {
      resolve(false);
    });
    child.on('close', (code) => {
      resolve(code === 0);
    });
  });
  clearTimeout(limit);
  signal?.removeEventListener('abort', giveUp);
  return isDone;
}

/** On Windows, a bare name would be searched for in the repository first. */
function gitProgram(): string | undefined {
  if (process.platform !== 'win32') return 'git';
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, 'git.exe')).find((program) => fs.existsSync(program));
}
