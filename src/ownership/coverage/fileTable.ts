import type { RepoPath } from '../../text/repoPath.ts';
import type { Task } from '../../text/task.ts';
import { hasBytesAt, textOfUtf8, utf8Of } from '../../text/utf8.ts';
import type { Folder } from './folder.ts';

/**
 * The files of a repository in a few arrays, so that a million of them take little memory. Folders have numbers: the root
 * is 0, and each folder comes before its subfolders, which are sorted by name. Names are valid UTF-8.
 */
export interface FileTable {
  /** For each folder, its name and those of its files, which are sorted; each is ended by NUL. */
  readonly bytes: Uint8Array;
  /** Where the bytes of each folder start, and where those of the last one end. */
  readonly start: Uint32Array;
  /** For each folder, the number of the next one that is not below it. */
  readonly end: Uint32Array;
  /** The number of files in all folders before each folder, and the number of all files. */
  readonly filesBefore: Uint32Array;
  /** The views of large folders. */
  readonly views: Map<number, PackedFolder>;
}

/** There is one view only of a folder with so many files in it and below, so that something can be kept for it. */
export const minKept = 256;
/** The number of folders between two pauses: less than a millisecond of work. */
const foldersAtOnce = 2000;

/** A folder of a table. What it contains is read from the table each time. */
export class PackedFolder implements Folder {
  readonly table: FileTable;
  readonly number: number;

  constructor(table: FileTable, number: number) {
    this.table = table;
    this.number = number;
  }

  get name(): string {
    const { bytes } = this.table;
    const start = startOf(this.table, this.number);
    return textOfUtf8(bytes, start, nameEnd(bytes, start));
  }

  get count(): number {
    return countIn(this.table, this.number);
  }

  get files(): string[] {
    const { bytes } = this.table;
    const names: string[] = [];
    const last = startOf(this.table, this.number + 1);
    for (let at = filesStart(this.table, this.number); at < last;) {
      const end = nameEnd(bytes, at);
      names.push(textOfUtf8(bytes, at, end));
      at = end + 1;
    }
    return names;
  }

  get folders(): PackedFolder[] {
    const { table, number } = this;
    const folders: PackedFolder[] = [];
    const last = endOf(table, number);
    for (let inside = number + 1; inside < last; inside = endOf(table, inside))
      folders.push(packedFolder(table, inside));
    return folders;
  }

  hasFile(name: string): boolean {
    return hasFileNamed(this.table, this.number, endedName(name));
  }

  folderNamed(name: string): PackedFolder | undefined {
    const { table, number } = this;
    const wanted = endedName(name);
    const last = endOf(table, number);
    for (let inside = number + 1; inside < last; inside = endOf(table, inside))
      if (hasBytesAt(table.bytes, startOf(table, inside), wanted)) return packedFolder(table, inside);
    return undefined;
  }
}

export function packedFolder(table: FileTable, number: number): PackedFolder {
  const known = table.views.get(number);
  if (known !== undefined) return known;
  const view = new PackedFolder(table, number);
  if (number === 0 || view.count >= minKept) table.views.set(number, view);
  return view;
}

/** The number of the next folder that is not below a folder: the next one in the same folder, if there is one. */
export function endOf({ end }: FileTable, folder: number): number {
  return end[folder] ?? 0;
}

/** The number of files in a folder and below. */
export function countIn(table: FileTable, folder: number): number {
  const { filesBefore } = table;
  return (filesBefore[endOf(table, folder)] ?? 0) - (filesBefore[folder] ?? 0);
}

export function startOf({ start }: FileTable, folder: number): number {
  return start[folder] ?? 0;
}

/** Where the names of the files of a folder start. They end where the next folder starts. */
export function filesStart(table: FileTable, folder: number): number {
  return nameEnd(table.bytes, startOf(table, folder)) + 1;
}

/** Where a name ends: at its NUL. */
export function nameEnd(bytes: Uint8Array, start: number): number {
  let at = start;
  while (bytes[at] !== 0) at++;
  return at;
}

/** The files with one of some names in a folder and below, in steps. `path` is that of the folder. */
export function* packedFilesNamed(
  { table, number }: PackedFolder,
  path: RepoPath,
  names: readonly string[],
): Task<RepoPath[]> {
  const wanted = names.map((name) => ({ name, bytes: endedName(name) }));
  const found: RepoPath[] = [];
  const last = endOf(table, number);
  for (let folder = number; folder < last; folder++) {
    for (const { name, bytes } of wanted)
      if (hasFileNamed(table, folder, bytes)) {
        const inside = pathFromTo(table, number, folder);
        found.push([path, inside, name].filter((part) => part !== '').join('/'));
      }
    if ((folder - number) % foldersAtOnce === foldersAtOnce - 1) yield;
  }
  return found;
}

/** The path of a folder from one above. */
function pathFromTo(table: FileTable, above: number, folder: number): RepoPath {
  const names: string[] = [];
  for (let at = above; at < folder;) {
    at++;
    while (endOf(table, at) <= folder) at = endOf(table, at);
    names.push(packedFolder(table, at).name);
  }
  return names.join('/');
}

function hasFileNamed(table: FileTable, folder: number, name: Uint8Array): boolean {
  const { bytes } = table;
  const last = startOf(table, folder + 1);
  for (let at = filesStart(table, folder); at < last; at = nameEnd(bytes, at) + 1)
    if (hasBytesAt(bytes, at, name)) return true;
  return false;
}

/** A name with its NUL. A name that contains one is that of no file. */
function endedName(name: string): Uint8Array {
  return utf8Of(`${name}\0`);
}
