import type { Host } from './host.ts';
import type { Shape } from './shape.ts';

/** A CODEOWNERS file as a host reads it. */
export interface Codeowners {
  readonly host: Host;
  /** In the order of precedence: of those of a section that match a path, the last one wins. */
  readonly rules: readonly CodeownersRule[];
  /**
   * Those that a later line with the same pattern replaces, on GitLab.
   * @internal
   */
  readonly replaced: readonly CodeownersRule[];
  /** The first one has no name; on GitHub, it has all rules. */
  readonly sections: readonly Section[];
  /** Lines that the host may read differently than intended. */
  readonly notes: readonly CodeownersNote[];
  /** In the order of their lines. Those after a rule have its line. */
  readonly comments: readonly CodeownersComment[];
}

/** A comment, without its first `#`. */
export interface CodeownersComment {
  /** From 1. */
  readonly line: number;
  readonly text: string;
}

/** A line with a pattern. */
export interface CodeownersRule {
  /** From 1. */
  readonly line: number;
  /** As written. */
  readonly pattern: string;
  /** The paths that it matches; undefined if no pattern of `docs/format.md` can express them. */
  readonly shapes: readonly Shape[] | undefined;
  readonly owners: readonly string[];
  /** `!pattern` on GitLab: paths that it matches have no owner in its section. */
  readonly isExclusion: boolean;
  /** The position in `sections`. */
  readonly section: number;
  /** The heading of GitLab that it follows. Headings with the same name begin the same section. */
  readonly heading: Heading;
}

/** A section on GitLab: a path has owners in each section. */
export interface Section {
  readonly name: string;
  /** That of its first heading. */
  readonly line: number;
  /** Whether all of its rules follow headings that start with `^`. */
  readonly isOptional: boolean;
}

/** A line such as `^[Name][2]`. */
export interface Heading {
  readonly line: number;
  readonly isOptional: boolean;
  /** The number of approvals that the rules after it require. */
  readonly approvals: number;
}

export interface CodeownersNote {
  readonly line: number;
  readonly message: string;
}

/** The section before the first heading, which has all rules on GitHub. */
export const unnamed: Section = { name: '', line: 0, isOptional: false };
export const noHeading: Heading = { line: 0, isOptional: false, approvals: 1 };
