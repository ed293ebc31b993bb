import path from 'node:path';
import { analyze, type Analysis } from '../../analyze.ts';
import { readNamedFile } from '../../git/readFile.ts';
import {
  filesThatCount,
  governedFolder,
  isLeadershipFile,
  leadershipFileNames,
} from '../../model/leadershipFile.ts';
import { placeholders } from '../../model/placeholder.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { limits } from '../../parse/limits.ts';
import { isoDateOf } from '../../text/day.ts';
import { gitProblemInWords } from '../../text/gitProblem.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { CliError, exitCodes } from '../terminal/cliError.ts';
import { counted } from '../terminal/printable.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { listFiles } from './files.ts';
import { leadershipSources, sourceFrom, type MissingFile } from './leadershipSources.ts';
import { rootFiles, rootOf, shownPath } from './root.ts';

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
  const namedPaths = [...new Set(named.map((file) => path.relative(root, file).replaceAll(path.sep, '/')))];
  const takenFolders = new Set(namedPaths.filter((file) => !isLeadershipFile(file)).map(governedFolder));
  const found = [...(await rootFiles(root)), ...listed.named(leadershipFileNames)];
  const standard = found.filter(
    (file) => !takenFolders.has(governedFolder(file)) && !namedPaths.includes(file),
  );
  const { sources, missing } = await leadershipSources(root, [...new Set(standard)], listed.hasFile);
  const namedSources = await Promise.all(
    namedPaths.map(async (file) =>
      sourceFrom(await readNamedFile(path.join(root, file), limits.bytes), root, file),
    ),
  );
  const files =
    missing.length === 0
      ? listed
      : listed.changed({ removed: missing.map(({ path: file }) => governedFolder(file)), added: [] });
  progress(`Resolving owners of ${counted(files.count, 'file')}…`);
  return {
    root,
    files,
    analysis: analyze([...sources, ...namedSources], files, isoDateOf(new Date())),
    missing,
  };
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
export function requireReadable(
  { root, analysis }: Pick<Repository, 'root' | 'analysis'>,
  cwd: string,
): void {
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
