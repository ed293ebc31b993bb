import type { Finding, Fix } from '../text/finding.ts';
import { quoted } from '../text/sentence.ts';
import type { Span } from '../text/span.ts';
import type { Fault } from './compose.ts';
import type { Scan } from './scan.ts';

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

/** Says in words what is wrong at a fault of the parser, and how far it reaches. */
export function diagnose(text: string, tokens: Scan, fault: Fault): Diagnosis {
  const { start } = fault.span;
  const quote = tokens.quotes.find((span) => span.start <= start && start <= span.end);
  switch (fault.code) {
    case 'BAD_SCALAR_START':
      return unquoted(text, tokens, start, text[start] === '@' ? 'handle' : 'text');
    case 'BLOCK_AS_IMPLICIT_KEY':
      return unquoted(text, tokens, start, 'sentence, it contains ": "');
    case 'BAD_ALIAS':
      return unquoted(text, tokens, start, text[start] === '*' ? 'pattern' : 'text');
    case 'TAB_AS_INDENT':
      return tabs(text, start);
    case 'UNEXPECTED_TOKEN':
      if (/[\]}]/.test(text[start] ?? '') && !inFlow(tokens, start)) return unopened(text, start);
      break;
    case 'BAD_DQ_ESCAPE':
      if (quote !== undefined) return badEscape(text, quote);
      break;
    default:
  }

  const unclosed = unclosedQuote(text, tokens, start);
  if (unclosed !== undefined) return unclosed;
  const lineStart = lineStartOf(text, start);
  if (/^ *\t/.test(text.slice(lineStart, start + 1))) return tabs(text, lineStart);
  const before = text.slice(lineStart, start).trimEnd();
  const isGlued = /\S$/.test(before) && before.length === start - lineStart;
  if (fault.code === 'UNEXPECTED_TOKEN' || fault.code === 'MISSING_CHAR') {
    if (/["']$/.test(before)) return unquoted(text, tokens, start, 'whole sentence');
    if (isGlued && /[[{]/.test(text[start] ?? '')) return unquoted(text, tokens, start, 'pattern');
    if (/[\]}]$/.test(before) && (isGlued || !inFlow(tokens, start)))
      return unquoted(text, tokens, start, 'pattern');
    if (/(^|[\s,[{])\*[^\s,]*$/.test(before)) return unquoted(text, tokens, start, 'pattern');
  }
  const flow = tokens.flows.find((span) => span.start < start && start <= span.end);
  if (flow !== undefined && (lineEndOf(text, flow.start) < start || start >= text.length)) {
    const comment = tokens.comments.find(
      (span) => span.isForValue && flow.start < span.start && span.start < start,
    );
    if (comment !== undefined && /^#\S/.test(text.slice(comment.start, comment.end)))
      return { ...unquoted(text, tokens, comment.start, 'channel'), spreads: true };
    return unclosedFlow(text, tokens, flow);
  }
  return line(text, start);
}

/** A value that needs quotes; from any place within it. */
export function unquoted(text: string, tokens: Scan, offset: number, what: string): Diagnosis {
  const span = valueAround(text, offset, inFlow(tokens, offset));
  const value = text.slice(span.start, span.end);
  const quotedValue = inQuotes(value);
  return {
    finding: syntax(span, `Quote the ${what}: ${quotedValue.length > 60 ? quoted(value) : quotedValue}`, [
      { title: `Replace by ${quotedValue}`, edits: [{ span, newText: quotedValue }] },
    ]),
    dark: { kind: 'value', span },
    spreads: false,
  };
}

/** A text as a quoted YAML scalar: in single quotes where it holds a backslash or a double quote. */
export function inQuotes(text: string): string {
  return /[\\"]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;
}

/** A finding of the code `syntax`. */
export function syntax(span: Span, message: string, fixes: readonly Fix[] = []): Finding {
  return { code: 'syntax', severity: 'error', span, message, related: [], fixes };
}

/** The line of an offset without its indentation and the blanks at its end. */
export function lineAround(text: string, offset: number): Span {
  const start = lineStartOf(text, offset);
  const end = lineEndOf(text, offset);
  const content = text.slice(start, end);
  return { start: end - content.trimStart().length, end: start + content.trimEnd().length };
}

/** A colon without a space behind it, as in `id:payouts`, does not make a key. */
export function gluedKey(start: number, entry: string): Finding {
  const key = entry.slice(0, entry.indexOf(':') + 1);
  const end = start + key.length;
  return syntax({ start, end }, `Put a space behind "${key}"`, [
    { title: 'Put a space behind the colon', edits: [{ span: { start: end, end }, newText: ' ' }] },
  ]);
}

function tabs(text: string, offset: number): Diagnosis {
  const start = lineStartOf(text, offset);
  const before = /[ \t]*$/.exec(text.slice(start, offset))?.[0].length ?? 0;
  const behind = /^[ \t]*/.exec(text.slice(offset))?.[0].length ?? 0;
  const span = { start: offset - before, end: offset + behind };
  const spaces = span.start > start ? ' ' : text.slice(span.start, span.end).replaceAll('\t', '  ');
  return {
    finding: syntax(span, 'Indent with spaces: YAML takes no tabs here', [
      { title: 'Indent with spaces', edits: [{ span, newText: spaces }] },
    ]),
    dark: { kind: 'line', span: { start, end: lineEndOf(text, offset) } },
    spreads: true,
  };
}

/** A closing bracket that nothing opens. */
function unopened(text: string, offset: number): Diagnosis {
  const span = { start: offset, end: offset + 1 };
  const bracket = text.slice(span.start, span.end);
  const isValue = /(?:^\s*|[:-]\s+)$/.test(text.slice(lineStartOf(text, offset), offset));
  return {
    finding: syntax(span, `Remove this "${bracket}": nothing opens it`, [
      { title: `Remove "${bracket}"`, edits: [{ span, newText: '' }] },
    ]),
    dark: { kind: isValue ? 'value' : 'blank', span },
    spreads: true,
  };
}

function badEscape(text: string, span: Span): Diagnosis {
  const value = text.slice(span.start + 1, span.end - 1);
  return {
    finding: syntax(span, `Use single quotes: a backslash has a meaning of its own in double quotes`, [
      { title: 'Use single quotes', edits: [{ span, newText: inQuotes(value) }] },
    ]),
    dark: { kind: 'value', span },
    spreads: false,
  };
}

/** A quotation mark that is closed lines further down, where another scalar begins, or not at all. */
function unclosedQuote(text: string, tokens: Scan, offset: number): Diagnosis | undefined {
  const isOpen = (span: Span): boolean =>
    span.end === span.start + 1 || text[span.end - 1] !== text[span.start];
  const quote = tokens.quotes.findLast(
    (span) => span.start < offset && text.slice(span.start, span.end).includes('\n'),
  );
  const open = quote ?? tokens.quotes.findLast((span) => span.start < offset && isOpen(span));
  if (open === undefined || (!isOpen(open) && text.slice(open.end, offset).includes('\n'))) return undefined;
  const span = { start: open.start, end: lineAround(text, open.start).end };
  return {
    finding: syntax(span, `Close the quotation mark`),
    dark: { kind: 'value', span },
    spreads: true,
  };
}

function unclosedFlow(text: string, { comments }: Scan, flow: Span): Diagnosis {
  const span = { start: flow.start, end: lineAround(text, flow.start).end };
  const [name, closer] = text[flow.start] === '[' ? ['list', ']'] : ['map', '}'];
  const last = lineAround(text, lastLineWithin(text, flow.start));
  const comment = comments.find(({ start }) => last.start < start && start < last.end);
  const end = comment === undefined ? last.end : text.slice(0, comment.start).trimEnd().length;
  return {
    finding: syntax(span, `Close this ${name} with "${closer}"`, [
      { title: `Close with "${closer}"`, edits: [{ span: { start: end, end }, newText: closer }] },
    ]),
    dark: { kind: 'value', span },
    spreads: true,
  };
}

function line(text: string, offset: number): Diagnosis {
  const whole = lineAround(text, offset);
  const content = text.slice(whole.start, whole.end);
  const bullets = /^(?:- +)*/.exec(content)?.[0].length ?? 0;
  const span = { start: whole.start + bullets, end: whole.end };
  const entry = content.slice(bullets);
  const dark = { kind: 'line', span } as const;

  if (/^[A-Za-z][\w-]*:\S/.test(entry)) return { finding: gluedKey(span.start, entry), dark, spreads: true };
  const word = /^[A-Za-z][\w-]*$/.test(entry);
  return {
    finding: syntax(
      span,
      word
        ? `Put a colon and a value behind "${entry}"`
        : `Write this line as "key: value", or as "- value" in a list, in line with its neighbours`,
    ),
    dark,
    spreads: true,
  };
}

/** The plain value that an offset lies in, on its line; within a flow collection it ends at a comma or bracket. */
function valueAround(text: string, offset: number, flow: boolean): Span {
  const from = lineStartOf(text, offset);
  let start: number;
  if (flow) {
    start = offset;
    for (let depth = 0; start > from; start--) {
      const character = text[start - 1] ?? '';
      if (/[\]}]/.test(character)) depth++;
      else if (/[[{]/.test(character) && depth-- === 0) break;
      else if (character === ',' && depth === 0) break;
    }
  } else {
    start = from + (/^\s*(?:- +)*/.exec(text.slice(from, offset + 1))?.[0].length ?? 0);
  }
  const key = /^\s*(?:[\w.-]+\s*:\s+)?/.exec(text.slice(start, offset))?.[0].length ?? 0;
  start += key;

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

/** Whether an offset lies between the brackets of a flow collection. */
function inFlow(tokens: Scan, offset: number): boolean {
  return tokens.flows.some((span) => span.start < offset && offset < span.end);
}

/** Where the last of the lines begins that are indented further than that of an offset; its own where none is. */
function lastLineWithin(text: string, offset: number): number {
  let last = lineStartOf(text, offset);
  const bullets = /^ *(?:- +)*/.exec(text.slice(last, offset + 1))?.[0].length ?? 0;
  const indentation = bullets < offset - last ? bullets : (/^ */.exec(text.slice(last))?.[0].length ?? 0);
  for (let at = lineEndOf(text, last) + 1; at < text.length; at = lineEndOf(text, at) + 1) {
    const line = text.slice(at, lineEndOf(text, at));
    if (line.trim() === '') continue;
    if (line.length - line.trimStart().length <= indentation) break;
    if (!line.trimStart().startsWith('#')) last = at;
  }
  return last;
}

function lineStartOf(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}
