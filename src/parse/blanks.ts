import { CST, Lexer } from 'yaml';
import { t } from '../text/l10n.ts';
import type { Finding } from '../text/finding.ts';
import { joined, overlapsOneOf, type Span } from '../text/span.ts';
import { codePoint } from '../text/visible.ts';
import { syntax } from './diagnosis.ts';
import { hasOddBlank, oddBlank, oddBlanks } from './oddBlanks.ts';
import { lastLineBelow, lineAround, lineEndOf, lineStartOf, nextLine } from './lines.ts';

const some = new RegExp(`[${oddBlanks}]+`, 'g');
const widthless = /[\u180e\u200b\u2060\ufeff]/g;

/** Such a blank where people see a space that separates. Up to the end of the blanks around it. */
interface Stray extends Span {
  readonly isIndentation: boolean;
}

/** A text whose stray blanks are spaces, one for each unit, so that positions are the same. */
export interface Spaced {
  readonly text: string;
  /**
   * A finding for each stray blank, in place of the `syntax` findings that follow from it. `findings` are those
   * of the text with spaces.
   */
  readonly withStrays: (findings: readonly Finding[]) => readonly Finding[];
}

/** The number of rounds. A stray blank can hide the one that follows. */
const maxRounds = 4;

/**
 * Finds blanks that YAML reads as letters in positions where only a space makes sense: as indentation, after the
 * `:` of a key, after the `-` of an item, before a comment, around quotes and brackets. Inside of values, they
 * are part of the text.
 */
export function spaced(source: string): Spaced {
  const strays: Stray[] = [];
  let text = source;
  for (let round = 0; round < maxRounds; round++) {
    const known = joined(strays);
    const found = straysIn(text).filter((stray) => !overlapsOneOf(known, stray));
    if (found.length === 0) break;
    strays.push(...found);
    text = withSpaces(text, found);
  }
  const withStrays = (findings: readonly Finding[]): readonly Finding[] => {
    const errors = joined(
      findings.flatMap(({ code, span: { start } }) => (code === 'syntax' ? { start, end: start + 1 } : [])),
    );
    const shifted: Span[] = [];
    const strayFindings = strays.map(({ start, end, isIndentation }) => {
      const look = isIndentation ? asTheyLook(source.slice(start, end)) : ' ';
      const kept = isIndentation ? ' '.repeat(end - start) : ' ';
      if (look.length === kept.length) return strayBlank(source, { start, end }, kept);
      // Some count a wide blank as two columns, some as one.
      const lines = {
        start: lineStartOf(text, start),
        end: lastLineBelow(text, lineAround(text, start).start).end,
      };
      const isShifted = overlapsOneOf(errors, lines);
      if (isShifted) shifted.push(lines);
      return strayBlank(source, { start, end }, isShifted ? look : kept);
    });
    const consequences = joined(shifted);
    const others = findings.filter(
      ({ code, span: { start } }) =>
        code !== 'syntax' || !overlapsOneOf(consequences, { start, end: start + 1 }),
    );
    return [...strayFindings, ...others];
  };
  return { text, withStrays };
}

/** The first run of such blanks in a part of a text. */
export function firstOddBlank(text: string, { start, end }: Span): Span | undefined {
  const at = text.slice(start, end).search(oddBlank);
  return at < 0 ? undefined : { start: start + at, end: start + at + runAt(text, start + at).length };
}

/** A text without such blanks: those inside become spaces. */
export function withoutOddBlanks(text: string): string {
  return text.replace(widthless, '').replace(some, ' ').trim();
}

/** The finding for a blank that YAML reads as a letter, in place of a space. */
export function strayBlank(text: string, span: Span, newText: string, isSafe = true): Finding {
  const character = oddBlank.exec(text.slice(span.start, span.end))?.[0] ?? '';
  return syntax(span, t('{0} is not a space in YAML. Replace it with a space.', nameOf(character)), [
    {
      title:
        newText === ''
          ? t('Remove {0}', codePoint(character))
          : t('Replace {0} with a space', codePoint(character)),
      isSafe,
      edits: [{ span, newText }],
    },
  ]);
}

