import { folderOf, joinPath, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext, PathReading } from './pathContext.ts';
import { fileOrFolder, thereOrNew } from './repositoryFile.ts';

/** The pattern in a line of CODEOWNERS or of an ignore file. Only comments can contain other paths. */
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

/** The target of a pattern: a file, a folder, or the folder before its first wildcard. */
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
  // A bare name can match anywhere below. Accept it only if it exists here and cannot be anything but a path.
  return written.includes('/') || /\.\w/.test(written) ? found : undefined;
}
