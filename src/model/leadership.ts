import type { RepoPath } from '../text/repoPath.ts';
import type { Span } from '../text/span.ts';
import type { AuthorityLevel } from './ladder.ts';

/** A value with its span in the file. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}
export type Text = Located<string>;

/** Whether a word is a valid id. */
export function isId(word: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(word);
}

/**
 * A list, as far as it could be read. `isWhole` is false if an item could not be parsed or has the wrong
 * type.
 */
export interface Items<T> {
  readonly items: readonly T[];
  /** The items that are placeholders. They count for nothing but their ids, which others can refer to. */
  readonly placeholders: readonly T[];
  readonly span: Span;
  readonly isComplete: boolean;
}

/**
 * The keys of an entry whose values could not be read completely. If a line of the entry could not be parsed,
 * `'others'` stands for all keys that are absent.
 */
export type UnparsedKeys = ReadonlySet<string>;

/**
 * The model of one leadership file, as far as it could be read. A value that is a placeholder counts as absent, see
 * `placeholder.ts`.
 */
export interface Leadership {
  readonly file: RepoPath;
  /** The folder that the patterns are relative to. */
  readonly folder: RepoPath;
  readonly inherits: boolean;
  readonly purpose?: Text;
  readonly goals: Items<Goal>;
  readonly criteria: Items<Criterion>;
  readonly authority?: Located<AuthorityLevel>;
  readonly people: Items<Person>;
  readonly teams: Items<Team>;
  readonly competencies: Items<Competency>;
  readonly domains: Items<Domain>;
  readonly unowned: Items<Text>;
  readonly review?: Review;
  /** Severities by rule code. */
  readonly rules: readonly { readonly code: string; readonly severity: string; readonly span: Span }[];
  readonly unread: UnparsedKeys;
}

/** How often the file is due for review, and the date of the last review. */
export interface Review {
  readonly every: Text;
  readonly last: Text;
}

export interface Goal {
  readonly id?: Text;
  readonly statement: Text;
  /** Whether the statement is a placeholder. */
  readonly isPlaceholder: boolean;
  readonly owner?: Text;
  readonly due?: Text;
  readonly status?: Text;
  readonly isMeasured: boolean;
  readonly span: Span;
  /** A rule about a missing key must look here first: a value that is written, but invalid, has its finding. */
  readonly unread: UnparsedKeys;
}

export interface Criterion {
  readonly id?: Text;
  readonly statement: Text;
  /** Whether the statement is a placeholder. */
  readonly isPlaceholder: boolean;
  readonly why?: Text;
  readonly example?: Text;
  readonly serves: Items<Text>;
  readonly domains: Items<Text> | undefined;
  readonly paths: Items<Text> | undefined;
  readonly span: Span;
}

export interface Person {
  readonly id: Text;
  readonly name: Text;
  readonly email?: Text;
  readonly github?: Text;
  readonly gitlab?: Text;
  /** The competencies that the person has. */
  readonly competencies: readonly Skill[];
  readonly growing: readonly Growth[];
  readonly away?: Away;
  readonly span: Span;
  readonly unread: UnparsedKeys;
}

/** A competency with a level. */
export interface Skill {
  readonly competency: Text;
  readonly level: string;
}

export interface Growth {
  readonly competency: Text;
  readonly to: string;
  readonly by?: Text;
}

export interface Away {
  /** The last day of the absence. If absent, the person is away until the entry is removed. */
  readonly until?: Text;
  readonly deputy?: Text;
}

export interface Team {
  readonly id: Text;
  readonly name?: Text;
  readonly members: Items<Text>;
  readonly github?: Text;
  readonly gitlab?: Text;
  readonly span: Span;
  readonly unread: UnparsedKeys;
}

export interface Competency {
  readonly id: Text;
  readonly name: Text;
  readonly span: Span;
  readonly unread: UnparsedKeys;
}

export interface Domain {
  readonly id: Text;
  readonly name?: Text;
  readonly purpose?: Text;
  readonly paths: Items<Text>;
  /**
   * Undefined if `owners` is missing, which is a problem. Without items, the domain is intentionally unowned, or unowned
   * if there are placeholders; see `statusOfDomain`.
   */
  readonly owners: Items<Text> | undefined;
  readonly parent?: Text;
  readonly delegatedBy?: Text;
  readonly authority?: Located<AuthorityLevel>;
  readonly decisions: readonly Decision[];
  readonly criteria: Items<Criterion>;
  readonly goals: Items<Text>;
  readonly requires: readonly Skill[];
  readonly contact?: Contact;
  readonly span: Span;
  readonly unread: UnparsedKeys;
}

export interface Decision {
  readonly decision: string;
  readonly authority: AuthorityLevel;
  readonly consult: readonly Text[];
  readonly inform: readonly Text[];
}

/** One line of text, or ways to contact the owners by name, such as `slack`. */
export type Contact = string | Readonly<Record<string, string>>;
