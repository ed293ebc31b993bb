/** A path below the root of the repository, with `/` and without a leading one; '' is the root itself. */
export type RepoPath = string;

/** The folder of a path; '' for what lies at the root. */
export function folderOf(path: RepoPath): RepoPath {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** What is found first for the folder of a path or one above it; undefined where nothing is. */
export function fromFolderUp<T>(path: RepoPath, look: (folder: RepoPath) => T | undefined): T | undefined {
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    const found = look(folder);
    if (found !== undefined || folder === '') return found;
  }
}

/** Whether a path is a folder or lies below it. */
export function isWithin(folder: RepoPath, path: RepoPath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** A path as seen from a folder that holds it. */
export function pathFrom(folder: RepoPath, path: RepoPath): RepoPath {
  return folder === '' ? path : path.slice(folder.length + 1);
}

/** `base/path` with its `.` and `..` taken out; undefined when it leads out of the repository. */
export function joinPath(base: RepoPath, path: string): RepoPath | undefined {
  const segments = base === '' ? [] : base.split('/');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment !== '..') segments.push(segment);
    else if (segments.pop() === undefined) return undefined;
  }
  return segments.join('/');
}
