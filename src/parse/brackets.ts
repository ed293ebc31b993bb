import { t } from '../text/l10n.ts';
import type { Finding } from '../text/finding.ts';
import { lastBefore, type Span } from '../text/span.ts';
import type { Fault } from './compose.ts';
import { syntax, type Diagnosis } from './diagnosis.ts';
import { lastLineBelow, lineAround, lineBefore, lineEndOf, lineStartOf } from './lines.ts';
import { lostIn, unquoted, valueAround } from './quotes.ts';
import { enclosingFlow, type Scan } from './scan.ts';

/** Diagnoses an error in a flow collection or with one of its brackets. Undefined for any other error. */
export function flowFault(text: string, tokens: Scan, { code, span }: Fault): Diagnosis | undefined {
  const { start } = span;
  const character = text.charAt(start);
  const isCloser = character === ']' || character === '}';
  const before = lineBefore(text, start);
  const isGlued = /\S$/.test(before);
  const last = lastBefore(tokens.flows, start);
  const flow = last !== undefined && start <= last.end ? last : undefined;
  const isFurtherOn = flow !== undefined && (lineEndOf(text, flow.start) < start || start >= text.length);

  if (code === 'UNEXPECTED_TOKEN' || code === 'MISSING_CHAR') {
    if (isCloser && enclosingFlow(tokens, start) === undefined) return unopened(text, start);
    if (/[[{]/.test(character) && isGlued) return unquoted(text, tokens, start, 'pattern');
  }
  if (flow === undefined) return undefined;
  if (isFurtherOn) return comment(text, tokens, flow, start) ?? unclosed(text, tokens, flow);
  if (isCloser) return wrongCloser(text, flow, start);
  if (code === 'BLOCK_IN_FLOW') return missingComma(text, tokens, start);
  if (code !== 'UNEXPECTED_TOKEN' && code !== 'MISSING_CHAR') return undefined;
  if (character === ',') return extraComma(start);
  if (/["']\s+$/.test(before) && /["']/.test(character)) return missingCommaAfterQuote(text, tokens, start);
  if (isGlued && /[\]}]$/.test(before)) return unquoted(text, tokens, start, 'pattern');
  return /(?:^|[\s,[{])\*[^\s,]*\s*$/.test(before) ? unquoted(text, tokens, start, 'pattern') : undefined;
}

/** A closing bracket without an opening one. */
function unopened(text: string, offset: number): Diagnosis {
  const span = { start: offset, end: offset + 1 };
  const bracket = text.charAt(offset);
  const isValue = /(?:^\s*|[:-]\s+)$/.test(lineBefore(text, offset));
  return {
    finding: replacement(span, '', t('Unmatched "{0}". Remove it.', bracket), t('Remove "{0}"', bracket)),
    masked: { kind: isValue ? 'value' : 'blank', span },
    cascades: true,
  };
}

/**
 * `slack: #payouts }`: everything after the `#` is a comment, including the bracket. A comment without a
 * bracket or comma takes nothing from the list.
 */
function comment(text: string, tokens: Scan, flow: Span, before: number): Diagnosis | undefined {
  const taken = tokens.comments.find(
    ({ start, end, isForValue }) =>
      isForValue && flow.start < start && start < before && /^#\S.*[,\]}]/.test(text.slice(start, end)),
  );
  if (taken === undefined) return undefined;
  const key = /([\w-]+)["']?\s*:\s*$/.exec(lineBefore(text, taken.start))?.[1];
  const span = valueAround(text, taken.start, true);
  const what = lostIn(text.slice(span.start, span.end), key);
  return what && { ...unquoted(text, tokens, taken.start, what), cascades: true };
}

function unclosed(text: string, { comments }: Scan, flow: Span): Diagnosis {
  const span = { start: flow.start, end: lineAround(text, flow.start).end };
  const lineStart = lineStartOf(text, flow.start);
  const [key = ''] = /^ *(?:- +)*/.exec(text.slice(lineStart, flow.start)) ?? [];
  const isItem = lineStart + key.length === flow.start;
  const last = lastLineBelow(text, isItem ? lineAround(text, flow.start).start : lineStart + key.length);
  const comment = comments.find(({ start }) => last.start < start && start < last.end);
  const end = comment === undefined ? last.end : text.slice(0, comment.start).trimEnd().length;
  const closer = closerOf(text, flow);
  return {
    finding: replacement(
      span,
      closer,
      closer === ']' ? t('Unclosed list. Add "{0}".', closer) : t('Unclosed map. Add "{0}".', closer),
      t('Add the closing "{0}"', closer),
      { start: end, end },
    ),
    masked: { kind: 'value', span: { start: flow.start, end } },
    cascades: true,
  };
}

/** Mismatched brackets, as in `[a}`. */
function wrongCloser(text: string, flow: Span, offset: number): Diagnosis {
  const span = { start: offset, end: offset + 1 };
  const closer = text.charAt(offset) === ']' ? '}' : ']';
  return {
    finding: replacement(
      span,
      closer,
      t('Mismatched bracket. Expected "{0}".', closer),
      t('Replace with "{0}"', closer),
    ),
    masked: { kind: 'value', span: { start: flow.start, end: lineAround(text, offset).end } },
    cascades: true,
  };
}

/** `{ id: a paths: [] }` needs a comma, `{ statement: Do: it }` needs quotes. */
function missingComma(text: string, tokens: Scan, offset: number): Diagnosis {
  const sentence = unquoted(text, tokens, offset, 'sentence with a colon');
  const [value] =
    /^[^,:[\]{}]*?(?=\s+[a-z][\w-]*:\s)/i.exec(text.slice(offset, lineEndOf(text, offset))) ?? [];
  if (value === undefined) return sentence;
  const { finding } = sentence;
  const end = offset + value.length;
  const fix = { title: t('Insert a comma'), edits: [{ span: { start: end, end }, newText: ',' }] };
  return {
    ...sentence,
    masked: { kind: 'line', span: sentence.masked.span },
    finding: {
      ...finding,
      message: t('Missing comma after "{0}". If this is one sentence, quote it: it contains ": ".', value),
      fixes: [fix, ...finding.fixes],
    },
  };
}

function extraComma(start: number): Diagnosis {
  const span = { start, end: start + 1 };
  return {
    finding: replacement(span, '', t('Unexpected comma. Remove it.'), t('Remove comma')),
    masked: { kind: 'blank', span },
    cascades: false,
  };
}

/** A missing comma, as in `["a" "b"]`. */
function missingCommaAfterQuote(text: string, tokens: Scan, offset: number): Diagnosis {
  const end = offset - (/\s*$/.exec(lineBefore(text, offset))?.[0].length ?? 0);
  const span = { start: offset, end: offset + 1 };
  return {
    ...unquoted(text, tokens, offset, 'text'),
    finding: replacement(span, ',', t('Missing comma before this item.'), t('Insert a comma'), {
      start: end,
      end,
    }),
  };
}

function closerOf(text: string, { start }: Span): ']' | '}' {
  return text[start] === '[' ? ']' : '}';
}

function replacement(span: Span, newText: string, message: string, title: string, at = span): Finding {
  return syntax(span, message, [{ title, edits: [{ span: at, newText }] }]);
}
