import type { Finding } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { codePoint, hasUnseen, unseenIn } from '../text/visible.ts';
import { withoutOddBlanks } from './blanks.ts';
import { hasOddBlank } from './oddBlanks.ts';
import { syntax, type Diagnosis } from './diagnosis.ts';
import { lineAround, lineEndOf, lineStartOf } from './lines.ts';
import { enclosingFlow, type Scan } from './scan.ts';
import { isInSmartQuotes, smartQuoteIn, touchesSmartQuote, withoutSmartQuotes } from './smartQuotes.ts';
import type { LostText } from './tree.ts';

/** The diagnosis of a value that needs quotes. `offset` is any offset within it. */
export function unquoted(text: string, tokens: Scan, offset: number, what: Unquoted): Diagnosis {
  const span = valueAround(text, offset, enclosingFlow(tokens, offset) !== undefined);
  const finding = needsQuotes({ span, text: text.slice(span.start, span.end) }, what);
  return { finding, masked: { kind: 'value', span }, cascades: false };
}

/** The finding for a text that needs quotes. */
export function needsQuotes({ span, text }: LostText, what: Unquoted): Finding {
  const isWord = what === 'handle' || what === 'pattern';
  if (isWord ? touchesSmartQuote(text) : isInSmartQuotes(text)) return smartQuote({ span, text });
  const isChanged = isWord && hasOddBlank(text);
  const quotedText = inQuotes(isChanged ? withoutOddBlanks(text) : text);
  const isSafe = what !== 'comment' && !isChanged;
  return syntax(span, quote(what, quotedText.length > 60 ? quoted(text) : quotedText), [
    { title: t('Replace with {0}', quotedText), isSafe, edits: [{ span, newText: quotedText }] },
  ]);
}

/** The finding for a text with a quotation mark at one of its ends that YAML reads as a letter. */
export function smartQuote({ span, text }: LostText): Finding {
  const newText = inQuotes(withoutSmartQuotes(text));
  const mark = smartQuoteIn(text);
  return syntax(
    span,
    t(
      '{0} ({1}) is not a quotation mark in YAML. Use straight quotes: {2}',
      codePoint(mark),
      mark,
      newText.length > 60 ? quoted(withoutSmartQuotes(text)) : newText,
    ),
    [{ title: t('Replace with {0}', newText), edits: [{ span, newText }] }],
  );
}

/**
 * What a comment in place of a value most likely is, such as `#payouts` as the value of `slack`. Undefined for
 * a note, such as `#TODO`.
 */
