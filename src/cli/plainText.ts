import fs from 'node:fs/promises';
import path from 'node:path';

/** Larger files are not read. */
const maxBytes = 1024 * 1024;

/** The text of a regular file in the repository. Links are not followed; for anything else the text is ''. */
export async function plainText(root: string, name: string): Promise<string> {
  const file = path.join(root, name);
  const stats = await fs.lstat(file).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > maxBytes) return '';
  return fs.readFile(file, 'utf8').catch(() => '');
}
