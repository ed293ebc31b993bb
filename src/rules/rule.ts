import type { Leadership } from '../model/leadership.ts';
import type { Scope } from '../model/scope.ts';
import type { Node } from '../parse/tree.ts';
import type { Coverage } from '../ownership/coverage.ts';
import type { FileList } from '../ownership/fileList.ts';
import type { Fix, RelatedPlace, Severity } from '../text/finding.ts';
import type { Day } from '../text/day.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Span } from '../text/span.ts';

/** A kind of finding about what a leadership file means; its entry in `docs/rules.md` is headed by its code. */
export interface Rule {
  readonly code: string;
  /** As long as `rules:` in the file says nothing else. */
  readonly severity: Severity;
  readonly find: (subject: Subject) => Iterable<Complaint>;
}

/** The file that is checked, and what it is checked against. */
export interface Subject {
  readonly leadership: Leadership;
  readonly text: string;
  /** The tree of the text; undefined where nothing of it can be read. */
  readonly root: Node | undefined;
  readonly firstLine: Span;
  /** The file that counts for the folder, where this one does not. */
  readonly secondTo: RepoPath | undefined;
  readonly scope: Scope;
  /** The files below that inherit from this one. */
  readonly below: readonly Leadership[];
  /** Undefined where nobody says which day it is: what needs it says nothing then. */
  readonly today: Day | undefined;
  /** Undefined until the files are listed: what needs them says nothing before. */
  readonly files: FileList | undefined;
  readonly coverage: Coverage | undefined;
  /** Whether all of every leadership file can be read: who has what may else be in the part that cannot. */
  readonly isWhole: boolean;
  /** All leadership files of the repository, also those that do not count. */
  readonly leadershipFiles: readonly RepoPath[];
}

export interface Complaint {
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly RelatedPlace[];
  /** Asked when somebody wants to see them: most findings are never asked. */
  readonly fixes?: () => readonly Fix[];
}
