import type { Finding, Fix } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/**
 * A finding for a parse error, and the range to mask so that the rest of the file can be parsed:
 * - `value`: the range is one value, which is unknown,
 * - `line`: the range is unknown, and may contain keys,
 * - `blank`: the range counts as spaces.
 */
export interface Diagnosis {
  readonly finding: Finding;
  readonly masked: { readonly kind: 'value' | 'line' | 'blank'; readonly span: Span };
  /** Whether later errors may be consequences of this one. */
  readonly cascades: boolean;
}

/** A finding with the code `syntax`. */
export function syntax(span: Span, message: string, fixes: readonly Fix[] = []): Finding {
  return { code: 'syntax', severity: 'error', span, message, related: [], fixes };
}
