import type { FileList } from '../../ownership/fileList.ts';
import { folderOf, joinPath, type RepoPath } from '../../text/repoPath.ts';
import { withoutFragment } from './writtenPath.ts';

/** A file that is there, or a folder, which then ends in `/`. */
export function fileOrFolder(path: RepoPath, files: FileList): RepoPath | undefined {
  const bare = path.replace(/\/$/, '');
  if (bare === '') return undefined;
  if (!path.endsWith('/') && files.hasFile(bare)) return bare;
  return files.hasFolder(bare) ? `${bare}/` : undefined;
}

/** The same, also where a fragment or a query stands behind it. */
export function there(path: RepoPath, files: FileList): RepoPath | undefined {
  return fileOrFolder(path, files) ?? fileOrFolder(withoutFragment(path), files);
}

/** As it is in the repository, or as a new file in a folder of it. */
export function thereOrNew(path: RepoPath, files: FileList): RepoPath | undefined {
  const found = there(path, files);
  if (found !== undefined) return found;
  const isIn = path !== '' && files.hasFolder(folderOf(path.replace(/\/$/, '')));
  return isIn && (path.endsWith('/') || endingOf(path) !== undefined) ? path : undefined;
}

/** A path from a folder, with the `/` at its end that says that it is a folder. */
export function joinedPath(folder: RepoPath, written: string): RepoPath | undefined {
  const path = joinPath(folder, written);
  return path !== undefined && path !== '' && written.endsWith('/') ? `${path}/` : path;
}

/** The module that a path means, as bundlers and compilers find it: its ending and `index` may be left out. */
export function moduleFile(path: RepoPath, files: FileList): RepoPath | undefined {
  if (path === '') return undefined;
  const bare = path.replace(/\/$/, '');
  const candidates = path.endsWith('/')
    ? []
    : [bare, ...sourcesOf(bare), ...moduleEndings.map((ending) => bare + ending)];
  const found = candidates.find((candidate) => files.hasFile(candidate));
  if (found !== undefined || !files.hasFolder(bare)) return found;
  return moduleEndings.map((ending) => `${bare}/index${ending}`).find((index) => files.hasFile(index));
}

/** The one file that a path means which leaves out the ending; undefined where there are several, or none. */
export function withEnding(path: RepoPath, files: FileList): RepoPath | undefined {
  if (path === '' || path.endsWith('/')) return undefined;
  const found = [...moduleEndings, ...otherEndings].flatMap((ending) =>
    files.hasFile(path + ending) ? path + ending : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a file that is not there may come to be: its folder is there and has others of its kind. */
export function mayBecomeFile(path: RepoPath, files: FileList): boolean {
  const ending = endingOf(path);
  const folder = ending === undefined ? undefined : files.folder(folderOf(path));
  return ending !== undefined && (folder?.files.some((name) => name.endsWith(ending)) ?? false);
}

/** `.ts` of `src/server.ts`; undefined for a name without one. */
export function endingOf(path: RepoPath): string | undefined {
  return /\.[A-Za-z]\w*$/.exec(path)?.[0];
}

/** What TypeScript compiles to the JavaScript that an import names. */
function sourcesOf(path: RepoPath): string[] {
  const [, bare, kind] = /^(.*)\.([cm]?)jsx?$/.exec(path) ?? [];
  if (bare === undefined) return [];
  return kind === '' ? [`${bare}.ts`, `${bare}.tsx`, `${bare}.d.ts`] : [`${bare}.${kind ?? ''}ts`];
}

const moduleEndings = [
  '.ts',
  '.tsx',
  '.d.ts',
  '.js',
  '.jsx',
  '.mts',
  '.mjs',
  '.cts',
  '.cjs',
  '.vue',
  '.svelte',
  '.json',
];

const otherEndings = ['.md', '.mdx', '.py', '.go', '.rb', '.rs', '.yaml', '.yml', '.css', '.scss'];
