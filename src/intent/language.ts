import type { Rung } from '../model/ladder.ts';

/** How people state an intent in a language, and how they ask for permission instead: a language is one file. */
export interface Language {
  /** What a sentence begins with on each rung, the more special ones first. */
  readonly phrases: readonly Phrase[];
  /** The questions that ask for permission. */
  readonly questions: readonly Question[];
}

export interface Phrase {
  readonly rung: Rung;
  readonly begins: RegExp;
}

export interface Question {
  /** What such a sentence begins with. */
  readonly begins: RegExp;
  /**
   * The same as an intent. `rest` is what follows, up to the end of the sentence and without its question mark; undefined
   * where no such sentence would be right.
   */
  readonly intent: (rest: string, begin: RegExpExecArray) => string | undefined;
  /** Whether it asks about something else after all. */
  readonly isOther?: (rest: string) => boolean;
}
