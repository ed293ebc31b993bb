import fs from 'node:fs/promises';
import path from 'node:path';
import { analyzeWhole, type Analysis } from '../analyze.ts';
import { gitFiles } from '../git/files.ts';
import {
  filesThatCount,
  governedFolder,
  isLeadershipFile,
  leadershipFileNames,
  rootFileNames,
} from '../model/leadershipFile.ts';
import { fileList, fileListBuilder, type FileList } from '../ownership/fileList.ts';
import { dayOf } from '../text/day.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { Failure, exitCodes, reasonOf } from './failure.ts';
import { counted } from './printable.ts';
import { atOnce } from '../text/steps.ts';

/** A repository as a command sees it. */
export interface Repository {
  /** Absolute. */
  readonly root: string;
  readonly files: FileList;
  readonly analysis: Analysis;
}

/**
 * Reads the repository that a folder belongs to: from the folder that git knows as one; without git, from the
 * outermost folder above that has a leadership file. `named` are files to read as leadership files whatever they
 * are called, each in the place of its folder's own. `progress` is told what is being done.
 */
export async function openRepository(
  from: string,
  named: readonly string[] = [],
  progress: (doing: string) => void = () => undefined,
): Promise<Repository> {
  const repository = await readRepository(from, named, progress);
  if (repository.analysis.files.length === 0) throw noLeadershipFile(repository.root);
  return repository;
}

/** The same for a repository that may have no leadership file. */
export async function readRepository(
  from: string,
  named: readonly string[] = [],
  progress: (doing: string) => void = () => undefined,
): Promise<Repository> {
  const root = await rootOf(from);
  progress('Listing the files of the repository…');
  const files = await listFiles(root);
  const namedPaths = named.map((file) => path.relative(root, file).replaceAll(path.sep, '/'));
  const takenFolders = new Set(namedPaths.filter((file) => !isLeadershipFile(file)).map(governedFolder));
  const found = [...(await rootFiles(root)), ...files.named(leadershipFileNames)];
  const standard = found.filter((file) => !takenFolders.has(governedFolder(file)));
  const sources = await Promise.all(
    [...new Set([...standard, ...namedPaths])].map(async (file) => ({
      path: file,
      text: await readText(path.join(root, file)),
    })),
  );
  progress(`Asking who owns ${counted(files.count, 'file')}…`);
  return { root, files, analysis: analyzeWhole(sources, files, dayOf(new Date())) };
}

/** A leadership file that counts, and of which nothing can be read; with the reason. */
export interface UnreadableFile {
  readonly path: RepoPath;
  readonly reason: string;
}

export function unreadableFiles({ files }: Analysis): UnreadableFile[] {
  const counting = new Set(filesThatCount(files.map((file) => file.path)).values());
  return files
    .filter((file) => counting.has(file.path) && file.answers === undefined)
    .map(({ path: file, findings }) => ({ path: file, reason: findings[0]?.message ?? '' }));
}

/** Stops where answers would leave out what a leadership file says. */
export function requireReadable({ root, analysis }: Repository, cwd: string): void {
  const [unread] = unreadableFiles(analysis);
  if (unread !== undefined)
    throw new Failure(
      exitCodes.unreadable,
      `Cannot read ${shownPath(root, cwd, unread.path)}: ${unread.reason}; see "leadership check"`,
    );
}

/** All files of a repository: git's, or those that are there where there is no git. */
export async function listFiles(root: string): Promise<FileList> {
  const builder = fileListBuilder();
  return (await gitFiles(root, builder.add)) ? atOnce(builder.list()) : fileList(await filesBelow(root));
}

/** A path as git has it, from one that somebody typed; undefined for one outside the repository. */
export function repoPath(root: string, cwd: string, typed: string): RepoPath | undefined {
  const relative = path.relative(root, path.resolve(cwd, typed)).replaceAll(path.sep, '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) return undefined;
  return relative;
}

/** A path of the repository as seen from the working folder, with `/`; a folder ends in one. */
export function shownPath(root: string, cwd: string, file: RepoPath): string {
  const shown = path.relative(cwd, path.join(root, file)).replaceAll(path.sep, '/');
  return file === '' || file.endsWith('/') ? `${shown === '' ? '.' : shown}/` : shown;
}

function noLeadershipFile(root: string): Failure {
  return new Failure(
    exitCodes.unreadable,
    `No leadership.yaml in ${root}. Start one with "leadership init", or put these lines into leadership.yaml at the root of the repository:

version: 1
purpose: Why this repository exists.
goals:
  - What it is after now
decisionCriteria:
  - How to choose when two options pull apart
domains:
  - id: everything
    paths: ["*"]
    owners: ["@your-team/here"]`,
  );
}

/** The folder of the repository that a folder belongs to. */
export async function rootOf(from: string): Promise<string> {
  const folders = ancestorsOf(from);
  for (const folder of folders) if (await exists(path.join(folder, '.git'))) return folder;
  for (const folder of folders.toReversed()) if ((await rootFiles(folder)).length > 0) return folder;
  return from;
}

/** The leadership files of the root itself, which count even where git ignores them. */
async function rootFiles(root: string): Promise<RepoPath[]> {
  const found: RepoPath[] = [];
  for (const name of rootFileNames) if (await exists(path.join(root, name))) found.push(name);
  return found;
}

function ancestorsOf(folder: string): string[] {
  const above = path.dirname(folder);
  return above === folder ? [folder] : [folder, ...ancestorsOf(above)];
}

async function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}

/** The text of a file as an editor shows it. */
async function readText(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8').decode(await fs.readFile(file));
  } catch (error) {
    throw new Failure(exitCodes.unreadable, `Cannot read ${file}: ${reasonOf(error)}`);
  }
}

/** The files below a folder where there is no git: all but `.git` and `node_modules`. */
async function filesBelow(root: string, folder: RepoPath = ''): Promise<RepoPath[]> {
  const entries = await fs.readdir(path.join(root, folder), { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries.map(async (entry): Promise<RepoPath[]> => {
      const file = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (!entry.isDirectory()) return [file];
      return entry.name === '.git' || entry.name === 'node_modules' ? [] : filesBelow(root, file);
    }),
  );
  return below.flat();
}
