import { execFileSync } from 'node:child_process';
import { bareEnvironment, git } from './temporaryFolder.ts';

/** A commit to make: when it was made in days before today, and the files that it changes. */
export interface MadeCommit {
  readonly by: string;
  readonly age: number;
  readonly files: readonly string[];
  readonly zone?: string;
  readonly message?: string;
}

const today = Math.floor(Date.now() / 1000);

/** Commits on `main` of a new repository, as Git reads them fastest, and then in the working tree. */
export function commitAll(folder: string, commits: readonly MadeCommit[]): void {
  git(folder, 'init', '--quiet');
  const stream = commits.map(({ by, age, files, zone = '+0000', message = 'Work' }, at) => {
    const date = `${String(today - age * 86_400)} ${zone}`;
    const changes = files.map((file) => `M 100644 inline ${file}\ndata <<E\n${String(at)}\nE\n`);
    return `commit refs/heads/main\nauthor ${by} ${date}\ncommitter ${by} ${date}\ndata <<E\n${message}\nE\n${changes.join('')}\n`;
  });
  const input = stream.join('');
  execFileSync('git', ['fast-import', '--quiet'], { cwd: folder, env: bareEnvironment, input });
  git(folder, 'reset', '--quiet', '--hard', 'main');
}
