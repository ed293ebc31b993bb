import type { RepoPath } from '../text/repoPath.ts';

/** Files that lie together: all those, of the paths that were grouped, below a folder that no other group has. */
export interface FolderGroup {
  /** A folder ends in `/`, the root is `./`; a file that stands alone is its own path. */
  readonly place: RepoPath;
  readonly files: number;
  /** The first few of them. */
  readonly examples: readonly RepoPath[];
}

const maxExamples = 3;

/**
 * Many paths as a few folders, so that a hundred thousand files are told in some lines: the deepest folders that hold
 * them all, opened from the fullest on as long as there are no more than `most` groups.
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
  /** '' for the root, else with `/` at the end. */
  readonly folder: RepoPath;
  readonly paths: readonly RepoPath[];
}

/** A branch at the deepest folder that holds all its paths. */
function deepest({ folder, paths }: Branch): Branch {
  const [first = ''] = paths;
  let common = first.slice(0, first.lastIndexOf('/') + 1);
  for (const path of paths)
    while (!path.startsWith(common)) common = common.slice(0, common.lastIndexOf('/', common.length - 2) + 1);
  return { folder: common.length > folder.length ? common : folder, paths };
}

/** What lies in each folder of a branch, and its own files. */
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
