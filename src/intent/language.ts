import type { AuthorityLevel } from '../model/ladder.ts';

/**
 * The phrases of one natural language that state an intent or ask for permission. Each language is one file.
 */
export interface Language {
  /** The phrases of the authority levels. The more specific ones come first. */
  readonly phrases: readonly Phrase[];
  /** Matches a word of every sentence in `questions`, each of which takes longer to compare. */
  readonly mayAsk: RegExp;
  /** The sentences that ask for permission. */
  readonly questions: readonly Question[];
  /** Matches words at the start of a sentence that can precede a question, such as `So, `. Sticky. */
  readonly openers: RegExp;
  /** Matches all of the text before a `:` that introduces a question, such as `Open question`. */
  readonly introduces: RegExp;
  /** Matches a part of the text before a `:` that introduces a list or a paragraph of questions. */
  readonly introducesMore: RegExp;
  /** Matches text before a `:` that introduces the words of others, such as `FAQ`. */
  readonly quotes: RegExp;
  /** Matches a part of the text before a `:` that introduces questions of others, such as `The tests answer`. */
  readonly quotesMore: RegExp;
  /** Matches the start of an answer. Who answers their own question does not ask for permission. */
  readonly answers: RegExp;
}

export interface Phrase {
  readonly authority: AuthorityLevel;
  readonly begins: RegExp;
  /** Whether the phrase states something else after all. `rest` is the text after it. */
  readonly isOther?: (rest: string) => boolean;
}

export interface Question {
  /** Matches the start of the sentence. */
  readonly begins: RegExp;
  /** Whether it asks for permission without a question mark too, such as “Let me know if I can”. */
  readonly isRequest: boolean;
  /**
   * Rewrites the sentence in the phrase of an authority level. `rest` is the text after the match, without the end
   * punctuation. Undefined if it cannot be rewritten reliably, and at `tell-me`, where there is nothing to state.
   */
  readonly intent: (rest: string, begin: RegExpExecArray, authority: AuthorityLevel) => string | undefined;
  /** Whether the sentence does not ask for permission after all. */
  readonly isOther: (rest: string, sentence: Sentence) => boolean;
}

/** The sentence of a question. */
export interface Sentence {
  readonly begin: RegExpExecArray;
  /** Whether it ends with a question mark. */
  readonly hasMark: boolean;
  /** Whether it asks by its form: with a question mark, as a request, or as a subject. */
  readonly isAsked: boolean;
  /** Whether it starts the subject of the message. */
  readonly isSubject: boolean;
}
