import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { failureIn, GitFailure } from './failure.ts';

/** The maximum time without output from Git, in milliseconds. Settings of a repository can make Git hang. */
const longestSilence = 20_000;
/** The maximum number of bytes of Git's standard error to keep. */
const maxComplaint = 64 * 1024;

/**
 * The output of a Git command. Throws a `GitFailure` for every exit code but 0: a failure is never an empty answer.
 * Never uses a shell, and runs no program from the configuration of the repository: no file system monitor, no hook,
 * no pager, no transport. A bare repository inside the clone is not used.
 */
export async function runGit(
  folder: string,
  args: readonly string[],
  timeLimit = longestSilence,
): Promise<string> {
  return (await askGit(folder, args, [], timeLimit)) ?? '';
}

/**
 * Like `runGit`, for a command that answers "no" with an exit code, such as `git config --get` for an unset key (1).
 * Undefined for these exit codes.
 */
export async function askGit(
  folder: string,
  args: readonly string[],
  noes: readonly number[] = [1],
  timeLimit = longestSilence,
): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  const { code, stderr } = await start(folder, args, (chunk) => chunks.push(chunk), undefined, timeLimit);
  if (code === 0) return Buffer.concat(chunks).toString('utf8');
  if (code !== undefined && noes.includes(code)) return undefined;
  throw failureIn(stderr, folder);
}

/**
 * Like `runGit`, but passes output on as it arrives. Resolves to whether all output was read: false if `signal` ended
 * it.
 */
export async function streamGit(
  folder: string,
  args: readonly string[],
  take: (chunk: Buffer) => void,
  signal?: AbortSignal,
  timeLimit = longestSilence,
): Promise<boolean> {
  if (isAborted(signal)) return false;
  const { code, stderr } = await start(folder, args, take, signal, timeLimit);
  if (code === 0) return true;
  if (isAborted(signal)) return false;
  throw failureIn(stderr, folder);
}

export function isAborted(signal: AbortSignal | undefined): boolean {
  return signal?.aborted === true;
}

/** The exit code, undefined if a signal ended Git, and what Git printed on standard error. */
interface Ended {
  readonly code: number | undefined;
  readonly stderr: string;
}

async function start(
  folder: string,
  args: readonly string[],
  take: (chunk: Buffer) => void,
  signal: AbortSignal | undefined,
  timeLimit: number,
): Promise<Ended> {
  const git = gitProgram();
  if (git === undefined) throw new GitFailure('not-installed', folder);
  const safeArgs = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args];
  const child = spawn(git, safeArgs, {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
    env: safeEnvironment(process.env),
  });
  const ended = { isLate: false };
  const giveUp = (): void => {
    child.kill('SIGKILL');
    child.stdout.destroy();
    child.stderr.destroy();
  };
  const limit = setTimeout(() => {
    ended.isLate = true;
    giveUp();
  }, timeLimit);
  signal?.addEventListener('abort', giveUp);
  child.stdout.on('data', (chunk: Buffer) => {
    limit.refresh();
    take(chunk);
    // Else, Node reads up to 32 chunks before it turns to anything else, such as the keystrokes in an editor.
    child.stdout.pause();
    setImmediate(() => child.stdout.resume());
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (stderr.length < maxComplaint) stderr += text;
  });
  const code = await new Promise<number | null | Error>((resolve) => {
    child.on('error', resolve);
    child.on('close', resolve);
  });
  clearTimeout(limit);
  signal?.removeEventListener('abort', giveUp);
  if (ended.isLate) throw new GitFailure('timeout', folder);
  if (code instanceof Error) {
    const isMissing = (code as NodeJS.ErrnoException).code === 'ENOENT' && fs.existsSync(folder);
    throw new GitFailure(isMissing ? 'not-installed' : 'failed', folder, code.message);
  }
  return { code: code ?? undefined, stderr };
}

/**
 * The environment of Git. In a partial clone, Git would fetch missing objects by a program that the repository
 * configures: `GIT_NO_LAZY_FETCH` (Git 2.44) prevents it, and for older versions, no protocol is allowed. Settings that
 * the caller passes, such as `safe.directory` in a CI job, still apply.
 */
function safeEnvironment(caller: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const count = Math.max(0, Math.trunc(Number(caller['GIT_CONFIG_COUNT'] ?? '0'))) || 0;
  return {
    ...caller,
    LC_ALL: 'C',
    LANGUAGE: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_ALLOW_PROTOCOL: '',
    GIT_CONFIG_COUNT: String(count + 1),
    [`GIT_CONFIG_KEY_${String(count)}`]: 'safe.bareRepository',
    [`GIT_CONFIG_VALUE_${String(count)}`]: 'explicit',
  };
}

/** On Windows, a bare name would be searched for in the repository first. */
function gitProgram(): string | undefined {
  if (process.platform !== 'win32') return 'git';
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, 'git.exe')).find((program) => fs.existsSync(program));
}
