import { t } from '../text/l10n.ts';
import type { Finding, TextEdit } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import { firstOddBlank, strayBlank } from './blanks.ts';
import { flowFault } from './brackets.ts';
import type { Fault } from './compose.ts';
import { syntax, type Diagnosis } from './diagnosis.ts';
import {
  columnOf,
  contentLine,
  lastLineBelow,
  lineAround,
  lineAtOrNear,
  lineBefore,
  lineEndOf,
  lineStartOf,
  nextLine,
} from './lines.ts';
import { badEscape, unclosedQuote, unquoted, valueAround } from './quotes.ts';
import { enclosingFlow, type Scan } from './scan.ts';

/** Creates the finding for an error of the parser, and the range to mask. */
export function diagnose(text: string, tokens: Scan, fault: Fault): Diagnosis {
  const { start } = fault.span;
  switch (fault.code) {
    case 'BAD_SCALAR_START':
      return unquoted(text, tokens, start, text[start] === '@' ? 'handle' : 'text');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return nestedKey(text, tokens, start);
    case 'BAD_ALIAS':
      return unquoted(text, tokens, start, text[start] === '*' ? 'pattern' : 'text');
    case 'TAB_AS_INDENT':
      return tabs(text, start);
    case 'BAD_DQ_ESCAPE': {
      const quote = tokens.quotes.find((span) => span.start <= start && start <= span.end);
      if (quote !== undefined) return badEscape(text, quote);
      break;
    }
    default:
  }
  const lineStart = lineStartOf(text, start);
  const unclosed = unclosedQuote(text, tokens, start);
  if (unclosed !== undefined) return unclosed;
  if (isIndentedByTab(text, lineStart)) return tabs(text, lineStart);
  const inFlow = flowFault(text, tokens, fault);
  if (inFlow !== undefined) return inFlow;
  if (fault.code === 'UNEXPECTED_TOKEN' || fault.code === 'MISSING_CHAR') {
    const before = lineBefore(text, start).trimEnd();
    if (/["']$/.test(before)) return unquoted(text, tokens, start, 'whole sentence');
    if (/[\]}]$/.test(before)) return unquoted(text, tokens, start, 'pattern');
    if (/(?:^|\s)\*\S*$/.test(before)) return unquoted(text, tokens, start, 'pattern');
    if (/(?:^\s*|[:-]\s+)[|>]\S*$/.test(before)) return unquoted(text, tokens, start, 'text');
  }
  return line(text, start);
}

/** The diagnosis of a block that starts with a line that is not allowed at its position. */
export function unexpectedBlock(text: string): Diagnosis {
  return line(text, contentLine(text, 0)?.start ?? 0);
}

/** A colon without a space after it does not create a key, as in `id:payouts`. */
export function gluedKey(start: number, entry: string): Finding {
  const key = entry.slice(0, entry.indexOf(':') + 1);
  const end = start + key.length;
  return syntax({ start, end }, t('Missing space after "{0}".', key), [
    { title: t('Insert a space after ":"'), edits: [{ span: { start: end, end }, newText: ' ' }] },
  ]);
}

/** A dash without a space after it does not start an item, as in `-id: payouts`. */
export function gluedDash(start: number, others: readonly TextEdit[] = []): Finding {
  const end = start + 1;
  const edits = [{ span: { start: end, end }, newText: ' ' }, ...others];
  return syntax({ start, end }, t('Missing space after "{0}".', '-'), [
    { title: t('Insert a space after "-"'), edits },
  ]);
}

/** The edits that indent the lines after that of an offset, up to another, by some more spaces. */
export function indentations(text: string, offset: number, end: number, count: number): TextEdit[] {
  const edits: TextEdit[] = [];
  for (
    let line = nextLine(text, offset);
    line !== undefined && line.start < end;
    line = nextLine(text, line.start)
  ) {
    const start = lineStartOf(text, line.start);
    edits.push({ span: { start, end: start }, newText: ' '.repeat(count) });
  }
  return edits;
}

/** The `-` at the start of a line that a text follows without a space. */
function gluedDashAt(text: string, offset: number): number | undefined {
  const { start, end } = lineAround(text, offset);
  return /^-[^\s-]/.test(text.slice(start, Math.min(end, start + 2))) ? start : undefined;
}

