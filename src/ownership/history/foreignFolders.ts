import { getOrInsert } from '../../text/getOrInsert.ts';
import { folderOf, isWithin, type RepoPath } from '../../text/repoPath.ts';
import type { FileList } from '../coverage/fileList.ts';
import type { Folder } from '../coverage/folder.ts';

/** Folders of code that nobody here writes. */
export interface ForeignFolders {
  /** The outermost ones: those with a well-known name, and those in which all files are marked as vendored or generated. */
  readonly folders: readonly RepoPath[];
  /** Few patterns for them, which match no folder that is not one of them. */
  readonly patterns: readonly ForeignPattern[];
}

/** One folder, or all folders of a name below a folder. */
export type ForeignPattern =
  { readonly folder: RepoPath } | { readonly name: string; readonly below: RepoPath };

/** The largest folders only, if there are more patterns: a longer list would hide the domains. */
const maxPatterns = 20;
/** So many folders of one name become one pattern. */
const minOfName = 3;

export function foreignFolders(files: FileList, marked: Iterable<RepoPath>): ForeignFolders {
  const counts = new Map<RepoPath, number>();
  for (const path of marked)
    if (files.hasFile(path))
      for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
        counts.set(path.slice(0, slash), (counts.get(path.slice(0, slash)) ?? 0) + 1);
  const found = new Map<RepoPath, Folder>();
  /** The other files and folders, by name. */
  const own = new Map<string, RepoPath[]>();
  const look = ({ files: names, folders }: Folder, above: RepoPath): void => {
    for (const name of names) getOrInsert(own, name, () => []).push(joined(above, name));
    for (const folder of folders) {
      const path = joined(above, folder.name);
      if (foreignNames.has(folder.name) || counts.get(path) === folder.count) found.set(path, folder);
      else {
        getOrInsert(own, folder.name, () => []).push(path);
        look(folder, path);
      }
    }
  };
  look(files.root, '');
  return { folders: [...found.keys()], patterns: patternsFor(found, own) };
}

function patternsFor(
  found: ReadonlyMap<RepoPath, Folder>,
  own: ReadonlyMap<string, readonly RepoPath[]>,
): ForeignPattern[] {
  const byName = new Map<string, RepoPath[]>();
  for (const [path, { name }] of found) getOrInsert(byName, name, () => []).push(path);
  const countOf = (paths: readonly RepoPath[]): number =>
    paths.reduce((sum, path) => sum + (found.get(path)?.count ?? 0), 0);
  return Array.from(byName, ([name, paths]): { pattern: ForeignPattern; count: number }[] => {
    const others = own.get(name) ?? [];
    // Everywhere if possible, which is shorter, and holds for new folders too.
    const below = ['', commonFolder(paths)].find((folder) => !others.some((path) => isWithin(folder, path)));
    return paths.length < minOfName || below === undefined
      ? paths.map((folder) => ({ pattern: { folder }, count: countOf([folder]) }))
      : [{ pattern: { name, below }, count: countOf(paths) }];
  })
    .flat()
    .sort((one, other) => other.count - one.count)
    .slice(0, maxPatterns)
    .map(({ pattern }) => pattern);
}

/** The innermost folder around some paths. */
function commonFolder(paths: readonly RepoPath[]): RepoPath {
  let common = folderOf(paths[0] ?? '');
  while (!paths.every((path) => isWithin(common, path))) common = folderOf(common);
  return common;
}

function joined(folder: RepoPath, name: string): RepoPath {
  return folder === '' ? name : `${folder}/${name}`;
}

/**
 * Names that mean nothing else. Linguist takes more names as vendored, such as `dist` and `external`, which are own code in
 * many repositories (https://github.com/github-linguist/linguist/blob/main/lib/linguist/vendor.yml).
 */
const foreignNames: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'vendor', 'vendored', '_vendor', 'third_party', 'third-party'],
  ...['thirdparty', '3rdparty', '3rd_party', 'Godeps', 'Pods', 'Carthage', '__generated__', '_generated'],
  ...['.yarn', '.pnp'],
]);
