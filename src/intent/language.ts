import type { AuthorityLevel } from '../model/ladder.ts';

/**
 * The phrases of one natural language that state an intent or ask for permission. Each language is one file.
 */
export interface Language {
  /** The phrases of the authority levels. The more specific ones come first. */
  readonly phrases: readonly Phrase[];
  /** The sentences that ask for permission. */
  readonly questions: readonly Question[];
}

export interface Phrase {
  readonly rung: AuthorityLevel;
  readonly begins: RegExp;
}

export interface Question {
  /** Matches the start of the sentence. */
  readonly begins: RegExp;
  /**
   * Rewrites the sentence as an intent. `rest` is the text after the match, without the end punctuation.
   * Undefined if it cannot be rewritten reliably.
   */
  readonly intent: (rest: string, begin: RegExpExecArray) => string | undefined;
  /** Whether the sentence does not ask for permission after all. */
  readonly isOther?: (rest: string) => boolean;
}
