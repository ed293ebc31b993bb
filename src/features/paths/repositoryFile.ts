import type { FileList } from '../../ownership/coverage/fileList.ts';
import { folderOf, joinPath, type RepoPath } from '../../text/repoPath.ts';
import { withoutFragment } from './writtenPath.ts';

/** An existing file, or an existing folder with a trailing `/`. */
export function fileOrFolder(path: RepoPath, files: FileList): RepoPath | undefined {
  const bare = path.replace(/\/$/, '');
  if (bare === '') return undefined;
  if (!path.endsWith('/') && files.hasFile(bare)) return bare;
  return files.hasFolder(bare) ? `${bare}/` : undefined;
}

/** The same, ignoring a fragment or query at the end. */
export function there(path: RepoPath, files: FileList): RepoPath | undefined {
  return fileOrFolder(path, files) ?? fileOrFolder(withoutFragment(path), files);
}

/** An existing file or folder, or a new file in an existing folder. */
export function thereOrNew(path: RepoPath, files: FileList): RepoPath | undefined {
  const found = there(path, files);
  if (found !== undefined) return found;
  const isIn = path !== '' && files.hasFolder(folderOf(path.replace(/\/$/, '')));
  return isIn && (path.endsWith('/') || endingOf(path) !== undefined) ? path : undefined;
}

/** Joins a path to a folder, and keeps a trailing `/`, which marks a folder. */
export function joinedPath(folder: RepoPath, written: string): RepoPath | undefined {
  const path = joinPath(folder, written);
  return path !== undefined && path !== '' && written.endsWith('/') ? `${path}/` : path;
}

/** The module at a path, as bundlers and compilers resolve it: the extension and `index` are optional. */
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

/** The only file that matches a path without its extension; undefined if there are several or none. */
export function withEnding(path: RepoPath, files: FileList): RepoPath | undefined {
  if (path === '' || path.endsWith('/')) return undefined;
  const found = [...moduleEndings, ...otherEndings].flatMap((ending) =>
    files.hasFile(path + ending) ? path + ending : [],
  );
  return found.length === 1 ? found[0] : undefined;
}

/** Whether a missing file is plausible: its folder exists and contains files with the same extension. */
export function mayBecomeFile(path: RepoPath, files: FileList): boolean {
  const ending = endingOf(path);
  const folder = ending === undefined ? undefined : files.folder(folderOf(path));
  return ending !== undefined && (folder?.files.some((name) => name.endsWith(ending)) ?? false);
}

/** The extension, such as `.ts` of `src/server.ts`; undefined if there is none. */
export function endingOf(path: RepoPath): string | undefined {
  return /\.[A-Za-z]\w*$/.exec(path)?.[0];
}

/** The TypeScript sources that compile to an imported JavaScript file. */
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
