import type { Span } from '../text/span.ts';

/**
 * A range of whole lines that can be parsed on its own.
 * - `preamble`: the lines before the first key: blank lines, comments, the start marker of the document,
 * - `entry`: a top-level key with everything below it,
 * - `header`: a key alone on its line, whose value is the `parts` that follow,
 * - `part`: an item or entry of the collection below a header.
 */
export interface Block extends Span {
  readonly kind: 'preamble' | 'entry' | 'header' | 'part';
  /** The kind of collection that the parts below a header form. */
  readonly collection: 'list' | 'map' | undefined;
  /** Whether a part is not aligned with the other parts, or starts with a line that begins no entry. */
  readonly isMisindented: boolean;
}

/** A top-level key in its usual form. A single word is a key without its colon yet. */
const key = /^(?:[A-Za-z_][\w.-]*|"[^"\r\n]*"|'[^'\r\n]*')(?:[ \t]*:(?=[ \t]|$)|\S*$)/;
/** An item without a space after its `-`. */
const gluedDash = /^-[^\s-]/;
const keyAlone = /^[A-Za-z_][\w.-]*:[ \t]*(?:#[^\r\n]*)?$/;
/** The start marker of the document, alone on its line. */
const startMarker = /^---(?:[ \t]+#[^\r\n]*)?$/;

interface Line extends Span {
  /** The number of spaces before the first character. */
  readonly column: number;
  readonly kind: 'content' | 'rest';
}

/**
 * Splits a text into blocks at lines that start something new. Nothing before such a line can extend beyond
 * it: YAML ends quoted strings, brackets, and blocks at a line with too little indentation. Undefined if the
 * text is not a map in the usual form, or has constructs that affect more than one block: anchors, documents,
 * directives.
 */
export function blocksOf(text: string): Block[] | undefined {
  const lines = linesOf(text);
  const begin = lines.findIndex(({ kind }) => kind === 'content');
  const opening = lines[begin];
  const isMarked = opening?.column === 0 && startMarker.test(contentOf(text, opening));
  const first = isMarked ? nextContent(lines, begin + 1) : begin;
  if (lines.some((line, at) => at >= first && line.column === 0 && isAboutAll(text, line))) return undefined;
  const start = lines[first];
  if (start === undefined || start.column > 0 || !key.test(contentOf(text, start))) return undefined;
  const blocks: Block[] = [];
  if (start.start > 0) blocks.push({ kind: 'preamble', ...spanOf(0, start.start), ...plain });
  for (let at = first; at < lines.length;) {
    const section = sectionAt(text, lines, at);
    blocks.push(...section.blocks);
    at = section.next;
  }
  return blocks;
}

const plain = { collection: undefined, isMisindented: false } as const;

/** A top-level entry, from its first line. */
function sectionAt(
  text: string,
  lines: readonly Line[],
  at: number,
): { readonly blocks: readonly Block[]; readonly next: number } {
  const head = lines[at] ?? { start: 0, end: 0, column: 0, kind: 'content' };
  const isAlone = keyAlone.test(contentOf(text, head));
  const firstPart = isAlone ? nextContent(lines, at + 1) : lines.length;
  const opening = lines[firstPart];
  const collection = opening === undefined ? undefined : collectionOf(text, opening);
  const asOneBlock = (): ReturnType<typeof sectionAt> => {
    const next = nextHead(text, lines, at + 1);
    return { blocks: [{ kind: 'entry', ...spanBetween(text, lines, at, next), ...plain }], next };
  };
  if (opening === undefined || collection === undefined || !isBelow(opening, collection)) return asOneBlock();
  const column = columnOfParts(text, lines, firstPart, collection);
  const starts: { readonly at: number; readonly isMisindented: boolean }[] = [];
  let next = firstPart;
  for (; next < lines.length; next++) {
    const line = lines[next];
    if (line?.kind !== 'content' || (line.column > column && starts.length > 0)) continue;
    // A list that is the value of a part can be in the column of its key.
    if (collection === 'map' && starts.length > 0 && isBegun(text, line, 'list')) continue;
    const isPart = line.column === column && isBegun(text, line, collection);
    if (collection === 'map' && line.column === column && /^[?:](?:[ \t]|$)/.test(contentOf(text, line)))
      return asOneBlock();
    if (!isPart && line.column === 0 && isHead(text, lines, next, { collection, column })) break;
    // Lines that follow each other in the same wrong column are one problem.
    const before = starts.at(-1);
    if (!isPart && before?.isMisindented === true && lines[before.at]?.column === line.column) continue;
    starts.push({ at: next, isMisindented: !isPart });
  }
  const blocks: Block[] = [
    {
      kind: 'header',
      ...spanBetween(text, lines, at, starts[0]?.at ?? next),
      collection,
      isMisindented: false,
    },
  ];
  for (const [position, { at: from, isMisindented }] of starts.entries()) {
    const to = starts[position + 1]?.at ?? next;
    blocks.push({
      kind: 'part',
      ...spanBetween(text, lines, from, to),
      collection,
      isMisindented: isMisindented,
    });
  }
  return { blocks, next };
}

/**
 * The column of the parts: that of the first part, unless more of them share a smaller column. Then the first
 * part is the one that is misaligned.
 */
function columnOfParts(
  text: string,
  lines: readonly Line[],
  firstPart: number,
  collection: 'list' | 'map',
): number {
  const { column = 0 } = lines[firstPart] ?? {};
  let same = 0;
  const further = new Map<number, number>();
  for (let at = firstPart; at < lines.length; at++) {
    const line = lines[at];
    if (line?.kind !== 'content') continue;
    if (line.column === 0 && isHead(text, lines, at, { collection, column })) break;
    if (line.column === column) same++;
    else if (line.column < column && isBegun(text, line, collection))
      further.set(line.column, (further.get(line.column) ?? 0) + 1);
  }
  for (const [other, count] of further) if (count > same) return other;
  return column;
}

/**
 * Whether a line in column 0 starts a new top-level entry. If not, it is a misaligned part. Examples: text
 * typed before a part, as in `x  - id: payouts`, or a key with lines below it that are not indented like
 * parts.
 */
function isHead(
  text: string,
  lines: readonly Line[],
  at: number,
  parts: { readonly collection: 'list' | 'map'; readonly column: number },
): boolean {
  const line = lines[at];
  if (line === undefined) return false;
  const content = contentOf(text, line);
  if (key.test(content)) return true;
  if (!beginsEntry(content) || gluedDash.test(content)) return false;
  if (/^\S+[ \t]+-[ \t]/.test(content)) return false;
  const below = lines[nextContent(lines, at + 1)]?.column ?? 0;
  const hasValue = !/:[ \t]*(?:#.*)?$/.test(content);
  return hasValue ? below < parts.column || below === 0 : below <= parts.column;
}

function nextHead(text: string, lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length) {
    const line = lines[at];
    if (line?.kind === 'content' && line.column === 0 && !isBegun(text, line, 'list')) {
      if (!gluedDash.test(contentOf(text, line))) break;
    }
    at++;
  }
  return at;
}

function nextContent(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]?.kind !== 'content') at++;
  return at;
}

