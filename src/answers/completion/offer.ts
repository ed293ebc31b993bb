import type { IdKind } from '../../model/occurrences.ts';

/** What can be chosen at the cursor, before it is known how it has to be written there. */
export interface Offer {
  readonly kind: CompletionKind;
  readonly label: string;
  /** A few words beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** The entry whose card is the documentation, for `entryMarkdown`: cards are made one by one, as they are looked at. */
  readonly entry?: { readonly kind: IdKind; readonly id: string };
  /** What is compared with what is typed; the label where there is none. */
  readonly filter?: string;
  readonly write: Writing;
  /** Whether what comes next can be chosen from a list too. */
  readonly asksAgain?: boolean;
}

/** `key` and `entry` come from the schema alone: another YAML extension may offer them as well. */
export type CompletionKind =
  | 'key'
  | 'entry'
  | 'value'
  | 'person'
  | 'team'
  | 'handle'
  | 'goal'
  | 'domain'
  | 'competency'
  | 'criterion'
  | 'phrase'
  | 'folder'
  | 'file'
  | 'pattern'
  | 'date'
  | 'duration';

export type Writing =
  /** A text, in quotes where YAML needs them; the cursor stays in it where it is to be gone on with. */
  | { readonly as: 'scalar'; readonly text: string; readonly goesOn?: boolean }
  /** A number, or true or false. */
  | { readonly as: 'word'; readonly text: string }
  /** A key, and behind its colon a snippet. */
  | { readonly as: 'key'; readonly name: string; readonly value: string }
  | { readonly as: 'snippet'; readonly snippet: string };

/** A text in which nothing is a placeholder. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
