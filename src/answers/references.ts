import type { Analysis } from '../analyze.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Span } from '../text/span.ts';
import { idAt } from './idAt.ts';

/** A place where an id stands. */
export interface Mention {
  readonly file: RepoPath;
  readonly span: Span;
  readonly isDeclaration: boolean;
}

/** All places, in all files that it can be named in, where the same is meant as at an offset. */
export function mentionsOf(analysis: Analysis, path: RepoPath, offset: number): Mention[] {
  const places = idAt(analysis, path, offset)?.places ?? [];
  return places.map(({ file, id, isDeclaration }) => ({ file, span: id.span, isDeclaration }));
}