/** The items of a list can be in the column of their key. */
function isBelow({ column }: Line, collection: 'list' | 'map'): boolean {
  return column > 0 || collection === 'list';
}

function collectionOf(text: string, line: Line): 'list' | 'map' | undefined {
  if (isBegun(text, line, 'list')) return 'list';
  return isBegun(text, line, 'map') ? 'map' : undefined;
}

/** Whether a line starts a part of a collection. */
function isBegun(text: string, line: Line, collection: 'list' | 'map'): boolean {
  const content = contentOf(text, line);
  return collection === 'list' ? /^-(?:[ \t]|$)/.test(content) : beginsEntry(content);
}

/** Whether a line has a colon before any comment, followed by a blank or nothing. */
function beginsEntry(content: string): boolean {
  if (/^(?:[&*!|>%@`[\]{},#:]|[-?](?:[ \t]|$))/.test(content)) return false;
  const quote = content.startsWith('"') || content.startsWith("'") ? content.charAt(0) : undefined;
  const from = quote === undefined ? 1 : content.indexOf(quote, 1) + 1;
  if (quote !== undefined) return from > 0 && /^[ \t]*:(?:[ \t]|$)/.test(content.slice(from));
  const colon = /:(?:[ \t]|$)/.exec(content)?.index ?? -1;
  const comment = /[ \t]#/.exec(content)?.index ?? content.length;
  return colon > 0 && colon < comment;
}

/** The line without its indentation and line break. */
function contentOf(text: string, { start, end, column }: Line): string {
  return text.slice(start + column, end).trimEnd();
}

/**
 * The lines with their line breaks. Blank lines, comments, tabs, and closing brackets belong to the lines
 * before them.
 */
function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  for (let start = 0; start < text.length;) {
    const lineBreak = text.indexOf('\n', start);
    const end = lineBreak < 0 ? text.length : lineBreak + 1;
    let first = start;
    while (text.charCodeAt(first) === 32) first++;
    lines.push({
      start,
      end,
      column: first - start,
      kind: goesWithBefore(text, first, end) ? 'rest' : 'content',
    });
    start = end;
  }
  return lines;
}

/** Whether a line affects the whole document, or is a key in the long form `? key`. */
function isAboutAll(text: string, { start, end }: Line): boolean {
  return (
    '-.%?:'.includes(text.charAt(start)) && /^(?:---|\.\.\.|%|[?:](?:\s|$))/.test(text.slice(start, end))
  );
}

function goesWithBefore(text: string, first: number, end: number): boolean {
  return first >= end || '\n\r\t#]}'.includes(text.charAt(first));
}

function spanBetween(text: string, lines: readonly Line[], from: number, to: number): Span {
  return spanOf(lines[from]?.start ?? text.length, lines[to]?.start ?? text.length);
}

function spanOf(start: number, end: number): Span {
  return { start, end };
}
