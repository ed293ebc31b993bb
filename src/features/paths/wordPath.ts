import type { FileList } from '../../ownership/coverage/fileList.ts';
import { folderOf, fromFolderUp, joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext } from './pathContext.ts';
import {
  endingOf,
  joinedPath,
  mayBecomeFile,
  moduleFile,
  there,
  thereOrNew,
  withEnding,
} from './repositoryFile.ts';
import { isProgram } from './textKind.ts';
import type { Word } from './words.ts';
import { readWrittenPath, withoutFragment } from './writtenPath.ts';

/** The path that a word refers to; undefined if it would be a guess. */
export function pathOfWord(word: Word, context: PathContext): RepoPath | undefined {
  const { files, kind } = context;
  if (/^[#?]/.test(word.text)) return undefined;
  const written = readWrittenPath(word.text, context.root);
  const path = written === undefined ? undefined : withoutPattern(written.path, context);
  if (written === undefined || path === undefined) return undefined;
  switch (written.kind) {
    case 'inside':
      return thereOrNew(path, files);
    case 'relative':
      return relativePath(path, context);
    case 'rooted': {
      // In other positions, it is a URL path or an absolute path on this machine.
      const isFile = written.hasPlace || (kind !== 'log' && path.includes('/'));
      const isAll = word.place === 'quotes' || !isProgram(kind);
      return isFile && isAll && endingOf(path) !== undefined ? fileThere(path, files) : undefined;
    }
    case 'bare': {
      const isOfGit = (kind === 'log' || kind === 'message') && /^[ab]\/./.test(path);
      return barePath(path, word, context) ?? (isOfGit ? barePath(path.slice(2), word, context) : undefined);
    }
  }
}

/** `src/**` refers to the whole folder. Other patterns are not resolved. */
function withoutPattern(written: string, { kind, files }: PathContext): string | undefined {
  if (!written.includes('*')) return written;
  const whole = /^([^*]+\/)\*{1,2}(?:\/\*)?$/.exec(written)?.[1];
  return kind === 'values' && whole !== undefined && files.hasFolder(whole.slice(0, -1)) ? whole : undefined;
}

/** A path that starts with `./` or `../`, which cannot be anything else. */
function relativePath(written: string, { files, file, kind }: PathContext): RepoPath | undefined {
  const isFromAnywhere = kind === 'log' || kind === 'message' || kind === 'values';
  const starts = [
    ...(file === undefined ? [] : [folderOf(file)]),
    ...(isFromAnywhere && (file !== undefined || kind !== 'values') ? [''] : []),
  ];
  const paths = starts.flatMap((start) => joinedPath(start, written) ?? []);
  for (const path of paths) {
    const found =
      (kind === 'module' ? moduleFile(withoutFragment(path), files) : undefined) ??
      there(path, files) ??
      withEnding(path, files);
    if (found !== undefined) return found;
  }
  return paths[0] === undefined || kind === 'log' ? undefined : thereOrNew(paths[0], files);
}

/** A word that is a path only if the path exists. */
function barePath(written: string, { place }: Word, context: PathContext): RepoPath | undefined {
  const { files, kind } = context;
  const hasEnding = endingOf(withoutFragment(written)) !== undefined;
  const hasFolder = written.includes('/');
  if (!hasFolder && !hasEnding) return undefined;
  if (place === 'program') return hasFolder && hasEnding ? fileThere(written, files) : undefined;
  const found = startsOf(written, context).map((starts) => {
    const paths = starts.flatMap((start) => there(joinedPath(start, written) ?? '', files) ?? []);
    return new Set(paths);
  });
  for (const paths of found) {
    // Ambiguous.
    if (paths.size > 1) return undefined;
    for (const path of paths) return path;
  }
  const isKept = kind === 'markdown' || kind === 'message' || kind === 'values' || place === 'sentence';
  return kind !== 'log' && isKept && hasFolder && mayBecomeFile(written, files)
    ? joinPath('', written)
    : undefined;
}

/** The folders that a path can be relative to, grouped by precedence. */
function startsOf(written: string, { files, file, kind }: PathContext): RepoPath[][] {
  if (file === undefined) return [['']];
  const folder = folderOf(file);
  if (kind === 'values' && file.endsWith('.json')) return [[folder], ['', projectOf(file, files)]];
  if (file.startsWith('.github/')) return [[''], [folder]];
  const isFile = endingOf(withoutFragment(written)) !== undefined || written.endsWith('/');
  return [['', projectOf(file, files), ...(isFile || !isProgram(kind) ? [folder] : [])]];
}

/** The project folder of a file. */
function projectOf(file: RepoPath, files: FileList): RepoPath {
  const isProject = (folder: RepoPath): boolean =>
    projectFiles.some((name) => files.hasFile(folder === '' ? name : `${folder}/${name}`));
  return fromFolderUp(file, (folder) => (isProject(folder) ? folder : undefined)) ?? '';
}

const projectFiles = ['package.json', 'pyproject.toml', 'Cargo.toml', 'go.mod', 'pom.xml', 'build.gradle'];

function fileThere(path: RepoPath, files: FileList): RepoPath | undefined {
  const joined = joinPath('', path);
  return joined === undefined || joined.endsWith('/') || !files.hasFile(joined) ? undefined : joined;
}
