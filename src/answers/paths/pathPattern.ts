import { folderOf, joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext, PathReading } from './pathContext.ts';
import { fileOrFolder, thereOrNew } from './repositoryFile.ts';

/** The pattern of a line of CODEOWNERS or of an ignore file. Nothing else in it is a path, but in a comment. */
export function patternIn(line: string, context: PathContext): PathReading[] {
  const { kind, file } = context;
  if (/^\s*#/.test(line)) return [];
  const rest = { span: { start: 0, end: line.length }, path: undefined };
  if (kind === 'owners' && /^\s*\^?\[/.test(line)) return [rest];
  const isAlone = kind === 'ignore' && !(file ?? '').endsWith('.gitattributes');
  const [, before = '', pattern = ''] =
    (isAlone ? /^(\s*)(.*?)\s*$/ : /^(\s*)((?:\\.|[^\s\\])*)/).exec(line) ?? [];
  const span = { start: before.length, end: before.length + pattern.length };
  return [{ span, path: placeOf(pattern, context) }, rest];
}

/** What a pattern is about: a file, a folder, or the folder before its first wildcard. */
function placeOf(pattern: string, { kind, file, files }: PathContext): RepoPath | undefined {
  const base = kind === 'owners' || file === undefined ? '' : folderOf(file);
  const written = pattern.replace(/^!/, '');
  const segments = written.split('/');
  const wildcard = segments.findIndex((segment) => /(?:^|[^\\])[*?]/.test(segment));
  const fixed = (wildcard < 0 ? segments : [...segments.slice(0, wildcard), ''])
    .join('/')
    .replace(/\\(.)/g, '$1');
  const joined = fixed.includes('//') ? undefined : joinPath(base, fixed);
  if (joined === undefined || joined === '' || joined === base) return undefined;
  const path = fixed.endsWith('/') ? `${joined}/` : joined;
  const found = fileOrFolder(path, files);
  const isAnchored = fixed.replace(/\/$/, '').includes('/');
  if (isAnchored) return found ?? thereOrNew(path, files);
  // A name by itself may be anywhere below: one that is here, and could be nothing but a path, is most likely meant.
  return written.includes('/') || /\.\w/.test(written) ? found : undefined;
}
