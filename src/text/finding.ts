import type { RepoPath } from './repoPath.ts';
import type { Span } from './span.ts';

/** The severities of a finding, gravest first. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** A fault in a leadership file: what is wrong, where, and what can mend it. */
export interface Finding {
  /** As in `docs/rules.md`, such as `reference/unknown-owner`. */
  readonly code: string;
  readonly severity: Severity;
  /** The narrowest stretch of the file that shows the fault. */
  readonly span: Span;
  /** One plain sentence without a full stop that says what to do. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  /** The key that has to be there, where the finding is about one that is not. */
  readonly missingKey?: string;
  readonly fixes: readonly Fix[];
}

/** Another place that a finding is about. */
export interface RelatedPlace {
  /** Absent for a place in the finding's own file. */
  readonly file?: RepoPath;
  readonly span: Span;
  readonly message: string;
}

/** A change to the finding's own file that mends it; its edits do not overlap. */
export interface Fix {
  readonly title: string;
  /** It says the same in other words, so that many may be applied at once, without a look at each. */
  readonly isSafe?: boolean;
  /** It writes something that has to be replaced by a person, or takes something away. */
  readonly isPlaceholder?: boolean;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** The order in which findings are shown: as they stand in the file, the gravest first at one place. */
export function byPlace(one: Finding, other: Finding): number {
  return (
    one.span.start - other.span.start ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    one.span.end - other.span.end ||
    (one.code < other.code ? -1 : one.code > other.code ? 1 : 0)
  );
}
