import { folderOf, fromFolderUp, joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext } from './pathContext.ts';

/**
 * The file or folder of a Python module. `.a.b` is relative to the package of the importing file. `a.b` is
 * searched in the possible import roots: the repository root, `src`, and the folder of the outermost package.
 * Undefined if several match.
 */
export function pythonFile(name: string, importing: RepoPath, context: PathContext): RepoPath | undefined {
  const dots = /^\.*/.exec(name)?.[0].length ?? 0;
  const names = name.slice(dots).split('.').join('/');
  if (dots > 0) {
    const base = joinPath(folderOf(importing), '../'.repeat(dots - 1));
    return base === undefined ? undefined : moduleIn(base, names, context, 'relative');
  }
  const starts = new Set(['', 'src', outsideOfPackages(importing, context)]);
  const found = new Set([...starts].flatMap((start) => moduleIn(start, names, context, 'absolute') ?? []));
  return found.size === 1 ? [...found][0] : undefined;
}

function moduleIn(
  base: RepoPath,
  names: string,
  { files }: PathContext,
  kind: 'relative' | 'absolute',
): RepoPath | undefined {
  const path = joinPath(base, names);
  if (path === undefined || path === '') return undefined;
  const candidates =
    names === '' ? [`${path}/__init__.py`] : [`${path}.py`, `${path}/__init__.py`, `${path}.pyi`];
  const found = candidates.find((candidate) => files.hasFile(candidate));
  if (found !== undefined) return found;
  // A bare folder name is ambiguous.
  const isPackage = kind === 'relative' || names.includes('/');
  return isPackage && files.hasFolder(path) ? `${path}/` : undefined;
}

/** The folder that contains the outermost package of a file. */
function outsideOfPackages(file: RepoPath, { files }: PathContext): RepoPath {
  const isPackage = (folder: RepoPath): boolean => folder !== '' && files.hasFile(`${folder}/__init__.py`);
  return fromFolderUp(file, (folder) => (isPackage(folder) ? undefined : folder)) ?? '';
}
