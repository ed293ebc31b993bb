import type { Span } from '../../text/span.ts';
import type { Host } from './host.ts';
import { headingLine } from './gitlab.ts';

/** The markers around the generated lines. */
const begin = '# BEGIN leadership';
const end = '# END leadership';

/** The generated lines with their markers. */
export function markedBlock(lines: readonly string[]): string[] {
  return [
    begin,
    '# Generated from leadership.yaml by "leadership codeowners --write". Do not edit: changes here will be lost.',
    ...lines,
    end,
  ];
}

/** Where the block is in a text, with its last line break; undefined if there is none. Or why that is not clear. */
export type BlockPlace = { readonly span: Span | undefined } | { readonly error: string };

/** Finds the block in a text, which may have one character per byte. */
export function findBlock(text: string): BlockPlace {
  const markers = [
    ...text.matchAll(
      /(?<=^(?:\ufeff|\u00ef\u00bb\u00bf)?)[\t ]*#[\t ]*(BEGIN|END) leadership\b[^\r\n]*(?:\r\n|\r|\n|$)/gm,
    ),
  ];
  const [first, second] = markers;
  if (first === undefined) return { span: undefined };
  if (second === undefined || markers.length > 2 || first[1] !== 'BEGIN' || second[1] !== 'END') {
    const lineNumbers = markers.map(({ index }) => String(lineAt(text, index)));
    return {
      error: `the markers "${begin}" and "${end}" are missing, repeated, or out of order (line ${lineNumbers.join(', ')}).`,
    };
  }
  return { span: { start: first.index, end: second.index + second[0].length } };
}

/** A text with the block replaced or added, or why that is not possible. */
export type Placed = { readonly text: string } | { readonly error: string };

/**
 * Keeps every byte outside the markers. A new block comes last, where it wins; on GitLab it comes before the first
 * section, since otherwise it would be a part of the last one.
 */
export function placeBlock(
  text: string,
  lines: readonly string[],
  host: Host,
  lineBreak = lineBreakOf(text, host),
): Placed {
  const found = findBlock(text);
  if ('error' in found) return found;
  const block = markedBlock(lines).join(lineBreak) + lineBreak;
  const { span } = found;
  if (span === undefined) {
    const at = (host === 'gitlab' ? headingLine(text) : undefined) ?? text.length;
    const before = text.slice(0, at);
    const isAtLineStart = before === '' || (host === 'gitlab' ? /\n$/ : /[\r\n]$/).test(before);
    return { text: (isAtLineStart ? before : before + lineBreak) + block + text.slice(at) };
  }
  const endsWithBreak = /[\r\n]$/.test(text.slice(span.start, span.end));
  const rest = text.slice(span.end);
  return {
    text:
      text.slice(0, span.start) +
      (rest === '' && !endsWithBreak ? block.slice(0, -lineBreak.length) : block) +
      rest,
  };
}

/** How the lines of a text end. On GitLab, a lone CR ends none. */
export function lineBreakOf(text: string, host: Host): string {
  return (host === 'gitlab' ? /\r?\n/ : /\r\n|\r|\n/).exec(text)?.[0] ?? '\n';
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
