import type { RepoPath } from './repoPath.ts';
import type { Span } from './span.ts';

/** The severities, most severe first. */
export const severities = ['error', 'warning', 'info', 'hint'] as const;
export type Severity = (typeof severities)[number];

/** A problem in a leadership file: its location, message, and fixes. */
export interface Finding {
  /** The rule code, as in `docs/rules.md`, such as `reference/unknown-owner`. */
  readonly code: string;
  readonly severity: Severity;
  /** The narrowest range that shows the problem. */
  readonly span: Span;
  /** The problem, then the remedy. One or two short sentences. */
  readonly message: string;
  readonly related: readonly RelatedLocation[];
  /** The missing key, if the finding is about one. */
  readonly missingKey?: string;
  /** The unknown key, if the finding is about one. */
  readonly unknownKey?: string;
  readonly fixes: readonly Fix[];
}

/** Another location that a finding refers to. */
export interface RelatedLocation {
  /** Absent for a location in the finding's own file. */
  readonly file?: RepoPath;
  readonly span: Span;
  readonly message: string;
}

/** A change to the finding's own file that fixes the problem. Its edits do not overlap. */
export interface Fix {
  readonly title: string;
  /** The fix keeps the meaning, so many fixes can be applied at once without a review of each. */
  readonly isSafe?: boolean;
  /** The fix inserts text that a person has to replace, or deletes text. */
  readonly isPlaceholder?: boolean;
  readonly edits: readonly TextEdit[];
}

export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** Sorts findings by position. At the same position, the most severe comes first. */
export function byPlace(one: Finding, other: Finding): number {
  return (
    one.span.start - other.span.start ||
    severities.indexOf(one.severity) - severities.indexOf(other.severity) ||
    one.span.end - other.span.end ||
    (one.code < other.code ? -1 : one.code > other.code ? 1 : 0)
  );
}
