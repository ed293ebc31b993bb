import fs from 'node:fs';
import path from 'node:path';
import { analyze, type Analysis } from '../../analyze.ts';
import { maybeSparse } from '../../git/sparse.ts';
import { leadershipFileNames, rootFileNames } from '../../model/leadershipFile.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { listedAmong } from './files.ts';
import { leadershipSources, type LeadershipSources } from './leadershipSources.ts';

/** The leadership files that decide about some paths, and their analysis, in which no files are counted. */
export interface LeadershipAbove extends LeadershipSources {
  readonly analysis: Analysis;
  /** The folders in which leadership files were looked for. */
  readonly folders: ReadonlySet<RepoPath>;
}

/**
 * Reads the leadership files in the folders above some paths, and in those of `before`: of all leadership files, only these
 * decide about the paths, so the files of the repository are not listed. As in a list, a leadership file below the root
 * does not count if Git ignores it.
 */
export async function leadershipAbove(
  root: string,
  paths: readonly RepoPath[],
  before?: LeadershipAbove,
): Promise<LeadershipAbove> {
  const folders = new Set(before?.folders);
  const added: RepoPath[] = [];
  const add = (folder: RepoPath): void => {
    if (folders.has(folder)) return;
    folders.add(folder);
    added.push(folder);
    if (folder !== '') add(folderOf(folder));
  };
  add('');
  for (const file of paths) add(folderOf(file));
  const found = await leadershipFilesIn(root, added);
  if (before !== undefined && found.length === 0) return { ...before, folders };
  const { sources, missing } = await leadershipSources(root, found, async (file) =>
    (await listedAmong(root, [file])).includes(file),
  );
  const all = [...(before?.sources ?? []), ...sources];
  return {
    folders,
    sources: all,
    missing: [...(before?.missing ?? []), ...missing],
    analysis: analyze(all, undefined, undefined, before?.analysis),
  };
}

async function leadershipFilesIn(root: string, folders: readonly RepoPath[]): Promise<RepoPath[]> {
  const names = folders.flatMap((folder) =>
    folder === '' ? rootFileNames : leadershipFileNames.map((name) => `${folder}/${name}`),
  );
  const isThere = (file: RepoPath): boolean =>
    fs.lstatSync(path.join(root, file), { throwIfNoEntry: false }) !== undefined;
  const isAtRoot = new Set<string>(rootFileNames);
  const atRoot = names.filter((file) => isAtRoot.has(file) && isThere(file));
  // Outside a sparse checkout, a file can be in the index only.
  const isPartial = maybeSparse(root);
  const below = names.filter((file) => !atRoot.includes(file) && (isPartial || isThere(file)));
  return [...atRoot, ...(below.length === 0 ? [] : await listedAmong(root, below))];
}
