import { t } from '../text/l10n.ts';
import type { Finding } from '../text/finding.ts';
import type { Span } from '../text/span.ts';

/** The limits for a leadership file (`docs/format.md`, "Limits"). */
export const limits = {
  bytes: 1024 * 1024,
  nesting: 64,
  anchorsAndAliases: 50,
  entries: 5000,
  /** More blocks are parsed as a whole, which takes less time. */
  blocks: 25_000,
  /** The number of nodes with expanded aliases. */
  nodes: 500_000,
} as const;

/** A finding with the code `limit`. */
export function limit(span: Span, message: string): Finding {
  return { code: 'limit', severity: 'error', span, message, related: [], fixes: [] };
}

export function tooManyEntries(span: Span): Finding {
  return limit(span, t('Too many entries in one map or list (max {0}).', limits.entries));
}

/** Checks the text itself: its size, and whether it was valid UTF-8 before it was decoded. */
export function limitOfText(text: string): Finding | undefined {
  if (text.length * 3 > limits.bytes && new TextEncoder().encode(text).length > limits.bytes)
    return limit(
      firstLine(text),
      t(
        'This file is larger than {0} MiB. Split it into nested leadership files.',
        limits.bytes / 1024 / 1024,
      ),
    );
  if (isUtf16(text)) return limit(firstLine(text), t('This file is UTF-16. Save it as UTF-8.'));
  const replacement = text.indexOf('\uFFFD');
  if (replacement >= 0)
    return limit(
      { start: replacement, end: replacement + 1 },
      t('This file is not valid UTF-8. Save it as UTF-8.'),
    );
  return undefined;
}

/**
 * Whether a text was UTF-16 before it was decoded as UTF-8: an ASCII character has become two, one of them a
 * NUL. In UTF-32, it has become four.
 */
function isUtf16(text: string): boolean {
  if (!text.includes('\0')) return false;
  const start = text.slice(0, 4000);
  const share = (start.split('\0').length - 1) / start.length;
  return share > 0.1 && share < 0.6;
}

/** The first line of a text. Used for findings about the whole file. */
export function firstLine(text: string): Span {
  return { start: 0, end: /^[^\r\n]*/.exec(text)?.[0].length ?? 0 };
}
