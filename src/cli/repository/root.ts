import fs from 'node:fs';
import path from 'node:path';
import { rootFileNames } from '../../model/leadershipFile.ts';
import type { RepoPath } from '../../text/repoPath.ts';

/** The folder of the repository that a folder belongs to: Git's, or else the outermost folder above with a leadership file. */
export function rootOf(from: string): string {
  const folders = ancestorsOf(from);
  return (
    folders.find((folder) => fs.existsSync(path.join(folder, '.git'))) ??
    folders.findLast((folder) => rootFiles(folder).length > 0) ??
    from
  );
}

/** The leadership files at the root, which are used even if Git ignores them. */
export function rootFiles(root: string): RepoPath[] {
  return rootFileNames.filter((name) => fs.existsSync(path.join(root, name)));
}

/** A typed path from the root of the repository; undefined outside the repository. */
export function repoPath(root: string, cwd: string, typed: string): RepoPath | undefined {
  if (root === cwd && !/(?:^|\/)\.{0,2}(?:\/|$)|[\\:]/.test(typed)) return typed;
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
