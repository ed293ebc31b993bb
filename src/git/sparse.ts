import fs from 'node:fs';
import path from 'node:path';

/**
 * Whether files of the index may be missing in the working tree because of a sparse checkout: its patterns stay after
 * `git sparse-checkout disable` (https://git-scm.com/docs/git-sparse-checkout). `root` is the root of the working tree.
 */
export function maybeSparse(root: string): boolean {
  const named = path.join(root, '.git');
  try {
    // In a linked working tree and a submodule, it is a file that names the folder.
    const folder = fs.statSync(named).isDirectory()
      ? named
      : path.resolve(root, /^gitdir: (.*)$/m.exec(fs.readFileSync(named, 'utf8'))?.[1] ?? '.git');
    return fs.existsSync(path.join(folder, 'info', 'sparse-checkout'));
  } catch {
    return false;
  }
}
