import type { Analysis } from '../../../analyze.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import type { Span } from '../../../text/span.ts';
import { idAt } from './idAt.ts';

export interface Definition {
  /** The id or handle at the offset. */
  readonly origin: Span;
  /** The first one applies; several declarations are an error. */
  readonly targets: readonly DefinitionTarget[];
}

export interface DefinitionTarget {
  readonly file: RepoPath;
  readonly id: Span;
  /** The whole entry. */
  readonly entry: Span;
}

/** The declaration of the id or handle at an offset; undefined if there is none. */
export function definitionAt(analysis: Analysis, path: RepoPath, offset: number): Definition | undefined {
  const found = idAt(analysis, path, offset);
  if (found === undefined || found.declarations.length === 0) return undefined;
  return {
    origin: found.place.id.span,
    targets: found.declarations.map(({ file, id, entry }) => ({ file, id: id.span, entry })),
  };
}
