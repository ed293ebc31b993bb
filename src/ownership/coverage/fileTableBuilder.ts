import type { Task } from '../../text/task.ts';
import { textOfUtf8, utf8Of } from '../../text/utf8.ts';
import { nameEnd, type FileTable } from './fileTable.ts';

/** Builds a table of files, one path at a time. */
export interface FileTableBuilder {
  /** Adds the path that starts and ends there, in any encoding. Paths can come in any order; sorted ones are fastest. */
  readonly add: (bytes: Uint8Array, start: number, end: number) => void;
  /** The finished table. Takes several steps for many files. */
  readonly table: () => Task<FileTable>;
}

const slash = 0x2f;
/** The number of folders between two pauses: less than a millisecond of work. */
const foldersAtOnce = 500;

/**
 * What was added: folders in the order in which they came, and runs of files of the same folder. A folder that comes again
 * after others is a folder of its own here.
 */
interface Added {
  readonly folderNames: GrowingBytes;
  readonly folders: { readonly nameStart: GrowingNumbers; readonly parent: GrowingNumbers };
  readonly fileNames: GrowingBytes;
  readonly runs: { readonly folder: GrowingNumbers; readonly start: GrowingNumbers };
}

export function fileTableBuilder(): FileTableBuilder {
  const added: Added = {
    folderNames: growingBytes(),
    folders: { nameStart: growingNumbers(), parent: growingNumbers() },
    fileNames: growingBytes(),
    runs: { folder: growingNumbers(), start: growingNumbers() },
  };
  const { folderNames, folders, fileNames, runs } = added;
  const open = (parent: number, bytes: Uint8Array, start: number, end: number): number => {
    folders.parent.push(parent);
    folders.nameStart.push(folderNames.length());
    folderNames.pushName(bytes, start, end);
    return folders.parent.length() - 1;
  };
  /** The folder of the latest file, with its `/`, and for each folder on the way: its number, and where its path ends. */
  let latest: Uint8Array = new Uint8Array(256);
  const above = [{ folder: open(-1, latest, 0, 0), end: 0 }];
  let depth = 0;
  let runFolder = -1;
  return {
    add: (bytes, start, end) => {
      const latestEnd = above[depth]?.end ?? 0;
      let same = 0;
      while (same < latestEnd && bytes[start + same] === latest[same] && start + same < end) same++;
      while ((above[depth]?.end ?? 0) > same) depth--;
      let nameStart = start + (above[depth]?.end ?? 0);
      for (let at = nameStart; at < end; at++) {
        if (bytes[at] !== slash) continue;
        const folder = open(above[depth]?.folder ?? 0, bytes, nameStart, at);
        nameStart = at + 1;
        above[++depth] = { folder, end: nameStart - start };
      }
      const folderEnd = nameStart - start;
      if (latest.length < folderEnd) latest = grown(latest, new Uint8Array(2 * folderEnd));
      if (same < folderEnd) latest.set(bytes.subarray(start + same, nameStart), same);
      const folder = above[depth]?.folder ?? 0;
      if (folder !== runFolder) {
        runs.folder.push(folder);
        runs.start.push(fileNames.length());
        runFolder = folder;
      }
      fileNames.pushName(bytes, nameStart, end);
    },
    table: () => tableOf(added),
  };
}

