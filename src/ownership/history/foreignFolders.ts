import { getOrInsert } from '../../text/getOrInsert.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { FileList, Folder } from '../coverage/fileList.ts';

/** Folders of code that nobody here writes. */
export interface ForeignFolders {
  /** The outermost ones: those with a well-known name, and those in which all files are marked as vendored or generated. */
  readonly folders: readonly RepoPath[];
  /** The fewest names and folders that stand for them, without a folder that is not one of them. */
  readonly patterns: readonly ForeignPattern[];
}

/** All folders of a name, or one folder. */
export type ForeignPattern = { readonly name: string } | { readonly folder: RepoPath };

export function foreignFolders(files: FileList, marked: Iterable<RepoPath>): ForeignFolders {
  const counts = new Map<RepoPath, number>();
  for (const path of marked)
    if (files.hasFile(path))
      for (let slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1))
        counts.set(path.slice(0, slash), (counts.get(path.slice(0, slash)) ?? 0) + 1);
  const found: RepoPath[] = [];
  const ownNames = new Set<string>();
  const look = ({ files: names, folders }: Folder, above: RepoPath): void => {
    for (const name of names) ownNames.add(name);
    for (const folder of folders) {
      const path = above === '' ? folder.name : `${above}/${folder.name}`;
      if (foreignNames.has(folder.name) || counts.get(path) === folder.count) found.push(path);
      else {
        ownNames.add(folder.name);
        look(folder, path);
      }
    }
  };
  look(files.root, '');
  return { folders: found, patterns: patternsFor(found, ownNames) };
}

function patternsFor(folders: readonly RepoPath[], ownNames: ReadonlySet<string>): ForeignPattern[] {
  const byName = new Map<string, RepoPath[]>();
  for (const folder of folders) getOrInsert(byName, nameOf(folder), () => []).push(folder);
  return Array.from(byName, ([name, ones]): ForeignPattern[] =>
    ones.length < minOfName || ownNames.has(name) ? ones.map((folder) => ({ folder })) : [{ name }],
  ).flat();
}

function nameOf(folder: RepoPath): string {
  return folder.slice(folder.lastIndexOf('/') + 1);
}

/** So many folders of one name, and no other of that name, become one pattern. */
const minOfName = 3;

/**
 * Names that mean nothing else. Linguist takes more names as vendored, such as `dist` and `external`, which are own code in
 * many repositories (https://github.com/github-linguist/linguist/blob/main/lib/linguist/vendor.yml).
 */
const foreignNames: ReadonlySet<string> = new Set([
  ...['node_modules', 'bower_components', 'vendor', 'vendored', '_vendor', 'third_party', 'third-party'],
  ...['thirdparty', '3rdparty', '3rd_party', 'Godeps', 'Pods', 'Carthage', '__generated__', '_generated'],
  ...['.yarn', '.pnp'],
]);
