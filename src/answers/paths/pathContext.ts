import type { FileList } from '../../ownership/fileList.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import type { Span } from '../../text/span.ts';
import type { Modules } from './modules.ts';
import type { TextKind } from './textKind.ts';

/** Where a text stands in which paths are looked for. */
export interface PathContext {
  readonly files: FileList;
  /** The file that the text is of; undefined for a text that is no file of the repository. */
  readonly file: RepoPath | undefined;
  readonly kind: TextKind;
  /** The repository's folder on this machine, as paths in logs begin with it; `/` or `\` as the machine has it. */
  readonly root: string;
  /** What settings say of imports; undefined as long as they are not read. */
  readonly modules?: Modules | undefined;
  /** Where the files are that stack traces of Java name without their folder; undefined as long as that is not known. */
  readonly javaFiles?: ReadonlyMap<string, readonly RepoPath[]> | undefined;
}

/** A piece of a line that names a path, and which; undefined where none of the repository is meant. */
export interface PathReading {
  /** In the line. */
  readonly span: Span;
  readonly path: RepoPath | undefined;
}
