import { eastAsianWidth } from 'get-east-asian-width';
import { lazy } from '../../text/lazy.ts';
import { isPlain, withoutOpenEnd } from '../../text/visible.ts';

/** A character as a reader sees it, and the number of terminal cells that it fills. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

/** The characters that a reader sees; the text has no control characters. */
export function cellsOf(text: string): Cell[] {
  return isPlain(text)
    ? Array.from(text, (character) => ({ text: character, width: 1 }))
    : Array.from(segmenter().segment(text), ({ segment }) => ({ text: segment, width: widthOf(segment) }));
}

/** The number of terminal cells that a text without control characters fills. */
export function cellCount(text: string): number {
  return isPlain(text) ? text.length : cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

/** A text of at most so many cells; if it is longer, it is cut and ends with `…`. */
export function cut(text: string, cells: number): string {
  if (cellCount(text) <= cells) return text;
  let short = '';
  let filled = 1;
  for (const cell of cellsOf(text)) {
    filled += cell.width;
    if (filled > cells) break;
    short += cell.text;
  }
  return `${withoutOpenEnd(short)}…`;
}

/** The same, cut at its beginning, as the end of a path tells more. */
export function cutStart(text: string, cells: number): string {
  if (cellCount(text) <= cells) return text;
  const all = cellsOf(text);
  let filled = 1;
  const start = all.findLastIndex(({ width }) => (filled += width) > cells);
  return `…${all
    .slice(start + 1)
    .map((cell) => cell.text)
    .join('')}`;
}

/**
 * A text as lines of at most so many cells, broken between words, and after the punctuation of scripts that do not
 * separate words. A longer word stays whole, so that a terminal can open the file that it names, and so does a command,
 * so that it can be copied.
 */
export function wrapped(text: string, cells: number, hanging = ''): string[] {
  const parts = text.replace(/"leadership [^"]*"/g, (command) => command.replaceAll(' ', '\0')).split(breaks);
  const lines: string[] = [];
  let [line = ''] = parts;
  for (let at = 1; at < parts.length; at += 2) {
    const [space = '', word = ''] = parts.slice(at, at + 2);
    const longer = line + space + word;
    if (cellCount(longer) <= cells) line = longer;
    else {
      lines.push(line.trimEnd());
      line = hanging + word;
    }
  }
  return [...lines, line].map((one) => one.replaceAll('\0', ' '));
}

/** Where a line may end; what is captured is not needed there. */
const breaks = /( (?=\S)|(?<=[、。，．！？；：])(?=[^\s、。，．！？；：」』）]))/;

const segmenter = lazy(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

function widthOf(character: string): number {
  if (/^\p{RI}{2}|\uFE0F|^\p{Emoji_Presentation}/u.test(character)) return 2;
  let width = 0;
  for (const point of character)
    if (!/[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u.test(point)) width += eastAsianWidth(point.codePointAt(0) ?? 0);
  return width;
}