/** A value that is also a key: a second `: ` follows on its line, or lines below it are indented further. */
function nestedKey(text: string, tokens: Scan, offset: number): Diagnosis {
  const span = valueAround(text, offset, enclosingFlow(tokens, offset) !== undefined);
  const value = text.slice(span.start, span.end);
  const below = nextLine(text, offset);
  if (span.start <= lineAround(text, offset).start || span.start === span.end) return line(text, offset);
  const dash = gluedDashAt(text, offset);
  if (dash !== undefined && below !== undefined) {
    const end = lastLineBelow(text, dash).end;
    const missing = dash - lineStartOf(text, dash) + 2 - (below.start - lineStartOf(text, below.start));
    return {
      finding: gluedDash(dash, missing > 0 ? indentations(text, dash, end, missing) : []),
      masked: { kind: 'line', span: { start: dash, end } },
      cascades: true,
    };
  }
  if (/:(?:\s|$)/.test(value)) return unquoted(text, tokens, offset, 'sentence with a colon');
  if (value.startsWith('?') || below === undefined) return unquoted(text, tokens, offset, 'text');
  if (text[below.start] !== '-') return misplacedLine(text, below);
  return {
    finding: syntax(span, t('Unexpected {0}: the value is the block below. Remove it.', quoted(value)), [
      { title: t('Remove {0}', quoted(value)), edits: [{ span, newText: '' }] },
    ]),
    masked: { kind: 'blank', span },
    cascades: true,
  };
}

function tabs(text: string, offset: number): Diagnosis {
  const start = lineStartOf(text, offset);
  const before = /[ \t]*$/.exec(text.slice(start, offset))?.[0].length ?? 0;
  const behind = /^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const span = { start: offset - before, end: offset + behind };
  const spaces = span.start > start ? ' ' : text.slice(span.start, span.end).replaceAll('\t', '  ');
  return {
    finding: syntax(span, t('Tabs are not allowed here in YAML. Use spaces.'), [
      { title: t('Convert tabs to spaces'), edits: [{ span, newText: spaces }] },
    ]),
    masked: isIndentedByTab(text, start)
      ? { kind: 'line', span: { start, end: lineEndOf(text, offset) } }
      : { kind: 'blank', span },
    cascades: true,
  };
}

function isIndentedByTab(text: string, lineStart: number): boolean {
  return text.slice(lineStart, lineAround(text, lineStart).start).includes('\t');
}

/** A line that is neither a key nor a value here, with everything below it. */
function line(text: string, offset: number): Diagnosis {
  const whole = lineAtOrNear(text, offset);
  const lineStart = lineStartOf(text, whole.start);
  if (isIndentedByTab(text, lineStart)) return tabs(text, lineStart);
  const first = contentLine(text, 0);
  const isIndented = first !== undefined && text[lineStartOf(text, first.start)] === ' ';
  if (isIndented && whole.start === lineStart) return misplacedLine(text, first);

  const bullets = /^(?:- +)*/.exec(text.slice(whole.start, whole.end))?.[0].length ?? 0;
  if (bullets > 0 && offset <= whole.start) return misplacedLine(text, whole);
  const span = { start: whole.start + bullets, end: whole.end };
  const entry = text.slice(span.start, span.end);
  const last = isBelowWholeEntry(text, span.start)
    ? lastLineFrom(text, span.start)
    : lastLineBelow(text, span.start);
  const rest = {
    masked: { kind: 'line', span: { start: span.start, end: last.end } },
    cascades: true,
  } as const;
  if (/^[A-Za-z][\w-]*:\S/.test(entry)) return { finding: gluedKey(span.start, entry), ...rest };
  if (/^-[^\s-]/.test(entry)) return { finding: gluedDash(span.start), ...rest };
  const blank = firstOddBlank(text, span);
  if (blank !== undefined) return { finding: strayBlank(text, blank, ' ', false), ...rest };
  if (!/^[A-Za-z][\w-]*$/.test(entry)) return { ...rest, finding: misplaced(span) };
  if (last.start === whole.start)
    return { finding: syntax(span, t('Missing ":" and value after "{0}".', entry)), ...rest };
  const fix = {
    title: t('Insert ":"'),
    edits: [{ span: { start: span.end, end: span.end }, newText: ':' }],
  };
  return { finding: syntax(span, t('Missing ":" after "{0}".', entry), [fix]), ...rest };
}

/** Whether a key is indented further than the line above it, which is an entry with its value. */
function isBelowWholeEntry(text: string, offset: number): boolean {
  const above = lineBefore(text, Math.max(0, lineStartOf(text, offset) - 1));
  const column = /^ *(?:- +)*(?=[\w-]+: +[^\s#])/.exec(above)?.[0].length;
  return column !== undefined && column < columnOf(text, offset);
}

/** The last line of those that follow with at least the indentation of an offset. */
function lastLineFrom(text: string, offset: number): Span {
  let last = lastLineBelow(text, offset);
  for (let line = nextLine(text, last.start); line !== undefined; line = nextLine(text, last.start)) {
    if (columnOf(text, line.start) !== columnOf(text, offset)) break;
    last = lastLineBelow(text, line.start);
  }
  return last;
}

/** A line with wrong indentation only. It is unknown what it belongs to. */
function misplacedLine(text: string, line: Span): Diagnosis {
  const start = lineStartOf(text, line.start);
  return {
    finding: misplaced(line),
    masked: { kind: 'line', span: { start, end: lastLineBelow(text, line.start).end } },
    cascades: true,
  };
}

function misplaced(span: Span): Finding {
  return syntax(
    span,
    t('Cannot parse this line. Expected "key: value" or "- item", indented like its siblings.'),
  );
}
