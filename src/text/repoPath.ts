/** A path relative to the root of the repository, with `/` and without a leading slash. '' is the root. */
export type RepoPath = string;

/** The folder of a path. '' for a path at the root. */
export function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/**
 * The first result of `look` for the folder of a path, then for each folder above it. Undefined if there is
 * none.
 */
export function fromFolderUp<T>(path: RepoPath, look: (folder: RepoPath) => T | undefined): T | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const found = look(folder);
    if (found !== undefined || folder === '') return found;
  }
}

/** Whether a path is the folder or is below it. */
export function isWithin(folder: RepoPath, path: RepoPath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** A path relative to a folder that contains it. */
export function pathFrom(folder: RepoPath, path: RepoPath): RepoPath {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** Joins `base` and `path` and resolves `.` and `..`. Undefined if the result is outside the repository. */
export function joinPath(base: RepoPath, path: string): RepoPath | undefined {
  const segments = base === '' ? [] : base.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
