import { folderOf, type RepoPath } from '../../text/repoPath.ts';
import type { PathContext, PathReading } from './pathContext.ts';
import { fileOrFolder, joinedPath, thereOrNew, withEnding } from './repositoryFile.ts';
import { decoded, withoutFragment } from './writtenPath.ts';

/** `](path "title")`, `](<path>)`; brackets in a path are balanced. */
const inline =
  /\]\(\s*(?:<([^<>]*)>|((?:[^\s()<>\\]|\\.)*(?:\((?:[^\s()\\]|\\.)*\)(?:[^\s()\\]|\\.)*)*))(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?\s*\)/dg;
/** `[name]: path "title"`, `[name]: <path>`. */
const definition = /^\s{0,3}\[[^\]]+\]:\s*(?:<([^<>]*)>|(\S+))/dg;

/** The link targets in a line of Markdown. */
export function linksIn(line: string, context: PathContext): PathReading[] {
  return [inline, definition].flatMap((links) =>
    Array.from(line.matchAll(links), ({ 1: bracketed, 2: bare, indices }) => {
      const [start, end] = indices?.[bracketed === undefined ? 2 : 1] ?? [0, 0];
      return { span: { start, end }, path: linked(bracketed ?? bare ?? '', context) };
    }),
  );
}

/** A link is relative to the folder of its file or, with a leading `/`, to the root. */
function linked(written: string, { file, files }: PathContext): RepoPath | undefined {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#|$)/i.test(written)) return undefined;
  const target = decoded(withoutFragment(written.replace(/\\([!-/:-@[-`{-~])/g, '$1')));
  const fromRoot = joinedPath('', target);
  const path = target.startsWith('/') || file === undefined ? fromRoot : joinedPath(folderOf(file), target);
  if (path === undefined) return undefined;
  const found = fileOrFolder(path, files) ?? withEnding(path, files);
  if (found !== undefined) return found;
  const isExplicit = /^\.{1,2}\//.test(target);
  // Many authors write all paths relative to the root.
  const other = isExplicit || fromRoot === undefined ? undefined : fileOrFolder(fromRoot, files);
  return other ?? (file === undefined ? undefined : thereOrNew(path, files));
}
