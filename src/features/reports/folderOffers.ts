import type { Scope } from '../../model/scope.ts';
import type { ReviewResolver } from '../../ownership/codeowners/effect.ts';
import { filesBelow, type FileList } from '../../ownership/coverage/fileList.ts';
import { proposeAreas } from '../../ownership/history/areas.ts';
import type { History } from '../../ownership/history/history.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { knowersOf, type Knower } from './knowers.ts';

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
  const proposed = history === undefined ? [] : proposeAreas(files, history).map(({ folder }) => folder);
  const top = files.root.folders.map(({ name }) => name).filter((name) => !name.startsWith('.'));
  const folders = new Set([...proposed, ...top]);
  folders.delete('');
  return ['', ...[...folders].sort()].map((folder) => ({
    folder,
    files: folder === '' ? files.count : (files.folder(folder)?.count ?? 0),
    isProposed: proposed.includes(folder),
    codeowners: codeowners === undefined || folder === '' ? [] : usualOwners(folder, files, codeowners),
    knowers: history === undefined || folder === '' ? [] : knowersOf(history, scope, `${folder}/`),
  }));
}

/** The owners that most of the first files of a folder have together. */
function usualOwners(folder: RepoPath, files: FileList, reviewsOf: ReviewResolver): readonly string[] {
  const counts = new Map<string, { readonly owners: readonly string[]; count: number }>();
  const inside = files.folder(folder);
  let seen = 0;
  for (const path of inside === undefined ? [] : filesBelow(inside, folder)) {
    const owners = [...new Set(reviewsOf(path).flatMap((review) => review.owners))];
    const key = owners.toSorted().join(' ');
    const known = counts.get(key) ?? { owners, count: 0 };
    counts.set(key, known);
    known.count++;
    if (++seen >= maxFiles) break;
  }
  const [most] = [...counts.values()].sort((one, other) => other.count - one.count);
  return most?.owners ?? [];
}
