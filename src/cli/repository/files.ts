import fs from 'node:fs/promises';
import path from 'node:path';
import { GitFailure } from '../../git/failure.ts';
import { gitFiles, type AddFile, type Listing } from '../../git/files.ts';
import { isLeadershipFile } from '../../model/leadershipFile.ts';
import { fileList, fileListBuilder, type FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { runSync } from '../../text/task.ts';
import { textOfUtf8 } from '../../text/utf8.ts';
import { isGitRepository } from './base.ts';

/**
 * All files of a repository that Git lists; outside a repository, all below the folder. Throws a `GitFailure` if Git fails
 * in a repository, since another list would lead to other answers.
 */
export async function listFiles(root: string): Promise<FileList> {
  const builder = fileListBuilder();
  return (await isListedByGit(root, builder.add))
    ? runSync(builder.list())
    : fileList(await filesBelow(root));
}

/** Those of some paths that `listFiles` lists. */
export async function listedAmong(root: string, files: readonly RepoPath[]): Promise<RepoPath[]> {
  const listed: RepoPath[] = [];
  const add: AddFile = (bytes, start, end) => {
    listed.push(textOfUtf8(bytes, start, end));
  };
  if (await isListedByGit(root, add, { only: files })) return listed;
  return files.filter((file) => !file.split('/').slice(0, -1).some(isLeftOut));
}

/** Whether `listFiles` lists a leadership file. */
export async function hasLeadershipFile(root: string): Promise<boolean> {
  let isFound = false;
  const look: AddFile = (bytes, start, end) => {
    isFound ||= isLeadershipFile(textOfUtf8(bytes, start, end));
  };
  return (await isListedByGit(root, look)) ? isFound : (await filesBelow(root)).some(isLeadershipFile);
}

/** Lists with Git, if it is installed and this is a repository. */
async function isListedByGit(root: string, add: AddFile, listing: Listing = {}): Promise<boolean> {
  const outcome = await gitFiles(root, add, listing);
  if (outcome === 'no-repository' && isGitRepository(root))
    throw new GitFailure('failed', root, 'the .git there is not a repository');
  return outcome === 'listed';
}

/** The files below a folder without Git. */
async function filesBelow(root: string, folder: RepoPath = ''): Promise<RepoPath[]> {
  const entries = await fs.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map(async (entry): Promise<RepoPath[]> => {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [file];
      return isLeftOut(entry.name) ? [] : filesBelow(root, file);
    }),
  );
  return below.flat();
}

/** Whether a folder with this name contains no files of the project, in a repository without Git. */
function isLeftOut(name: string): boolean {
  return name === '.git' || name === 'node_modules';
}
