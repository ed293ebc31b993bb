import { folderOf, pathFrom, type RepoPath } from '../../text/repoPath.ts';
import { runSync, type Task } from '../../text/task.ts';
import { getOrInsert } from '../../text/getOrInsert.ts';
import { literalHead, matches, type Pattern } from '../patterns/pattern.ts';

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

/** A folder with its files and subfolders, both sorted by name. */
export interface Folder {
  readonly name: string;
  readonly files: readonly string[];
  readonly folders: readonly Folder[];
  /** The number of files in it and below. */
  readonly count: number;
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
    const slash = path.lastIndexOf('/');
    builder.add(slash < 0 ? '' : path.slice(0, slash), nameOf(path));
  }
  return runSync(builder.list());
}

/** Builds a file list, one file at a time. */
export interface FileListBuilder {
  readonly add: (folder: RepoPath, name: string) => void;
  /** The finished list. Takes several steps for many files. */
  readonly list: () => Task<FileList>;
}

/** The maximum number of interned names. A larger table becomes slow to grow. */
const maxNames = 50_000;
/** The number of folders between two pauses: less than a millisecond of work. */
const foldersAtOnce = 500;

export function fileListBuilder(): FileListBuilder {
  const root = newFolder('');
  /** Interned names: folders share one string for the same name. */
  const names = new Map<string, string>();
  const once = (name: string): string => {
    if (names.size >= maxNames) names.clear();
    return getOrInsert(names, name, () => name);
  };
  let latest: { readonly path: RepoPath; readonly folder: OpenFolder } = { path: '', folder: root };
  const open = (path: RepoPath): OpenFolder => {
    if (path === latest.path) return latest.folder;
    let folder = root;
    for (const name of path === '' ? [] : path.split('/')) folder = openIn(folder, once(name));
    latest = { path, folder };
    return folder;
  };
  return {
    add: (folder, name) => {
      open(folder).files.push(once(name));
    },
    list: function* () {
      return listOf(yield* closed(root));
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
      const name = nameOf(path);
      return hasName(folder(folderOf(path))?.files ?? [], name);
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
export function* filesBelow({ files, folders }: Folder, path: RepoPath): Generator<RepoPath, undefined> {
  const start = path === '' ? '' : `${path}/`;
  for (const name of files) yield start + name;
  for (const folder of folders) yield* filesBelow(folder, start + folder.name);
  return undefined;
}

function* filesNamed(root: Folder, names: readonly string[]): Task<RepoPath[]> {
  const found: RepoPath[] = [];
  let steps = 0;
  function* look({ files, folders }: Folder, path: RepoPath): Task<void> {
    const start = path === '' ? '' : `${path}/`;
    for (const name of names) if (hasName(files, name)) found.push(start + name);
    for (const folder of folders) yield* look(folder, start + folder.name);
    if (++steps % foldersAtOnce === 0) yield;
  }
  yield* look(root, '');
  return found;
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
  if (parent !== undefined && hasName(parent.files, nameOf(top)) && isMatched(top)) yield top;
  const start = folder(top);
  if (start !== undefined) for (const path of filesBelow(start, top)) if (isMatched(path)) yield path;
  return undefined;
}

/** A folder under construction. */
interface OpenFolder {
  readonly name: string;
  readonly files: string[];
  readonly folders: OpenFolder[];
}

function newFolder(name: string): OpenFolder {
  return { name, files: [], folders: [] };
}

function openIn(folder: OpenFolder, name: string): OpenFolder {
  const last = folder.folders.at(-1);
  if (last?.name === name) return last;
  const place = placeIn(folder.folders, name);
  const known = folder.folders[place];
  if (known?.name === name) return known;
  const added = newFolder(name);
  folder.folders.splice(place, 0, added);
  return added;
}

/** Copies the arrays to free their spare capacity, and shares one empty array. */
function* closed(root: OpenFolder): Task<Folder> {
  let steps = 0;
  function* close({ name, files, folders }: OpenFolder): Task<Folder> {
    const inOrder = isInOrder(files) ? files.slice() : [...new Set(files)].sort();
    const inside: Folder[] = [];
    for (const folder of folders) inside.push(yield* close(folder));
    if (++steps % foldersAtOnce === 0) yield;
    return folderOfParts(name, inOrder, inside.length === 0 ? none : inside);
  }
  return yield* close(root);
}

const none: readonly Folder[] = [];

function folderOfParts(name: string, files: readonly string[], folders: readonly Folder[]): Folder {
  return { name, files, folders, count: folders.reduce((sum, { count }) => sum + count, files.length) };
}

/** Removes a file, or a folder with everything in it. Undefined if the folder is then empty. */
function without(folder: Folder, [name = '', ...rest]: readonly string[]): Folder | undefined {
  const { files, folders } = folder;
  const inside = folderIn(folder, name);
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
  const inside = folderIn(folder, name);
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

function folderIn({ folders }: Folder, name: string): Folder | undefined {
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

function isInOrder(names: readonly string[]): boolean {
  for (let at = 1; at < names.length; at++) if ((names[at - 1] ?? '') >= (names[at] ?? '')) return false;
  return true;
}

function nameOf(path: RepoPath): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
