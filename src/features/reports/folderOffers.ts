import { isHandle } from '../../model/owner.ts';
import type { Scope } from '../../model/scope.ts';
import type { ReviewResolver } from '../../ownership/codeowners/effect.ts';
import { filesBelow, type FileList } from '../../ownership/coverage/fileList.ts';
import { proposeAreas } from '../../ownership/history/areas.ts';
import type { History } from '../../ownership/history/history.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import { knowersIn, type Knower } from './knowers.ts';

/** A folder that can become a domain of a first leadership file. */
export interface FolderOffer {
  /** '' for all files that no other folder has. */
  readonly folder: RepoPath;
  readonly files: number;
  /** Whether the history proposes it. */
  readonly isProposed: boolean;
  /** The owners of most of its files in CODEOWNERS. */
  readonly codeowners: readonly string[];
  /** The people who know it, from the history. */
  readonly knowers: readonly Knower[];
}

/** What suggests domains and owners, as far as it is there. */
export interface OfferSources {
  readonly files: FileList;
  readonly history: History | undefined;
  readonly codeowners: ReviewResolver | undefined;
  readonly scope: Scope;
}

/** The maximum number of files of a folder that are looked up in CODEOWNERS. */
const maxFiles = 500;

/**
 * The folders to choose domains from: those that the history proposes, and the folders at the root, each by path. The one for
 * all other files is first.
 */
export function folderOffers({ files, history, codeowners, scope }: OfferSources): FolderOffer[] {
  const proposed = new Set(
    history === undefined ? [] : proposeAreas(files, history).map(({ folder }) => folder),
  );
  const top = files.root.folders.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  const folders = new Set([...proposed, ...top]);
  folders.delete('');
  const knowers: ReadonlyMap<RepoPath, Knower[]> =
    history === undefined
      ? new Map()
      : knowersIn(history, scope, (path) => foldersOf(path).filter((folder) => folders.has(folder)));
  return ['', ...[...folders].sort()].map((folder) => ({
    folder,
    files: files.folder(folder)?.count ?? 0,
    isProposed: proposed.has(folder),
    codeowners: codeowners === undefined ? [] : usualOwners(folder, files, codeowners),
    knowers: knowers.get(folder) ?? [],
  }));
}

/** The folders around a file, without the root. */
function foldersOf(path: RepoPath): RepoPath[] {
  const folders: RepoPath[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) folders.push(folder);
  return folders;
}

/** The owners that more than half of some files of a folder have together, those files being spread over it. */
function usualOwners(folder: RepoPath, files: FileList, reviewsOf: ReviewResolver): readonly string[] {
  const inside = files.folder(folder);
  if (inside === undefined) return [];
  const counts = new Map<string, { readonly owners: readonly string[]; count: number }>();
  const step = Math.ceil(inside.count / maxFiles);
  let [at, seen] = [0, 0];
  for (const path of filesBelow(inside, folder)) {
    if (at++ % step > 0) continue;
    seen++;
    const owners = [...new Set(reviewsOf(path).flatMap((review) => review.owners))];
    getOrInsert(counts, owners.toSorted().join(' '), () => ({ owners, count: 0 })).count++;
  }
  const most = [...counts.values()].find(({ count }) => count * 2 > seen);
  return most?.owners.filter(isHandle) ?? [];
}
