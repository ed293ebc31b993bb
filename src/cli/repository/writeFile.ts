import fs from 'node:fs/promises';
import path from 'node:path';
import { isWithin } from '../../git/isWithin.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { exitCodes, CliError } from '../terminal/cliError.ts';

/**
 * Replaces a file of a repository atomically: writes a temporary file next to it, then renames that. Keeps the mode.
 * Follows a symbolic link within the repository, and fails if it leads outside.
 */
export async function replaceFile(root: string, file: RepoPath, text: string | Uint8Array): Promise<void> {
  await writing(file, async () => {
    const target = await targetOf(root, file);
    const mode = await modeOf(target);
    await throughTemporary(target, text, mode, (temporary) => fs.rename(temporary, target));
  });
}

/** Creates a file atomically; fails if it exists. */
export async function createFile(root: string, file: RepoPath, text: string | Uint8Array): Promise<void> {
  await writing(file, async () => {
    const target = path.join(await folderOf(root, file), path.posix.basename(file));
    await throughTemporary(target, text, undefined, async (temporary) => {
      await fs.link(temporary, target).catch(async (error: unknown) => {
        // A file system without links, such as FAT, cannot create a file only if it is missing in one step.
        const isThere = await fs.lstat(target).then(Boolean, () => false);
        if (isThere) throw Object.assign(new Error(), { code: 'EEXIST', cause: error });
        await fs.rename(temporary, target);
      });
      await fs.rm(temporary, { force: true });
    });
  });
}

async function throughTemporary(
  target: string,
  text: string | Uint8Array,
  mode: number | undefined,
  put: (temporary: string) => Promise<void>,
): Promise<void> {
  const temporary = `${target}.${String(process.pid)}-${Date.now().toString(36)}.tmp`;
  try {
    const handle = await fs.open(temporary, 'wx', mode);
    try {
      await handle.writeFile(text);
      if (mode !== undefined) await handle.chmod(mode);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await put(temporary);
  } catch (error) {
    await fs.rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** The file itself, after following links. */
async function targetOf(root: string, file: RepoPath): Promise<string> {
  const named = path.join(await folderOf(root, file), path.posix.basename(file));
  const stats = await fs.lstat(named).catch(() => undefined);
  if (stats === undefined) return named;
  if (stats.isDirectory()) throw unwritable(file, 'it is a folder');
  if (!stats.isSymbolicLink()) return named;
  const target = await fs.realpath(named).catch(() => undefined);
  if (target === undefined || !isWithin(await fs.realpath(root), target))
    throw unwritable(file, 'it is a symbolic link to a file outside the repository, or a broken one');
  return target;
}

/** The folder of a file, created if it is missing. */
async function folderOf(root: string, file: RepoPath): Promise<string> {
  const folder = path.join(root, path.posix.dirname(file));
  const outside = unwritable(file, 'its folder is a symbolic link out of the repository');
  const realRoot = await fs.realpath(root);
  for (let above = folder; ; above = path.dirname(above)) {
    const real = await fs.realpath(above).catch(() => undefined);
    if (real === undefined && above !== path.dirname(above)) continue;
    if (real === undefined || !isWithin(realRoot, real)) throw outside;
    break;
  }
  await fs.mkdir(folder, { recursive: true });
  return fs.realpath(folder);
}

async function modeOf(target: string): Promise<number | undefined> {
  const stats = await fs.stat(target).catch(() => undefined);
  return stats === undefined ? undefined : stats.mode & 0o7777;
}

async function writing(file: RepoPath, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw unwritable(file, reasonOf(error as NodeJS.ErrnoException));
  }
}

function unwritable(file: RepoPath, reason: string): CliError {
  return new CliError(exitCodes.unwritable, `Cannot write ${file}: ${reason}. No changes made.`);
}

function reasonOf(error: NodeJS.ErrnoException): string {
  switch (error.code) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'EROFS':
      return 'the file system is read-only';
    case 'EEXIST':
      return 'it already exists';
    case 'ENOTDIR':
      return 'its folder is a file';
    default:
      return String(error);
  }
}
