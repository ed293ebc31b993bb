import fs from 'node:fs/promises';
import path from 'node:path';
import { analyze, type Analysis } from '../analyze.ts';
import { gitFiles } from '../git/files.ts';
import {
  filesThatCount,
  governedFolder,
  isLeadershipFile,
  leadershipFileNames,
  rootFileNames,
} from '../model/leadershipFile.ts';
import { fileList, fileListBuilder, type FileList } from '../ownership/fileList.ts';
import { isoDateOf } from '../text/day.ts';
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
 * Reads the repository around a folder: Git's, or without Git, the outermost folder above with a leadership file.
 * `named` are files to read as leadership files under any name, each instead of its folder's own.
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
  progress('Listing files…');
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
  progress(`Resolving owners of ${counted(files.count, 'file')}…`);
  return { root, files, analysis: analyze(sources, files, isoDateOf(new Date())) };
}

/** A leadership file that is used, but cannot be read, and why. */
export interface UnreadableFile {
  readonly path: RepoPath;
  readonly reason: string;
}

export function unreadableFiles({ files }: Analysis): UnreadableFile[] {
  const counting = new Set(filesThatCount(files.map((file) => file.path)).values());
  return files
    .filter((file) => counting.has(file.path) && file.lastGoodModel === undefined)
    .map(({ path: file, findings }) => ({ path: file, reason: findings[0]?.message ?? '' }));
}

/** Fails if a leadership file cannot be read, since the answers would be incomplete. */
export function requireReadable({ root, analysis }: Repository, cwd: string): void {
  const [unread] = unreadableFiles(analysis);
  if (unread !== undefined)
    throw new Failure(
      exitCodes.unreadable,
      `Cannot read ${shownPath(root, cwd, unread.path)}: ${unread.reason} Run "leadership check" for details.`,
    );
}

/** All files of a repository that Git lists, or without Git all below the folder. */
export async function listFiles(root: string): Promise<FileList> {
  const builder = fileListBuilder();
  return (await gitFiles(root, builder.add)) ? atOnce(builder.list()) : fileList(await filesBelow(root));
}

/** A typed path from the root of the repository; undefined outside the repository. */
export function repoPath(root: string, cwd: string, typed: string): RepoPath | undefined {
  const relative = path.relative(root, path.resolve(cwd, typed)).replaceAll(path.sep, '/');
  if (relative === '..' || relative.startsWith('../') || path.isAbsolute(relative)) return undefined;
  return relative;
}

/** A path relative to the working folder, with `/`; folders end in `/`. */
export function shownPath(root: string, cwd: string, file: RepoPath): string {
  const shown = path.relative(cwd, path.join(root, file)).replaceAll(path.sep, '/');
  return file === '' || file.endsWith('/') ? `${shown === '' ? '.' : shown}/` : shown;
}

/** How to start, for a repository without a leadership file. */
export function noLeadershipFile(root: string): Failure {
  return new Failure(
    exitCodes.unreadable,
    `No leadership.yaml found in ${root}.

Run "leadership init" to create one, or start with:

version: 1
purpose: Why this repository exists.
goals:
  - What you want to achieve now
decisionCriteria:
  - What you prefer when two good options conflict
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

/** The leadership files at the root, which are used even if Git ignores them. */
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
    throw new Failure(exitCodes.unreadable, `Cannot read ${file}: ${reasonOf(error)}.`);
  }
}

/** The files below a folder without Git, except those in `.git` and `node_modules`. */
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
