import fs from 'node:fs/promises';
import path from 'node:path';

/** No text that is meant here is longer. */
const maxBytes = 1024 * 1024;

/** The text of a file of the repository that is one; no link is followed, and no pipe waited for. '' for any other. */
export async function plainText(root: string, name: string): Promise<string> {
  const file = path.join(root, name);
  const stats = await fs.lstat(file).catch(() => undefined);
  if (stats === undefined || !stats.isFile() || stats.size > maxBytes) return '';
  return fs.readFile(file, 'utf8').catch(() => '');
}
