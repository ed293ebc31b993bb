import { readRepositoryFile } from '../../git/readFile.ts';

/** Larger files are not read. */
const maxBytes = 1024 * 1024;

/** The text of a file in the repository; '' if it is a link, too large, or not readable. */
export async function plainText(root: string, name: string): Promise<string> {
  const read = await readRepositoryFile(root, name, { maxBytes, isListed: () => false });
  return read.kind === 'read' && read.bytes.length <= maxBytes ? read.bytes.toString('utf8') : '';
}
