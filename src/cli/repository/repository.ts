import fs from 'node:fs/promises';
import path from 'node:path';
import { analyze, type Analysis, type SourceFile } from '../../analyze.ts';
import { gitFiles } from '../../git/files.ts';
import { indexedText } from '../../git/indexFile.ts';
import { GitFailure } from '../../git/failure.ts';
import { readNamedFile, readRepositoryFile } from '../../git/readFile.ts';
import {
  filesThatCount,
  governedFolder,
  isLeadershipFile,
  leadershipFileNames,
  rootFileNames,
} from '../../model/leadershipFile.ts';
import { placeholders } from '../../model/placeholder.ts';
import { fileList, fileListBuilder, type FileList } from '../../ownership/coverage/fileList.ts';
import { limits } from '../../parse/limits.ts';
import { isoDateOf } from '../../text/day.ts';
import { gitProblemInWords } from '../../text/gitProblem.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import { counted } from '../terminal/printable.ts';
import { bytesOf } from './readFile.ts';
import { runSync } from '../../text/task.ts';
import type { Terminal } from '../terminal/terminal.ts';

/** A repository as a command sees it. */
export interface Repository {
  /** Absolute. */
  readonly root: string;
  /** Without those whose owners are unknown. */
  readonly files: FileList;
  readonly analysis: Analysis;
  /** Leadership files outside a sparse checkout that a partial clone does not contain: the owners below are unknown. */
  readonly missing: readonly MissingFile[];
}

export interface MissingFile {
  readonly path: RepoPath;
  readonly failure: GitFailure;
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
  const listed = await listFiles(root);
  const namedPaths = named.map((file) => path.relative(root, file).replaceAll(path.sep, '/'));
  const takenFolders = new Set(namedPaths.filter((file) => !isLeadershipFile(file)).map(governedFolder));
  const found = [...(await rootFiles(root)), ...listed.named(leadershipFileNames)];
  const standard = found.filter((file) => !takenFolders.has(governedFolder(file)));
  const missing: MissingFile[] = [];
  const readSource = async (file: RepoPath): Promise<SourceFile | undefined> => {
    const { bytes: maxBytes } = limits;
    const absolute = path.join(root, file);
    const content = namedPaths.includes(file)
      ? await readNamedFile(absolute, maxBytes)
      : await readRepositoryFile(root, file, { maxBytes, isListed: listed.hasFile });
    if (content.kind === 'refused' && content.why === 'missing' && listed.hasFile(file)) {
      // Outside a sparse checkout.
      try {
        const text = await indexedText(root, file, maxBytes);
        if (text !== undefined) return { path: file, text };
      } catch (error) {
        if (!(error instanceof GitFailure) || error.kind !== 'missing-object' || governedFolder(file) === '')
          throw error;
        missing.push({ path: file, failure: error });
        return undefined;
      }
    }
    // A file that is too large is a problem of its own.
    const bytes = bytesOf(content, absolute, Infinity);
    return { path: file, text: new TextDecoder('utf-8').decode(bytes) };
  };
  const read = await Promise.all([...new Set([...standard, ...namedPaths])].map(readSource));
  const sources = read.filter((source) => source !== undefined);
  const files =
    missing.length === 0
      ? listed
      : listed.changed({ removed: missing.map(({ path: file }) => governedFolder(file)), added: [] });
  progress(`Resolving owners of ${counted(files.count, 'file')}…`);
  return { root, files, analysis: analyze(sources, files, isoDateOf(new Date())), missing };
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
    throw new CliError(
      exitCodes.unreadable,
      `Cannot read ${shownPath(root, cwd, unread.path)}: ${unread.reason} Run "leadership check" for details.`,
    );
}

/** The first error of each leadership file that is used, because of which an answer can be incomplete, as a sentence. */
export function errorsIn(
  analysis: Analysis,
  shown: (file: RepoPath) => string,
): ReadonlyMap<RepoPath, string> {
  const counting = new Set(filesThatCount(analysis.files.map((file) => file.path)).values());
  const errors = new Map<RepoPath, string>();
  for (const { path: file, findings, lastGoodModel } of analysis.files) {
    const error = findings.find(
      ({ code, severity }) =>
        severity === 'error' && /^(?:syntax|schema|limit|version|reference\/)/.test(code),
    );
    if (counting.has(file) && (error !== undefined || lastGoodModel === undefined))
      errors.set(
        file,
        `${shown(file)} has errors: ${error?.message ?? 'It cannot be read.'} Run "leadership check" for details.`,
      );
  }
  return errors;
}

/**
 * All files of a repository that Git lists; outside a repository, all below the folder. Throws a `GitFailure` if Git fails
 * in a repository, since another list would lead to other answers.
 */
export async function listFiles(root: string): Promise<FileList> {
  const builder = fileListBuilder();
  const outcome = await gitFiles(root, builder.add);
  if (outcome === 'listed') return runSync(builder.list());
  if (outcome === 'no-repository' && (await exists(path.join(root, '.git'))))
    throw new GitFailure('failed', root, 'the .git there is not a repository');
  return fileList(await filesBelow(root));
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

/** Says which leadership files have errors, so that the answer can be incomplete. */
export function tellErrors({ root, analysis }: Repository, { cwd, tell }: Terminal): void {
  const errors = errorsIn(analysis, (file) => shownPath(root, cwd, file));
  for (const error of errors.values()) tell(incomplete(error));
}

/** An error as a warning. */
export function incomplete(error: string): string {
  return `Owners may be missing. ${error}`;
}

/** Says which files are left out, because their owners are unknown. */
export function tellMissing({ missing }: Repository, tell: (text: string) => void): void {
  for (const { path: file, failure } of missing)
    tell(`Leaving out ${governedFolder(file)}/: ${file} is not downloaded. ${gitProblemInWords(failure)}`);
}

/** How to start, for a repository without a leadership file. */
export function noLeadershipFile(root: string): CliError {
  return new CliError(
    exitCodes.unreadable,
    `No leadership.yaml found in ${root}.

Run "leadership init" to create one, or start with:

version: 1
purpose: ${placeholders.purpose}.
goals:
  - ${placeholders.achievement}
decisionCriteria:
  - ${placeholders.criterion}
domains:
  - id: everything
    paths: ["*"]
    owners: ["${placeholders.owner}/here"]`,
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
