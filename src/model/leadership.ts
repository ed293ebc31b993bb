import type { RepoPath } from '../text/repoPath.ts';
import type { Span } from '../text/span.ts';
import type { Rung } from './ladder.ts';

/** A value with its place in the file. */
export interface Located<T> {
  readonly value: T;
  readonly span: Span;
}
export type Text = Located<string>;

/** Whether a word has the form of an id. */
export function isId(word: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(word);
}

/** A list as far as it could be read; `isWhole` is false where an item is in the dark or of the wrong type. */
export interface Items<T> {
  readonly items: readonly T[];
  readonly span: Span;
  readonly isWhole: boolean;
}

/**
 * The keys of an entry whose values could not be read, or not all of them; `'others'` stands for every key that is
 * not there, where a line could not be read.
 */
export type Unread = ReadonlySet<string>;

/** What one leadership file says, as far as it can be read. */
export interface Leadership {
  readonly file: RepoPath;
  /** The folder that its patterns are relative to. */
  readonly folder: RepoPath;
  readonly inherits: boolean;
  readonly purpose?: Text;
  readonly goals: Items<Goal>;
  readonly criteria: Items<Criterion>;
  readonly authority?: Located<Rung>;
  readonly people: Items<Person>;
  readonly teams: Items<Team>;
  readonly competencies: Items<Competency>;
  readonly domains: Items<Domain>;
  readonly unowned: Items<Text>;
  readonly review?: Review;
  /** Severities by the code of the rule. */
  readonly rules: readonly { readonly code: string; readonly severity: string }[];
  readonly unread: Unread;
}

/** When the file itself is to be talked through again. */
export interface Review {
  readonly every: Text;
  readonly last: Text;
}

export interface Goal {
  readonly id?: Text;
  readonly statement: Text;
  readonly owner?: Text;
  readonly due?: Text;
  readonly status?: Text;
  readonly isMeasured: boolean;
  readonly span: Span;
}

export interface Criterion {
  readonly id?: Text;
  readonly statement: Text;
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
  /** What they hold. */
  readonly competencies: readonly Skill[];
  readonly growing: readonly Growth[];
  readonly away?: Away;
  readonly span: Span;
  readonly unread: Unread;
}

/** A competency and how far one has come in it. */
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
  /** The last day; not back until the entry is gone where there is none. */
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
  readonly unread: Unread;
}

export interface Competency {
  readonly id: Text;
  readonly name: Text;
  readonly span: Span;
  readonly unread: Unread;
}

export interface Domain {
  readonly id: Text;
  readonly name?: Text;
  readonly purpose?: Text;
  readonly paths: Items<Text>;
  /** Undefined where no owners are written, which is a fault; empty where nobody owns it on purpose. */
  readonly owners: Items<Text> | undefined;
  readonly parent?: Text;
  readonly delegatedBy?: Text;
  readonly authority?: Located<Rung>;
  readonly decisions: readonly Decision[];
  readonly criteria: Items<Criterion>;
  readonly goals: Items<Text>;
  readonly requires: readonly Skill[];
  readonly contact?: Contact;
  readonly span: Span;
  readonly unread: Unread;
}

export interface Decision {
  readonly decision: string;
  readonly authority: Rung;
  readonly consult: readonly Text[];
  readonly inform: readonly Text[];
}

/** A line of text, or the ways to reach somebody by their names, such as `slack`. */
export type Contact = string | Readonly<Record<string, string>>;
