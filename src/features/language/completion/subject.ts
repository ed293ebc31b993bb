import type { Scope } from '../../../model/scope.ts';
import type { FileList } from '../../../ownership/coverage/fileList.ts';
import type { Ownership } from '../../../ownership/patterns/ownership.ts';
import type { IsoDate } from '../../../text/day.ts';
import type { RepoPath } from '../../../text/repoPath.ts';
import type { OutsideOwners } from './owners.ts';

/** A leadership file during editing, and its context. */
export interface CompletionSubject {
  readonly text: string;
  readonly file: RepoPath;
  /** The entries that the file can refer to, from its last good model. */
  readonly scope: Scope;
  /** Undefined before the first analysis. */
  readonly ownership: Ownership | undefined;
  /** Undefined until the files are listed. */
  readonly files: FileList | undefined;
  readonly outside: OutsideOwners;
  readonly today: IsoDate;
}