/** Sorts and joins what was added. */
function* tableOf({ folderNames, folders, fileNames, runs }: Added): Task<FileTable> {
  const [nameStarts, parents] = [folders.nameStart.all(), folders.parent.all()];
  const [runFolders, runStarts] = [runs.folder.all(), runs.start.all()];
  const [names, files] = [folderNames.all(), fileNames.all()];
  const folderCount = parents.length;
  const children = positionsOf(parents, folderCount);
  yield;
  const runsOf = positionsOf(runFolders, folderCount);
  yield;
  const bytes = new Uint8Array(names.length + files.length);
  const start = new Uint32Array(folderCount + 1);
  const end = new Uint32Array(folderCount);
  const filesBefore = new Uint32Array(folderCount + 1);
  let length = 0;
  let count = 0;
  let fileCount = 0;
  const write = (from: Uint8Array, at: number): number => {
    let byte: number;
    let next = at;
    do bytes[length++] = byte = from[next++] ?? 0;
    while (byte !== 0);
    return next;
  };
  const writeFiles = (same: readonly number[]): void => {
    const starts: number[] = [];
    let isInOrder = true;
    for (const folder of same)
      for (const run of runsOf(folder)) {
        const runEnd = runStarts[run + 1] ?? files.length;
        for (let at = runStarts[run] ?? 0; at < runEnd; at = nameEnd(files, at) + 1) {
          const before = starts.at(-1);
          isInOrder &&= before === undefined || compareNames(files, before, at) < 0;
          starts.push(at);
        }
      }
    if (!isInOrder) starts.sort((one, other) => compareNames(files, one, other));
    for (const [position, at] of starts.entries()) {
      if (!isInOrder && position > 0 && compareNames(files, starts[position - 1] ?? 0, at) === 0) continue;
      write(files, at);
      fileCount++;
    }
  };
  /** The folders in a folder, sorted; those with the same name together. */
  const foldersIn = (same: readonly number[]): number[][] => {
    const inside = same.flatMap(children);
    const compare = (one: number, other: number): number =>
      compareNames(names, nameStarts[one] ?? 0, nameStarts[other] ?? 0);
    inside.sort(compare);
    const groups: number[][] = [];
    for (const folder of inside) {
      const group = groups.at(-1);
      if (group?.[0] !== undefined && compare(group[0], folder) === 0) group.push(folder);
      else groups.push([folder]);
    }
    return groups;
  };
  /** What is left to do, the next one last: folders to write, and numbers of folders that end. */
  const left: (readonly number[] | number)[] = [[0]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    if (typeof next === 'number') {
      end[next] = count;
      continue;
    }
    start[count] = length;
    filesBefore[count] = fileCount;
    write(names, nameStarts[next[0] ?? 0] ?? 0);
    writeFiles(next);
    left.push(count++);
    for (const group of foldersIn(next).reverse()) left.push(group);
    if (count % foldersAtOnce === 0) yield;
  }
  start[count] = length;
  filesBefore[count] = fileCount;
  return {
    bytes: length === bytes.length ? bytes : bytes.slice(0, length),
    start: start.slice(0, count + 1),
    end: end.slice(0, count),
    filesBefore: filesBefore.slice(0, count + 1),
    views: new Map(),
  };
}

/**
 * Compares two names that end with NUL in the order of JavaScript strings. It differs from that of the bytes in one thing:
 * characters above U+FFFF, whose first byte is 0xf0 or more, come before U+E000 to U+FFFF.
 */
function compareNames(bytes: Uint8Array, one: number, other: number): number {
  for (let offset = 0; ; offset++) {
    const left = bytes[one + offset] ?? 0;
    const right = bytes[other + offset] ?? 0;
    if (left !== right) return rankOf(left) - rankOf(right);
    if (left === 0) return 0;
  }
}

function rankOf(byte: number): number {
  return byte === 0xee || byte === 0xef ? byte + 0x20 : byte;
}

/** For each number, the positions at which it is in a list, in order. */
function positionsOf(numbers: Uint32Array, count: number): (number: number) => number[] {
  const first = new Int32Array(count).fill(-1);
  const next = new Int32Array(numbers.length);
  for (let position = numbers.length - 1; position >= 0; position--) {
    const number = numbers[position] ?? 0;
    if (number >= count) continue;
    next[position] = first[number] ?? -1;
    first[number] = position;
  }
  return (number) => {
    const positions: number[] = [];
    for (let position = first[number] ?? -1; position >= 0; position = next[position] ?? -1)
      positions.push(position);
    return positions;
  };
}

interface GrowingNumbers {
  readonly push: (number: number) => void;
  readonly length: () => number;
  readonly all: () => Uint32Array;
}

function growingNumbers(): GrowingNumbers {
  let numbers = new Uint32Array(256);
  let length = 0;
  return {
    push: (number) => {
      if (length === numbers.length) numbers = grown(numbers, new Uint32Array(2 * length));
      numbers[length++] = number;
    },
    length: () => length,
    all: () => numbers.subarray(0, length),
  };
}

interface GrowingBytes {
  /** Adds a name and NUL. */
  readonly pushName: (bytes: Uint8Array, start: number, end: number) => void;
  readonly length: () => number;
  readonly all: () => Uint8Array;
}

function growingBytes(): GrowingBytes {
  let all = new Uint8Array(1024);
  let length = 0;
  const pushName = (bytes: Uint8Array, start: number, end: number): void => {
    // Text that is not ASCII has three times as many bytes at most, if all of them are invalid.
    const most = length + 3 * (end - start) + 1;
    if (most > all.length) all = grown(all, new Uint8Array(Math.max(most, 2 * all.length)));
    let at = length;
    for (let from = start; from < end; from++) {
      const byte = bytes[from] ?? 0;
      if (byte >= 0x80) {
        const valid = utf8Of(textOfUtf8(bytes, start, end));
        all.set(valid, length);
        at = length + valid.length;
        break;
      }
      all[at++] = byte;
    }
    all[at] = 0;
    length = at + 1;
  };
  return { pushName, length: () => length, all: () => all.subarray(0, length) };
}

function grown<T extends Uint8Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}
