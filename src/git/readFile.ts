import fs from 'node:fs';
import path from 'node:path';
import type { Refusal } from '../text/refusal.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { isWithin } from './isWithin.ts';

/** The bytes of a file, at most one more than the limit: then the file is too large. Or why it is not read. */
export type ReadFile =
  { readonly kind: 'read'; readonly bytes: Buffer } | { readonly kind: 'refused'; readonly why: Refusal };

export interface RepositoryFileOptions {
  /** The limit in bytes. Of a larger file, one byte more is read. */
  readonly maxBytes: number;
  /** Whether Git lists a path of the repository; without Git, whether the path is below its root. */
  readonly isListed: (path: RepoPath) => boolean | Promise<boolean>;
}

/**
 * Reads a file whose name the repository supplies, such as `leadership.yaml` or CODEOWNERS. A repository can contain a
 * symbolic link to any file of the machine, so a link is followed only to a regular file that Git lists, never out of
 * the repository or into a `.git` folder.
 */
export async function readRepositoryFile(
  root: string,
  file: RepoPath,
  { maxBytes, isListed }: RepositoryFileOptions,
): Promise<ReadFile> {
  const named = path.join(root, file);
  try {
    const [realRoot, real] = await Promise.all([fs.promises.realpath(root), fs.promises.realpath(named)]);
    const inside = path.relative(realRoot, real).replaceAll(path.sep, '/');
    if (!isWithin(realRoot, real)) return refused('outside');
    if (inside.split('/').some((name) => name.toLowerCase() === '.git')) return refused('inside-git');
    if (inside !== file && !(await isListed(inside))) return refused('ignored');
    // Another link could have taken the place of the file meanwhile.
    return await read(real, maxBytes, noFollow);
  } catch (error) {
    return refused(refusalOf(error));
  }
}

/** Reads a file whose name the caller supplies: it can be anywhere, but must be a regular file. */
export async function readNamedFile(file: string, maxBytes: number): Promise<ReadFile> {
  try {
    return await read(file, maxBytes, 0);
  } catch (error) {
    return refused(refusalOf(error));
  }
}

/** Opens a pipe without waiting for its other end, so that its type can be checked. Windows has neither flag. */
const nonBlocking = (fs.constants.O_NONBLOCK as number | undefined) ?? 0;
const noFollow = (fs.constants.O_NOFOLLOW as number | undefined) ?? 0;

async function read(file: string, maxBytes: number, flags: number): Promise<ReadFile> {
  const handle = await fs.promises.open(file, fs.constants.O_RDONLY | nonBlocking | flags);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) return refused(stats.isDirectory() ? 'folder' : 'not-regular');
    // Files of the kernel have the size 0, and others can grow while they are read.
    const chunks: Buffer[] = [];
    let left = maxBytes + 1;
    while (left > 0) {
      const length = Math.min(left, chunkSize);
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(length), 0, length);
      if (bytesRead === 0) break;
      left -= bytesRead;
      chunks.push(buffer.subarray(0, bytesRead));
    }
    return { kind: 'read', bytes: Buffer.concat(chunks) };
  } finally {
    await handle.close();
  }
}

const chunkSize = 64 * 1024;

function refused(why: Refusal): ReadFile {
  return { kind: 'refused', why };
}

function refusalOf(error: unknown): Refusal {
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'missing';
  if (code === 'EISDIR') return 'folder';
  // A socket, a device without a driver, or a circle of links.
  if (code === 'ENXIO' || code === 'ENODEV' || code === 'ELOOP' || code === 'EOPNOTSUPP')
    return 'not-regular';
  return code === 'EACCES' || code === 'EPERM' ? 'denied' : 'failed';
}
