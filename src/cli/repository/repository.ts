import path from 'node:path';
import { analyze, type Analysis, type SourceFile } from '../../analyze.ts';
import { analyzeErrors } from '../../errors.ts';
import { readNamedFile, readRepositoryFile } from '../../git/readFile.ts';
import { governedFolder, isLeadershipFile, leadershipFileNames } from '../../model/leadershipFile.ts';
import type { FileList } from '../../ownership/coverage/fileList.ts';
import { limits } from '../../parse/limits.ts';
import { isoDateOf, type IsoDate } from '../../text/day.ts';
import { gitProblemInWords } from '../../text/gitProblem.ts';
import { counted } from '../terminal/printable.ts';
import { listFiles } from './files.ts';
import { leadershipSources, sourceFrom, type MissingFile } from './leadershipSources.ts';
import { noLeadershipFile } from './noLeadershipFile.ts';
import { rootFiles, rootOf } from './root.ts';

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

/** How to analyze a repository: completely, or only as far as a command needs it, such as `countErrors`. */
type AnalysisOf = (
  sources: readonly SourceFile[],
  before: Analysis | undefined,
  files: FileList,
  today: IsoDate,
) => Analysis;

const completely: AnalysisOf = (sources, before, files, today) => analyze(sources, files, today, before);

/**
 * Reads the repository around a folder: Git's, or without Git, the outermost folder above with a leadership file.
 * `named` are files to read as leadership files under any name, each instead of its folder's own.
 */
export async function openRepository(
  from: string,
  named: readonly string[] = [],
  progress: (doing: string) => void = () => undefined,
  analysisOf = completely,
): Promise<Repository> {
  const repository = await readRepository(from, named, progress, analysisOf);
  if (repository.analysis.files.length === 0) throw noLeadershipFile(repository.root);
  return repository;
}

/** The same for a repository that may have no leadership file. */
export async function readRepository(
  from: string,
  named: readonly string[] = [],
  progress: (doing: string) => void = () => undefined,
  analysisOf = completely,
): Promise<Repository> {
  const root = rootOf(from);
  progress('Listing files…');
  const [listed, early] = await Promise.all([listFiles(root), analysisOfRoot(root)]);
  const namedPaths = [...new Set(named.map((file) => path.relative(root, file).replaceAll(path.sep, '/')))];
  const takenFolders = new Set(namedPaths.filter((file) => !isLeadershipFile(file)).map(governedFolder));
  const found = [...rootFiles(root), ...listed.named(leadershipFileNames)];
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
  const all = [...sources, ...namedSources];
  const isSame = early?.files.every(({ path: file, text }) =>
    all.some((source) => source.path === file && source.text === text),
  );
  const analysis = analysisOf(all, isSame === true ? early : undefined, files, isoDateOf(new Date()));
  return { root, files, analysis, missing };
}

/** An analysis of the leadership file at the root, made while Git lists the files. Undefined if it is read in another way. */
async function analysisOfRoot(root: string): Promise<Analysis | undefined> {
  const [file] = rootFiles(root);
  if (file === undefined) return undefined;
  const content = await readRepositoryFile(root, file, { maxBytes: limits.bytes, isListed: () => false });
  return content.kind === 'read' ? analyzeErrors([sourceFrom(content, root, file)]) : undefined;
}

/** Says which files are left out, because their owners are unknown. */
export function tellMissing({ missing }: Repository, tell: (text: string) => void): void {
  for (const { path: file, failure } of missing)
    tell(`Leaving out ${governedFolder(file)}/: ${file} is not downloaded. ${gitProblemInWords(failure)}`);
}
