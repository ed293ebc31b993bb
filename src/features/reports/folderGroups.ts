import type { RepoPath } from '../../text/repoPath.ts';

/** A group of files: the grouped paths below a folder that belong to no other group. */
export interface FolderGroup {
  /** A folder ends with `/`, the root is `./`; a single file is its own path. */
  readonly place: RepoPath;
  readonly files: number;
  /** The first few files. */
  readonly examples: readonly RepoPath[];
}

const maxExamples = 3;

/**
 * Summarizes many paths as at most `most` folders. Starts with the deepest common folder, and repeatedly splits
 * the folder with the most files.
 */
export function folderGroups(paths: Iterable<RepoPath>, most: number): FolderGroup[] {
  const all = [...paths];
  if (all.length === 0) return [];
  const toOpen: Branch[] = [deepest({ folder: '', paths: all })];
  const groups: Branch[] = [];
  for (;;) {
    const fullest = toOpen.sort((one, other) => one.paths.length - other.paths.length).pop();
    if (fullest === undefined) break;
    const parts = partsOf(fullest);
    if (parts.length > 1 && groups.length + toOpen.length + parts.length <= most) toOpen.push(...parts);
    else groups.push(fullest);
  }
  return groups.map(groupOf).sort((one, other) => (one.place < other.place ? -1 : 1));
}

interface Branch {
  /** '' for the root, else with a trailing `/`. */
  readonly folder: RepoPath;
  readonly paths: readonly RepoPath[];
}

/** Moves a branch to the deepest folder that contains all its paths. */
function deepest({ folder, paths }: Branch): Branch {
  const [first = ''] = paths;
  let common = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of paths)
    while (!path.startsWith(common)) common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  return { folder: common.length > folder.length ? common : folder, paths };
}

/** Splits a branch into its subfolders and its own files. */
function partsOf({ folder, paths }: Branch): Branch[] {
  const parts = new Map<string, RepoPath[]>();
  for (const path of paths) {
    const slash = path.indexOf('/', folder.length);
    const name = slash < 0 ? '' : path.slice(folder.length, slash + 1);
    const part = parts.get(name);
    if (part === undefined) parts.set(name, [path]);
    else part.push(path);
  }
  const own = parts.get('') ?? [];
  parts.delete('');
  return [
    ...own.map((path) => ({ folder: path, paths: [path] })),
    ...Array.from(parts, ([name, below]) => deepest({ folder: `${folder}${name}`, paths: below })),
  ];
}

function groupOf({ folder, paths }: Branch): FolderGroup {
  const [only] = paths;
  const place = paths.length === 1 && only !== undefined ? only : folder === '' ? './' : folder;
  return { place, files: paths.length, examples: paths.slice(0, maxExamples) };
}