export function lostIn(comment: string, key: string | undefined): 'channel' | 'comment' | undefined {
  if (/^#+(?:todo|fixme|tbd|xxx)(?![\w-])/i.test(comment)) return undefined;
  return /^(?:slack|contact)$/.test(key ?? '') && /^#[^\s#]+$/.test(comment) ? 'channel' : 'comment';
}

/** The kinds of values that people often write without the necessary quotes. */
export type Unquoted =
  'handle' | 'text' | 'pattern' | 'channel' | 'comment' | 'whole sentence' | 'sentence with a colon';

function quote(what: Unquoted, value: string): string {
  switch (what) {
    case 'handle':
      return t('"@" is reserved in YAML. Quote the handle: {0}', value);
    case 'text':
      return t('YAML cannot read this text unquoted. Quote it: {0}', value);
    case 'pattern':
      return t('YAML reads this pattern as special syntax. Quote it: {0}', value);
    case 'channel':
      return t('"#" starts a comment in YAML. Quote the channel: {0}', value);
    case 'comment':
      return t('"#" starts a comment in YAML. Quote the text: {0}', value);
    case 'whole sentence':
      return t('Unexpected text after a quoted string. Quote the whole sentence: {0}', value);
    case 'sentence with a colon':
      return t('": " starts a map in YAML. Quote the sentence: {0}', value);
  }
}

/**
 * A text as a quoted YAML scalar. Single quotes if it contains a backslash or a double quote, else double
 * quotes, in which what nobody can see is escaped.
 */
export function inQuotes(text: string): string {
  const mark = quoteFor(text);
  return mark + between(mark, text) + mark;
}

export type QuotationMark = '"' | "'";

/** The quotation mark that needs the fewest escapes for a text. */
export function quoteFor(text: string): QuotationMark {
  return /[\\"]/.test(text) && !hasUnseen(text) ? "'" : '"';
}

/** A text, escaped for the inside of quotation marks. */
export function between(mark: QuotationMark, text: string): string {
  return mark === "'" ? text.replaceAll("'", "''") : escapedUnseen(text.replace(/[\\"]/g, '\\$&'));
}

function escapedUnseen(text: string): string {
  let escaped = '';
  let end = 0;
  for (const { at, character } of unseenIn(text)) {
    const point = (character.codePointAt(0) ?? 0).toString(16);
    const escape = point.length > 4 ? `\\U${point.padStart(8, '0')}` : `\\u${point.padStart(4, '0')}`;
    escaped += text.slice(end, at) + (shortEscapes.get(character) ?? escape);
    end = at + character.length;
  }
  return escaped + text.slice(end);
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['\t', '\\t'],
  ['\n', '\\n'],
  ['\r', '\\r'],
]);

/** Whether YAML reads a text as the same string without quotes, in block and in flow style. */
export function isSafePlain(text: string): boolean {
  const isOfPlainCharacters = /^[\p{L}\p{N}_./][\p{L}\p{N}\p{M}_./@+()~=^$*?!-]*$/u.test(text);
  const isWord = /^(?:true|false|null|yes|no|on|off|y|n|\.nan|[-+]?\.inf)$/i.test(text);
  const isNumber = /^[-+.]?\d[\d_.]*(?:e[-+]?\d+)?$|^0[xo][\da-f]+$/i.test(text);
  return isOfPlainCharacters && !isWord && !isNumber && !hasUnseen(text);
}

/** An invalid escape sequence, as in `"src\payouts"`. */
export function badEscape(text: string, span: Span): Diagnosis {
  const value = text.slice(span.start + 1, span.end - 1);
  return {
    finding: syntax(span, t('Invalid escape sequence in double quotes. Use single quotes.'), [
      { title: t('Use single quotes'), isSafe: true, edits: [{ span, newText: inQuotes(value) }] },
    ]),
    masked: { kind: 'value', span },
    cascades: false,
  };
}

/**
 * A quote that is not closed, or is closed only some lines later, by a quotation mark that starts another
 * scalar.
 */
export function unclosedQuote(text: string, tokens: Scan, offset: number): Diagnosis | undefined {
  const isOpen = ({ start, end }: Span): boolean => end === start + 1 || text[end - 1] !== text[start];
  const isClosedBefore = ({ start, end }: Span): boolean =>
    text.slice(start, end).includes('\n') && end <= offset && !text.slice(end, offset).includes('\n');
  const open = tokens.quotes.findLast(
    (span) => span.start < offset && (isOpen(span) || isClosedBefore(span)),
  );
  if (open === undefined) return undefined;
  const span = { start: open.start, end: lineAround(text, open.start).end };
  const flow = enclosingFlow(tokens, open.start);
  if (flow !== undefined) span.end -= closersAtEnd(text, tokens, flow.start, span).length;
  const mark = text.charAt(open.start);
  return {
    finding: syntax(span, t('Unclosed quote.'), [
      {
        title: t('Add the closing {0}', mark),
        edits: [{ span: { start: span.end, end: span.end }, newText: mark }],
      },
    ]),
    masked: { kind: 'value', span },
    cascades: true,
  };
}

/** The brackets at the end of a quoted string that close open brackets before it, with surrounding blanks. */
function closersAtEnd(text: string, { quotes }: Scan, flowStart: number, { start, end }: Span): string {
  let depth = 0;
  for (let at = flowStart; at < start; at++) {
    const isQuoted = quotes.some((span) => span.start < at && at < span.end);
    if (!isQuoted) depth += /[[{]/.test(text.charAt(at)) ? 1 : /[\]}]/.test(text.charAt(at)) ? -1 : 0;
  }
  return (
    new RegExp(`(?:\\s*[\\]}]){0,${String(Math.min(depth, 64))}}$`).exec(text.slice(start + 1, end))?.[0] ??
    ''
  );
}

/** The plain value around an offset, on its line. In a flow collection, it ends at a comma or bracket. */
export function valueAround(text: string, offset: number, flow: boolean): Span {
  const from = lineStartOf(text, offset);
  let start: number;
  let isItem = false;
  if (flow) {
    start = offset;
    for (let depth = 0; start > from; start--) {
      const character = text[start - 1] ?? '';
      if (/[\]}]/.test(character)) depth++;
      else if (/[[{]/.test(character) && depth-- === 0) break;
      else if (character === ',' && depth === 0) break;
    }
  } else {
    const bullets = /^\s*(?:- +)*/.exec(text.slice(from, offset + 1))?.[0] ?? '';
    start = from + bullets.length;
    isItem = bullets.includes('-');
  }
  // A capital letter starts a sentence, not a key, as in `- Note: prefer: the first`.
  const key = isItem ? /^\s*(?:[a-z][\w.-]*\s*:\s+)?/ : /^\s*(?:[\w.-]+\s*:\s+)?/;
  start += key.exec(text.slice(start, offset))?.[0].length ?? 0;

  let end = start;
  const until = lineEndOf(text, offset);
  for (let depth = 0; end < until; end++) {
    const character = text[end] ?? '';
    if (character === '#' && end > start && /\s/.test(text[end - 1] ?? '')) break;
    if (!flow) continue;
    if (/[[{]/.test(character)) depth++;
    else if (/[\]}]/.test(character) && depth-- === 0) break;
    else if (character === ',' && depth === 0) break;
  }
  return { start, end: start + text.slice(start, end).trimEnd().length };
}