/** The finding for the first such blank within a value, and the fix that removes or replaces all of them. */
export function blankWithin(text: string, span: Span, isPattern: boolean): Finding | undefined {
  const first = firstOddBlank(text, span);
  if (first === undefined) return undefined;
  const raw = text.slice(span.start, span.end);
  const character = text.charAt(first.start);
  const name = nameOf(character);
  const inner = /^(["']?)(.*?)\1$/s.exec(raw)?.[2] ?? raw;
  const isAtEnd = inner.trim() !== inner && !hasOddBlank(inner.trim());
  const edits = Array.from(raw.matchAll(some), ({ 0: run, index }) => {
    const at = span.start + index;
    const isInside = isPattern && !isAtEnd && run.replace(widthless, '') !== '';
    return { span: { start: at, end: at + run.length }, newText: isInside ? ' ' : '' };
  });
  if (!isPattern || isAtEnd)
    return syntax(first, t('Contains {0}. Remove it.', name), [
      { title: t('Remove {0}', codePoint(character)), edits },
    ]);
  const escape = `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return syntax(first, t('Contains {0}. Replace it with a space, or write it as "{1}".', name, escape), [
    { title: t('Replace {0} with a space', codePoint(character)), edits },
  ]);
}

/** A character with its code point, and its name if it is a common one. */
function nameOf(character: string): string {
  const name = commonName(character);
  return name === undefined ? codePoint(character) : `${codePoint(character)} (${name})`;
}

function commonName(character: string): string | undefined {
  switch (character) {
    case '\u00a0':
      return t('no-break space');
    case '\u202f':
      return t('narrow no-break space');
    case '\u3000':
      return t('ideographic space');
    case '\u200b':
      return t('zero-width space');
    case '\ufeff':
      return t('byte order mark');
    default:
      return undefined;
  }
}

/** The spaces that look like the blanks of an indentation. */
function asTheyLook(run: string): string {
  return run
    .replace(widthless, '')
    .replaceAll('\u3000', '  ')
    .replace(some, (part) => ' '.repeat(part.length));
}

function withSpaces(text: string, spans: readonly Span[]): string {
  let result = '';
  let done = 0;
  for (const { start, end } of spans) {
    result += text.slice(done, start) + text.slice(start, end).replace(some, (run) => ' '.repeat(run.length));
    done = end;
  }
  return result + text.slice(done);
}

/** The blanks at an offset, of both kinds. */
function runAt(text: string, offset: number): string {
  let end = offset;
  while (anyBlank.test(text.charAt(end))) end++;
  return text.slice(offset, end);
}

const anyBlank = new RegExp(`[ \\t${oddBlanks}]`);

const key = `(?:[A-Za-z_][\\w.-]*|"[^"\\n]*"|'[^'\\n]*')`;
const gap = `[ \\t]*[${oddBlanks}][ \\t${oddBlanks}]*`;
/** A line that starts with a key, an item, a comment, or a bracket. */
const structure = new RegExp(
  `^(?:-(?:[ \\t${oddBlanks}]|$)|#|[[\\]{}]|${key}[ \\t]*:(?:[ \\t${oddBlanks}]|$))`,
);
const leading = new RegExp(`^${gap}`);
const afterMarker = new RegExp(`^(?:---|\\.\\.\\.)(${gap})`);
const afterDash = new RegExp(`^-(${gap})`);
const afterColonAlone = new RegExp(`^:(${gap})`);
/** A capital letter starts a sentence, as in `Note: x`. */
const afterColon = new RegExp(`^(?:[a-z_][\\w.-]*|"[^"\\n]*"|'[^'\\n]*')[ \\t]*:(${gap})`);

/** The stray blanks in the plain scalars of a text, in text order. */
function straysIn(text: string): Stray[] {
  const strays: Stray[] = [];
  const open: ('[' | '{')[] = [];
  let offset = 0;
  let isScalarText = false;
  let isBlock = false;
  /** The previous token that is not a blank. */
  let before: CST.TokenType | null = null;
  for (const source of new Lexer().lex(text)) {
    const type: CST.TokenType | null = isScalarText ? 'scalar' : CST.tokenType(source);
    isScalarText = !isScalarText && type === 'scalar';
    if (isScalarText || type === 'doc-mode' || type === 'flow-error-end') continue;
    const start = offset;
    offset += source.length;
    if (type === 'flow-seq-start') open.push('[');
    else if (type === 'flow-map-start') open.push('{');
    else if (type === 'flow-seq-end' || type === 'flow-map-end') open.pop();
    if (type === 'scalar' && !isBlock && oddBlank.test(source))
      strays.push(...straysInScalar(text, { start, end: offset }, before, open.at(-1)));
    isBlock = type === 'block-scalar-header' || (isBlock && type !== 'scalar');
    if (type !== 'space' && type !== 'comment') before = type;
  }
  return strays;
}

function straysInScalar(
  text: string,
  { start, end }: Span,
  before: CST.TokenType | null,
  open: '[' | '{' | undefined,
): Stray[] {
  const strays: Stray[] = [];
  const add = (at: number, run: string, isIndentation = false): void => {
    strays.push({ start: at, end: at + run.length, isIndentation });
  };
  const isFirstOfLine = /^[ \t]*$/.test(text.slice(lineStartOf(text, start), start));
  for (let at = start; at < end; at = lineEndOf(text, at) + 1) {
    const isFirst = at === start;
    const isContinued = !isFirst && strays.length === 0;
    const content = text.slice(at, Math.min(end, lineEndOf(text, at))).replace(/\r$/, '');
    const spaces = isFirst ? 0 : (/^ */.exec(content)?.[0].length ?? 0);
    let rest = content.slice(spaces);
    let place = at + spaces;
    const column = place - lineStartOf(text, place);
    const run = leading.exec(rest)?.[0];
    if (run !== undefined) {
      const behind = rest.slice(run.length);
      const isAtLineStart = !isFirst || isFirstOfLine;
      const isStray = isAtLineStart
        ? column === 0 || structure.test(behind) || (behind === '' && !isContinued)
        : behind === '' || isMisread(before, behind);
      if (isStray) add(place, run, isAtLineStart);
      else if (isAtLineStart) continue;
      place += run.length;
      rest = behind;
    }
    const isAfterQuotes = before === 'double-quoted-scalar' || before === 'single-quoted-scalar';
    const behindQuotes = isFirst && isAfterQuotes ? afterColonAlone.exec(rest)?.[1] : undefined;
    if (behindQuotes !== undefined) add(place + 1, behindQuotes);
    const marker = column === 0 ? afterMarker.exec(rest)?.[1] : undefined;
    if (marker !== undefined) add(place + 3, marker);
    const isKeyPlace =
      open === undefined ? !isFirst || isFirstOfLine || before === 'seq-item-ind' : open === '{';
    if (isKeyPlace && !isContinued) {
      const dash = open === undefined ? afterDash.exec(rest)?.[1] : undefined;
      if (dash !== undefined) add(place + 1, dash);
      const bullet = dash === undefined ? 0 : 1 + dash.length;
      const colon = afterColon.exec(rest.slice(bullet));
      const isItem = dash !== undefined || (isFirst && before === 'seq-item-ind');
      const isKey = colon !== null && (open === '{' || !isItem || isFollowedBelow(text, place));
      if (isKey) add(place + bullet + colon[0].length - (colon[1]?.length ?? 0), colon[1] ?? '');
      // What follows may be a block scalar.
      if (isKey && /^[|>]/.test(rest.slice(bullet + colon[0].length))) break;
    }
    const comment = blanksBeforeComment(rest);
    const isKnown = comment !== undefined && (strays.at(-1)?.end ?? 0) > place + comment.start;
    if (comment !== undefined && !isKnown) add(place + comment.start, rest.slice(comment.start, comment.end));
  }
  return strays.sort((left, right) => left.start - right.start);
}

/** The blanks before the first `# comment` of a line, if YAML reads one of them as a letter. */
function blanksBeforeComment(line: string): Span | undefined {
  let done = 0;
  for (const { index } of line.matchAll(some)) {
    if (index < done) continue;
    done = index + runAt(line, index).length;
    if (!/^#(?:[ \t]|$)/.test(line.slice(done, done + 2))) continue;
    const start = line.slice(0, index).trimEnd().length;
    return { start, end: done };
  }
  return undefined;
}

/** Whether a blank before a text makes YAML read it as something else. */
function isMisread(before: CST.TokenType | null, behind: string): boolean {
  const isSeparator =
    before === 'map-value-ind' ||
    before === 'seq-item-ind' ||
    before === 'comma' ||
    before === 'flow-seq-start' ||
    before === 'flow-map-start';
  return !isSeparator || before === 'comma' || /^["'[{&*!|>@%#]/.test(behind);
}

/** Whether the next line is indented further than the item that an offset is in. */
function isFollowedBelow(text: string, offset: number): boolean {
  const columnOf = (at: number): number => at - lineStartOf(text, at);
  const below = nextLine(text, offset);
  return below !== undefined && columnOf(below.start) > columnOf(lineAround(text, offset).start);
}
