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

/** A text with the block replaced or added, or why that is not possible. */
export type Placed = { readonly text: string } | { readonly error: string };

/**
 * Keeps every byte outside the markers. A new block comes last, where it wins; on GitLab it comes before the first
 * section, since otherwise it would be a part of the last one.
 */
export function placeBlock(text: string, lines: readonly string[], host: Host): Placed {
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const block = markedBlock(lines).join(lineBreak) + lineBreak;
  const markers = [...text.matchAll(/^[\t ]*#[\t ]*(BEGIN|END) leadership\b[^\r\n]*(?:\r\n|\r|\n|$)/gm)];
  const [first, second] = markers;
  if (first === undefined) {
    const at = (host === 'gitlab' ? headingLine(text) : undefined) ?? text.length;
    const before = text.slice(0, at);
    const separated = before === '' || /[\r\n]$/.test(before) ? before : before + lineBreak;
    return { text: separated + block + text.slice(at) };
  }
  if (second === undefined || markers.length > 2 || first[1] !== 'BEGIN' || second[1] !== 'END') {
    const lineNumbers = markers.map(({ index }) => String(lineAt(text, index)));
    return {
      error: `the markers "${begin}" and "${end}" are missing, repeated, or out of order (line ${lineNumbers.join(', ')}).`,
    };
  }
  const afterBlock = second.index + second[0].length;
  const rest = text.slice(afterBlock);
  return {
    text:
      text.slice(0, first.index) +
      (rest === '' && !/[\r\n]$/.test(second[0]) ? block.slice(0, -lineBreak.length) : block) +
      rest,
  };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}
