import fs from 'node:fs';
import path from 'node:path';
import type { Answers, SourceFile } from '../../answers.ts';
import { maybeSparse } from '../../git/sparse.ts';
import { filesThatCount, leadershipFileNames, rootFileNames } from '../../model/leadershipFile.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { requireReadable } from './errors.ts';
import { listedAmong } from './files.ts';
import { leadershipSources, type LeadershipSources } from './leadershipSources.ts';

/** The leadership files that decide about some paths. */
export interface LeadershipAbove<A extends Answers = Answers> extends LeadershipSources {
  readonly answers: A;
  /** The folders in which leadership files were looked for. */
  readonly folders: ReadonlySet<RepoPath>;
}

/**
 * Reads the leadership files in the folders above some paths, and in those of `before`: of all leadership files, only these
 * decide about the paths, so the files of the repository are not listed. As in a list, a leadership file below the root
 * does not count if Git ignores it. `answersFrom` makes answers of the files, and can use earlier ones.
 */
export async function leadershipAbove<A extends Answers>(
  root: string,
  paths: readonly RepoPath[],
  answersFrom: (sources: readonly SourceFile[], before?: A) => A,
  before?: LeadershipAbove<A>,
): Promise<LeadershipAbove<A>> {
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
    answers: answersFrom(all, before?.answers),
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

/** Fails if a leadership file that is used cannot be read. */
export async function requireReadableAbove(
  { sources, answers }: LeadershipAbove,
  root: string,
  cwd: string,
): Promise<void> {
  const counting = new Set(filesThatCount(sources.map(({ path: file }) => file)).values());
  if (
    answers.files.every(({ path: file, lastGoodModel }) => lastGoodModel !== undefined || !counting.has(file))
  )
    return;
  const { analyzeErrors } = await import('../../errors.ts');
  requireReadable({ root, analysis: analyzeErrors(sources) }, cwd);
}
