import fs from 'node:fs/promises';
import path from 'node:path';
import { rootFileNames } from '../../model/leadershipFile.ts';
import type { RepoPath } from '../../text/repoPath.ts';

/** The folder of the repository that a folder belongs to: Git's, or else the outermost folder above with a leadership file. */
export async function rootOf(from: string): Promise<string> {
  const folders = ancestorsOf(from);
  for (const folder of folders) if (await exists(path.join(folder, '.git'))) return folder;
  for (const folder of folders.toReversed()) if ((await rootFiles(folder)).length > 0) return folder;
  return from;
}

/** The leadership files at the root, which are used even if Git ignores them. */
export async function rootFiles(root: string): Promise<RepoPath[]> {
  const found: RepoPath[] = [];
  for (const name of rootFileNames) if (await exists(path.join(root, name))) found.push(name);
  return found;
}

/** A typed path from the root of the repository; undefined outside the repository. */
export function repoPath(root: string, cwd: string, typed: string): RepoPath | undefined {
  const relative = path.relative(root, path.resolve(cwd, typed)).replaceAll(path.sep, '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) return undefined;
  return relative;
}

/** A path relative to the working folder, with `/`; folders end in `/`. */
export function shownPath(root: string, cwd: string, file: RepoPath): string {
  const shown = path.relative(cwd, path.join(root, file)).replaceAll(path.sep, '/');
  return file === '' || file.endsWith('/') ? `${shown === '' ? '.' : shown}/` : shown;
}

function ancestorsOf(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}

/** Whether there is a file or folder, also behind a symbolic link. */
export async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
