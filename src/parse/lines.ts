import type { Span } from '../text/span.ts';

/** The line at an offset, trimmed. Empty for a blank line. */
export function lineAround(text: string, offset: number): Span {
  const start = lineStartOf(text, offset);
  const content = text.slice(start, lineEndOf(text, offset));
  const indentation = content.length - content.trimStart().length;
  return { start: start + indentation, end: start + Math.max(indentation, content.trimEnd().length) };
}

export function lineStartOf(text: string, offset: number): number {
  // `lastIndexOf` takes a negative offset for 0, and would find a line break there.
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The number of characters before an offset on its line. */
export function columnOf(text: string, offset: number): number {
  return offset - lineStartOf(text, offset);
}

export function lineEndOf(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
}

/** The text before an offset on its line, at most 2000 characters. */
export function lineBefore(text: string, offset: number): string {
  return text.slice(Math.max(lineStartOf(text, offset), offset - 2000), offset);
}

/** The first line that is neither blank nor a comment, starting with the line at an offset. */
export function contentLine(text: string, offset: number): Span | undefined {
  for (let at = offset; at < text.length; at = lineEndOf(text, at) + 1) {
    const line = lineAround(text, at);
    if (line.start < line.end && text[line.start] !== '#') return line;
  }
  return undefined;
}

/** The line at an offset. If it is blank, the next line with content, or else the last one. */
export function lineAtOrNear(text: string, offset: number): Span {
  return contentLine(text, lineStartOf(text, offset)) ?? lineAround(text, text.trimEnd().length);
}

/** The first line after that of an offset that is neither blank nor a comment. */
export function nextLine(text: string, offset: number): Span | undefined {
  return contentLine(text, lineEndOf(text, offset) + 1);
}

/**
 * The last line below a key or value that starts at an offset. The following lines that are indented further
 * belong to it. Its own line if there are none.
 */
export function lastLineBelow(text: string, offset: number): Span {
  const column = columnOf(text, offset);
  let last = lineAround(text, offset);
  for (let line = nextLine(text, offset); line !== undefined; line = nextLine(text, line.start)) {
    if (columnOf(text, line.start) <= column) break;
    last = line;
  }
  return last;
}
