import { eastAsianWidth } from 'get-east-asian-width';

/** What a reader takes for one character, and how many cells of a terminal it fills. */
export interface Cell {
  readonly text: string;
  readonly width: number;
}

/** A text without control characters, as the characters that a reader sees. */
export function cellsOf(text: string): Cell[] {
  return Array.from(segmenter.segment(text), ({ segment }) => ({ text: segment, width: widthOf(segment) }));
}

/** How many cells of a terminal a text without control characters fills. */
export function cellCount(text: string): number {
  return /^[ -~]*$/.test(text) ? text.length : cellsOf(text).reduce((sum, { width }) => sum + width, 0);
}

/** A text of no more cells than there are: what is behind them is cut, which a `…` says. */
export function cut(text: string, cells: number): string {
  if (cellCount(text) <= cells) return text;
  let short = '';
  let filled = 1;
  for (const cell of cellsOf(text)) {
    filled += cell.width;
    if (filled > cells) break;
    short += cell.text;
  }
  return `${short}…`;
}

/** A text broken between words so that no line fills more cells than there are; a word that is longer is broken. */
export function wrapped(text: string, cells: number, hanging = ''): string[] {
  const lines: string[] = [];
  let line = '';
  const room = (): number => Math.max(8, cells - (lines.length === 0 ? 0 : cellCount(hanging)));
  const flush = (): void => {
    lines.push(lines.length === 0 ? line : hanging + line);
    line = '';
  };
  for (const [position, part] of text.split(/ (?=\S)/).entries()) {
    const joined = position === 0 ? part : `${line} ${part}`;
    if (position === 0 || cellCount(joined) <= room()) line = joined;
    else {
      flush();
      line = part;
    }
    if (cellCount(line) <= room()) continue;
    const cellsOfLine = cellsOf(line);
    line = '';
    let filled = 0;
    for (const cell of cellsOfLine) {
      if (filled + cell.width > room()) {
        flush();
        filled = 0;
      }
      line += cell.text;
      filled += cell.width;
    }
  }
  flush();
  return lines;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function widthOf(character: string): number {
  if (/^\p{RI}{2}|\uFE0F|^\p{Emoji_Presentation}/u.test(character)) return 2;
  let width = 0;
  for (const point of character)
    if (!/[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]/u.test(point)) width += eastAsianWidth(point.codePointAt(0) ?? 0);
  return width;
}
