import { wrapped } from './cells.ts';
import { printable } from './printable.ts';
import { paint, type Style } from './style.ts';
import type { Terminal } from './terminal.ts';

/** Where lines are printed. */
export type Page = Pick<Terminal, 'width' | 'isColoured'>;

/** A line for people, as it is meant: it is made harmless, broken and coloured when it is printed. */
export interface Line {
  readonly text: string;
  /** How far in it stands, in steps of two characters. */
  readonly depth?: number;
  /** What its further lines begin with, where it is broken. */
  readonly hanging?: string;
  readonly style?: Style;
}

/** Lines as text for a terminal, broken between words at its width where it has one. */
export function pageText(lines: readonly Line[], { width, isColoured }: Page): string {
  const paints = paint(isColoured);
  return lines
    .flatMap(({ text, depth = 0, hanging = '  ', style }) => {
      const indent = '  '.repeat(depth);
      const safe = printable(text);
      const broken = width === undefined ? [safe] : wrapped(safe, width - indent.length, hanging);
      return broken.map((line) => `${indent}${style === undefined ? line : paints(style, line)}`);
    })
    .join('\n');
}

/** A heading and what belongs to it; nothing where that is nothing. */
export function listLines(heading: string, items: readonly string[], depth = 0): Line[] {
  if (items.length === 0) return [];
  return [
    { text: heading, depth, style: 'cyan' },
    ...items.map((text) => ({ text, depth: depth + 1, hanging: '   ' })),
  ];
}
