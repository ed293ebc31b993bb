import { wrapped } from './cells.ts';
import { printable } from './printable.ts';
import { paint, type Style } from './style.ts';
import type { Terminal } from './terminal.ts';

/** The terminal, or the part of it that lines depend on. */
export type Page = Pick<Terminal, 'width' | 'isColored'>;

/** A line of output; `pageText` makes it `printable`, wraps it, and styles it. */
export interface Line {
  readonly text: string;
  /** The indentation, in steps of two characters. */
  readonly depth?: number;
  /** Narrow characters before the text; if the text is wrapped, its further lines are indented by as much. */
  readonly label?: string;
  /** The beginning of further lines. */
  readonly hanging?: string;
  readonly style?: Style;
}

/** Lines as text, wrapped between words if the terminal has a width. */
export function pageText(lines: readonly Line[], { width, isColored }: Page): string {
  const paints = paint(isColored);
  return lines
    .flatMap(({ text, depth = 0, label = '', hanging = '  ', style }) => {
      const indent = '  '.repeat(depth);
      const safe = printable(text);
      const maxWidth = width === undefined ? undefined : width - indent.length - label.length;
      const parts = maxWidth === undefined ? [safe] : wrapped(safe, maxWidth, hanging);
      return parts.map((part, position) => {
        const start = position === 0 && label !== '' ? paints('cyan', label) : ' '.repeat(label.length);
        return `${indent}${start}${style === undefined ? part : paints(style, part)}`;
      });
    })
    .join('\n');
}

/** Paragraphs as text, with an empty line between them; empty ones are left out. */
export function paragraphsText(paragraphs: readonly (readonly Line[])[], page: Page): string {
  return paragraphs
    .filter((lines) => lines.length > 0)
    .map((lines) => pageText(lines, page))
    .join('\n\n');
}

/** A heading with its items below it; nothing without items. */
export function listLines(heading: string, items: readonly string[]): Line[] {
  if (items.length === 0) return [];
  return [{ text: heading, style: 'cyan' }, ...items.map((text) => ({ text, depth: 1, hanging: '   ' }))];
}

/** Labels in a column, each with its values in the column next to it; labels without values are left out. */
export function labelLines(values: Readonly<Record<string, readonly string[]>>, depth = 0): Line[] {
  const labels = Object.entries(values).filter(([, texts]) => texts.length > 0);
  const width = Math.max(...labels.map(([label]) => label.length)) + 2;
  return labels.flatMap(([label, texts]) =>
    texts.map((text, position) => ({ label: (position === 0 ? label : '').padEnd(width), text, depth })),
  );
}
