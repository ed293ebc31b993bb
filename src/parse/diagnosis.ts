import type { Finding, Fix } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/**
 * What a fault is called, and what to put in the dark so that the rest of the file can be read:
 * - `value`: the value in this span; it is there, but not known,
 * - `line`: all of this span; keys may be missing for that,
 * - `blank`: this span is as good as spaces.
 */
export interface Diagnosis {
  readonly finding: Finding;
  readonly dark: { readonly kind: 'value' | 'line' | 'blank'; readonly span: Span };
  /** Whether faults further down may only follow from this one. */
  readonly spreads: boolean;
}

/** A finding of the code `syntax`. */
export function syntax(span: Span, message: string, fixes: readonly Fix[] = []): Finding {
  return { code: 'syntax', severity: 'error', span, message, related: [], fixes };
}
