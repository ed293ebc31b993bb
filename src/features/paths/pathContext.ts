import type { FileList } from '../../ownership/coverage/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Span } from '../../text/span.ts';
import type { Modules } from './modules.ts';
import type { TextKind } from './textKind.ts';

/** The context of a text in which paths are searched. */
export interface PathContext {
  readonly files: FileList;
  /** The file that contains the text; undefined if the text is not a file of the repository. */
  readonly file: RepoPath | undefined;
  readonly kind: TextKind;
  /**
   * The absolute path of the repository's folder, because paths in logs start with it. Uses the separator of the
   * platform, `/` or `\`.
   */
  readonly root: string;
  /** The import settings; undefined until they are read. */
  readonly modules?: Modules | undefined;
  /** The files that Java stack traces refer to by name, without a folder; undefined until they are indexed. */
  readonly javaFiles?: ReadonlyMap<string, readonly RepoPath[]> | undefined;
}

/** A part of a line that contains a path. `path` is undefined if the path is not in the repository. */
export interface PathReading {
  /** Relative to the line. */
  readonly span: Span;
  readonly path: RepoPath | undefined;
}
