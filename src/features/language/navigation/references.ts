import type { Analysis } from '../../../analyze.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import type { Span } from '../../../text/span.ts';
import { idAt } from './idAt.ts';

/** An occurrence of an id. */
export interface Mention {
  readonly file: RepoPath;
  readonly span: Span;
  readonly isDeclaration: boolean;
}

/** All occurrences of the id at an offset, in all files that can refer to it. */
export function mentionsOf(analysis: Analysis, path: RepoPath, offset: number): Mention[] {
  const places = idAt(analysis, path, offset)?.places ?? [];
  return places.map(({ file, id, isDeclaration }) => ({ file, span: id.span, isDeclaration }));
}
