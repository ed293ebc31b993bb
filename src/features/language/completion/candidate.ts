import type { IdKind } from '../../../model/occurrences.ts';

/** A completion candidate, before it is formatted for its position. */
export interface Candidate {
  readonly kind: CompletionKind;
  readonly label: string;
  /** A short text next to the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** The entry whose card is the documentation, for `entryMarkdown`. Cards are created lazily, one at a time. */
  readonly entry?: { readonly kind: IdKind; readonly id: string };
  /** The text to match against the typed text; defaults to the label. */
  readonly filter?: string;
  readonly write: Writing;
  /** Whether to trigger completion again after the item is inserted. */
  readonly asksAgain?: boolean;
}

/** `key` and `entry` come from the schema only, so another YAML extension can also suggest them. */
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
  /** Text, quoted if YAML requires it. With `goesOn`, the cursor stays inside the quotes. */
  | { readonly as: 'scalar'; readonly text: string; readonly goesOn?: boolean }
  /** A number or a boolean. */
  | { readonly as: 'word'; readonly text: string }
  /** A key, followed by a colon and a snippet. */
  | { readonly as: 'key'; readonly name: string; readonly value: string }
  | { readonly as: 'snippet'; readonly snippet: string };

/** Escapes text for use in a snippet. */
export function inSnippet(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}
