import { folderOf, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import { runSync, type Task } from '../../text/task.ts';
import { utf8Of } from '../../text/utf8.ts';
import { literalHead, matches, type Pattern } from '../patterns/pattern.ts';
import type { Folder } from './folder.ts';
import { PackedFolder, packedFilesNamed, packedFolder } from './fileTable.ts';
import { fileTableBuilder, type FileTableBuilder } from './fileTableBuilder.ts';

/** The files of a repository as an immutable tree. A changed list shares all folders that stay the same. */
export interface FileList {
  readonly root: Folder;
  readonly count: number;
  /** All files. The files of a folder come before those of its subfolders. */
  readonly paths: Iterable<RepoPath>;
  readonly hasFile: (path: RepoPath) => boolean;
  readonly hasFolder: (path: RepoPath) => boolean;
  /** The files with one of some names, in any folder. */
  readonly named: (names: readonly string[]) => RepoPath[];
  /**
   * Like `named`, in steps.
   * @internal
   */
  readonly searching: (names: readonly string[]) => Task<RepoPath[]>;
  /** Undefined if there is no such folder with files. */
  readonly folder: (path: RepoPath) => Folder | undefined;
  /** The files that a pattern matches. The pattern is relative to the folder. */
  readonly matching: (folder: RepoPath, pattern: Pattern) => Iterable<RepoPath>;
  /** Whether the pattern matches a file. */
  readonly hasMatch: (folder: RepoPath, pattern: Pattern) => boolean;
  /** A copy of the list with files and folders removed and files added. */
  readonly changed: (change: FileChange) => FileList;
}

export interface FileChange {
  /** Files, or folders with everything in them. */
  readonly removed: Iterable<RepoPath>;
  readonly added: Iterable<RepoPath>;
}

/** Creates a list from paths in any order. The order of `git ls-files` is fastest. */
export function fileList(paths: Iterable<RepoPath>): FileList {
  const builder = fileListBuilder();
  for (const path of paths) {
    const bytes = utf8Of(path);
    builder.add(bytes, 0, bytes.length);
  }
  return runSync(builder.list());
}

/** Builds a file list, one file at a time. */
export interface FileListBuilder extends Pick<FileTableBuilder, 'add'> {
  /** The finished list. Takes several steps for many files. */
  readonly list: () => Task<FileList>;
}

/** The number of folders between two pauses: less than a millisecond of work. */
const foldersAtOnce = 500;

export function fileListBuilder(): FileListBuilder {
  const { add, table } = fileTableBuilder();
  return {
    add,
    list: function* () {
      return listOf(packedFolder(yield* table(), 0));
    },
  };
}

function listOf(root: Folder): FileList {
  const folder = (path: RepoPath): Folder | undefined => {
    let at: Folder | undefined = root;
    for (const name of path === '' ? [] : path.split('/')) at = at && folderIn(at, name);
    return at;
  };
  return {
    root,
    count: root.count,
    paths: { [Symbol.iterator]: () => filesBelow(root, '') },
    hasFile: (path) => {
      const inside = folder(folderOf(path));
      return inside !== undefined && hasFileNamed(inside, nameOf(path));
    },
    named: (names) => runSync(filesNamed(root, names)),
    searching: (names) => filesNamed(root, names),
    hasFolder: (path) => folder(path) !== undefined,
    folder,
    matching: (base, pattern) => ({ [Symbol.iterator]: () => filesMatching({ folder }, base, pattern) }),
    hasMatch: (base, pattern) => filesMatching({ folder }, base, pattern).next().done !== true,
    changed: ({ removed, added }) => {
      let changed = root;
      for (const path of removed) changed = without(changed, path.split('/')) ?? emptyFolder('');
      for (const path of added) changed = withFile(changed, path.split('/'));
      return listOf(changed);
    },
  };
}

/** The paths of all files in a folder and below. */
export function* filesBelow(top: Folder, path: RepoPath): Generator<RepoPath, undefined> {
  const left = [{ folder: top, path }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { files, folders } = next.folder;
    const start = next.path === '' ? '' : `${next.path}/`;
    for (const name of files) yield start + name;
    for (const folder of folders.toReversed()) left.push({ folder, path: start + folder.name });
  }
  return undefined;
}

function* filesNamed(root: Folder, names: readonly string[]): Task<RepoPath[]> {
  let steps = 0;
  function* look(folder: Folder, path: RepoPath): Task<RepoPath[]> {
    if (folder instanceof PackedFolder) return yield* packedFilesNamed(folder, path, names);
    const start = path === '' ? '' : `${path}/`;
    const found = names.filter((name) => hasName(folder.files, name)).map((name) => start + name);
    for (const inside of folder.folders) found.push(...(yield* look(inside, start + inside.name)));
    if (++steps % foldersAtOnce === 0) yield;
    return found;
  }
  return yield* look(root, '');
}

/** Visits only folders below the literal names at the start of the pattern. */
function* filesMatching(
  { folder }: Pick<FileList, 'folder'>,
  base: RepoPath,
  pattern: Pattern,
): Generator<RepoPath, undefined> {
  const head = literalHead(pattern);
  const top = [base, ...head].filter((name) => name !== '').join('/');
  const isMatched = (path: RepoPath): boolean => matches(pattern, pathFrom(base, path).split('/'));
  const parent = head.length === 0 ? undefined : folder(folderOf(top));
  if (parent !== undefined && hasFileNamed(parent, nameOf(top)) && isMatched(top)) yield top;
  const start = folder(top);
  if (start !== undefined) for (const path of filesBelow(start, top)) if (isMatched(path)) yield path;
  return undefined;
}

function folderOfParts(name: string, files: readonly string[], folders: readonly Folder[]): Folder {
  return { name, files, folders, count: folders.reduce((sum, { count }) => sum + count, files.length) };
}

/** Removes a file, or a folder with everything in it. Undefined if the folder is then empty. */
function without(folder: Folder, [name = '', ...rest]: readonly string[]): Folder | undefined {
  const { files, folders } = folder;
  const inside = folderNamed(folders, name);
  if (rest.length === 0) {
    if (inside === undefined && !hasName(files, name)) return folder;
    return unlessEmpty(
      folderOfParts(
        folder.name,
        files.filter((file) => file !== name),
        folders.filter((other) => other !== inside),
      ),
    );
  }
  const remaining = inside && without(inside, rest);
  if (remaining === inside) return folder;
  return unlessEmpty(
    folderOfParts(
      folder.name,
      files,
      folders.flatMap((other) => (other === inside ? (remaining ?? []) : other)),
    ),
  );
}

function withFile(folder: Folder, [name = '', ...rest]: readonly string[]): Folder {
  const { files, folders } = folder;
  if (rest.length === 0) {
    if (hasName(files, name)) return folder;
    return folderOfParts(folder.name, inserted(files, name, name), folders);
  }
  const inside = folderNamed(folders, name);
  const changed = withFile(inside ?? emptyFolder(name), rest);
  if (changed === inside) return folder;
  return folderOfParts(
    folder.name,
    files,
    inside === undefined
      ? inserted(folders, name, changed)
      : folders.map((other) => (other === inside ? changed : other)),
  );
}

function emptyFolder(name: string): Folder {
  return { name, files: [], folders: [], count: 0 };
}

function unlessEmpty(folder: Folder): Folder | undefined {
  return folder.count === 0 ? undefined : folder;
}

function hasFileNamed(folder: Folder, name: string): boolean {
  return folder instanceof PackedFolder ? folder.hasFile(name) : hasName(folder.files, name);
}

function folderIn(folder: Folder, name: string): Folder | undefined {
  return folder instanceof PackedFolder ? folder.folderNamed(name) : folderNamed(folder.folders, name);
}

function folderNamed(folders: readonly Folder[], name: string): Folder | undefined {
  const found = folders[placeIn(folders, name)];
  return found?.name === name ? found : undefined;
}

function hasName(files: readonly string[], name: string): boolean {
  return files[placeIn(files, name)] === name;
}

function inserted<T extends string | { readonly name: string }>(
  items: readonly T[],
  name: string,
  item: T,
): T[] {
  return items.toSpliced(placeIn(items, name), 0, item);
}

/** The index of a name in sorted items, or the index to insert it at. */
function placeIn(items: readonly (string | { readonly name: string })[], name: string): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle] ?? '';
    if ((typeof item === 'string' ? item : item.name) < name) low = middle + 1;
    else high = middle;
  }
  return low;
}

function nameOf(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
