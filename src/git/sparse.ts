import fs from 'node:fs';
import path from 'node:path';

/**
 * Whether files of the index may be missing in the working tree because of a sparse checkout: its patterns stay after
 * `git sparse-checkout disable` (https://git-scm.com/docs/git-sparse-checkout). `root` is the root of the working tree.
 */
export function maybeSparse(root: string): boolean {
  try {
    return fs.existsSync(path.join(gitFolder(path.join(root, '.git')), 'info', 'sparse-checkout'));
  } catch {
    return false;
  }
}

/** In a linked working tree and a submodule, `.git` is a file that names the folder. */
function gitFolder(named: string): string {
  const stats = fs.statSync(named);
  if (!stats.isFile() || stats.size > maxBytes) return named;
  const [, folder = named] = /^gitdir: (.*)$/m.exec(fs.readFileSync(named, 'utf8')) ?? [];
  return path.resolve(path.dirname(named), folder);
}

/** Larger than any path. */
const maxBytes = 64 * 1024;
