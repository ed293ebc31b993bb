import { t } from '../text/l10n.ts';
import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/** What a file may hold at most (`docs/format.md`, "Limits"). */
export const limits = {
  bytes: 1024 * 1024,
  nesting: 64,
  anchorsAndAliases: 50,
  entries: 5000,
  /** Nodes of the file once its aliases are written out. */
  nodes: 500_000,
} as const;

/** A finding of the code `limit`. */
export function limit(span: Span, message: string): Finding {
  return { code: 'limit', severity: 'error', span, message, related: [], fixes: [] };
}

/** What can be told from the text alone: that it is too large, or was not UTF-8 before it became a text. */
export function limitOfText(text: string): Finding | undefined {
  const replacement = text.indexOf('\uFFFD');
  if (replacement >= 0)
    return limit(
      { start: replacement, end: replacement + 1 },
      t('Save this file as UTF-8: it holds bytes that are not'),
    );
  if (text.length * 3 > limits.bytes && new TextEncoder().encode(text).length > limits.bytes)
    return limit(
      firstLine(text),
      t('Keep this file below {0} MiB: split it into nested files', limits.bytes / 1024 / 1024),
    );
  return undefined;
}

/** The first line of a text, for a finding about the whole file. */
export function firstLine(text: string): Span {
  return { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 };
}
