import fs from 'node:fs';
import path from 'node:path';
import type { RepoPath } from '../text/repoPath.ts';
import { readRepositoryFile } from './readFile.ts';

/** More is not read of `.gitmodules`. */
const maxBytes = 1024 * 1024;

/** The folders of the submodules of a repository, which Git lists as files (https://git-scm.com/docs/gitmodules). */
export async function submodules(root: string): Promise<ReadonlySet<RepoPath>> {
  if (!fs.existsSync(path.join(root, '.gitmodules'))) return new Set();
  const read = await readRepositoryFile(root, '.gitmodules', { maxBytes, isListed: () => false });
  const text = read.kind === 'read' ? read.bytes.toString('utf8') : '';
  return new Set(Array.from(text.matchAll(/^\s*path\s*=\s*"?(.*?)"?\s*$/gm), ([, folder = '']) => folder));
}
