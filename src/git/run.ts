import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/** Longest wait for git, in milliseconds: a repository's settings can make it hang. */
const timeLimit = 20_000;

/**
 * What git prints, or undefined where there is no git, no repository, or no answer in time. Never through a
 * shell, and nothing that the repository's configuration names is run: no file system monitor, no hook, no
 * pager; a bare repository that lies in the clone is not taken for the repository.
 */
export async function runGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  const git = gitProgram();
  if (git === undefined) return undefined;
  const safeArgs = ['--no-pager', '-c', 'core.fsmonitor=false', '-c', 'core.hooksPath=/dev/null', ...args];
  return new Promise((resolve) => {
    execFile(
      git,
      safeArgs,
      {
        cwd: folder,
        timeout: timeLimit,
        killSignal: 'SIGKILL',
        maxBuffer: 1024 * 1024 * 1024,
        windowsHide: true,
        env: {
          ...process.env,
          GIT_OPTIONAL_LOCKS: '0',
          GIT_TERMINAL_PROMPT: '0',
          GIT_CONFIG_COUNT: '1',
          GIT_CONFIG_KEY_0: 'safe.bareRepository',
          GIT_CONFIG_VALUE_0: 'explicit',
        },
      },
      (error, stdout) => {
        resolve(error === null ? stdout : undefined);
      },
    );
  });
}

/** On Windows a bare name would be looked for in the repository first. */
function gitProgram(): string | undefined {
  if (process.platform !== 'win32') return 'git';
  const folders = (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .filter((folder) => path.isAbsolute(folder));
  return folders.map((folder) => path.join(folder, 'git.exe')).find((program) => fs.existsSync(program));
}
