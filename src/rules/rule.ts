import type { Leadership } from '../model/leadership.ts';
import type { Scope } from '../model/scope.ts';
import type { Node } from '../parse/tree.ts';
import type { Coverage } from '../ownership/coverage/coverage.ts';
import type { FileList } from '../ownership/coverage/fileList.ts';
import type { Fix, RelatedLocation, Severity } from '../text/finding.ts';
import type { IsoDate } from '../text/day.ts';
import type { RepoPath } from '../text/repoPath.ts';
import type { Span } from '../text/span.ts';

/** A rule that checks the meaning of a leadership file. Its code is a heading in `docs/rules.md`. */
export interface Rule {
  readonly code: string;
  /** The default severity, unless `rules:` in the file sets another. */
  readonly severity: Severity;
  /** Whether it reads `coverage`, or `isUnmatched`. */
  readonly needsCoverage?: true;
  readonly check: (context: RuleContext) => Iterable<RuleReport>;
}

/** The file to check, with its context. */
export interface RuleContext {
  readonly leadership: Leadership;
  readonly text: string;
  /** The tree of the text. Undefined if no part of it could be parsed. */
  readonly root: Node | undefined;
  readonly firstLine: Span;
  /** The file that is used for the folder, if this one is a duplicate. */
  readonly duplicateOf: RepoPath | undefined;
  readonly scope: Scope;
  /** The files below that inherit from this one. */
  readonly below: readonly Leadership[];
  /** Undefined if the date is unknown. Rules that need it then report nothing. */
  readonly today: IsoDate | undefined;
  /** Undefined until the files are listed. Rules that need them then report nothing. */
  readonly files: FileList | undefined;
  readonly coverage: Coverage | undefined;
  /**
   * Whether all leadership files could be read completely. If not, the owners of some files may be unknown.
   */
  readonly isComplete: boolean;
  /** What a report that is about several places leaves out. */
  readonly suppressions: Suppressions;
  /** All leadership files of the repository, including ignored duplicates. */
  readonly leadershipFiles: readonly RepoPath[];
}

export interface RuleReport {
  readonly span: Span;
  readonly message: string;
  readonly related?: readonly RelatedLocation[];
  /** Computed on demand, because the fixes of most findings are never shown. */
  readonly fixes?: () => readonly Fix[];
}

/** `# leadership-disable-next-line CODE -- reason` */
export interface Suppression {
  readonly code: string;
  readonly reason: string;
  readonly span: Span;
  /** The line of the comment, zero-based. */
  readonly line: number;
}

/** The suppressions in a text. */
export interface Suppressions {
  readonly all: readonly Suppression[];
  /** The one that suppresses a finding with a code at a place; undefined if none does. */
  readonly of: (code: string, place: Span) => Suppression | undefined;
}
