import type { Host } from './host.ts';
import { headingLine } from './read.ts';

/** What is written at the beginning and at the end of the lines that are ours. */
const begin = '# BEGIN leadership';
const end = '# END leadership';

/** The lines of a CODEOWNERS file within our marks. */
export function markedBlock(lines: readonly string[]): string[] {
  return [
    begin,
    '# Made of leadership.yaml by "leadership codeowners --write". Edit that file: what is changed here is lost.',
    ...lines,
    end,
  ];
}

/** A text with our block put in the place of the one it has, or else added; or why that cannot be. */
export type Placed = { readonly text: string } | { readonly fault: string };

/**
 * Keeps every byte outside of the marks. A new block comes last, where it decides; on GitLab in front of the first
 * section, since it would else be a part of the last one.
 */
export function placeBlock(text: string, lines: readonly string[], host: Host): Placed {
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
  const block = markedBlock(lines).join(lineBreak) + lineBreak;
  const marks = [...text.matchAll(/^[\t ]*#[\t ]*(BEGIN|END) leadership\b[^\r\n]*(?:\r\n|\r|\n|$)/gm)];
  const [first, second] = marks;
  if (first === undefined) {
    const at = (host === 'gitlab' ? headingLine(text) : undefined) ?? text.length;
    const before = text.slice(0, at);
    const separated = before === '' || /[\r\n]$/.test(before) ? before : before + lineBreak;
    return { text: separated + block + text.slice(at) };
  }
  if (second === undefined || marks.length > 2 || first[1] !== 'BEGIN' || second[1] !== 'END') {
    const places = marks.map(({ index }) => String(lineAt(text, index)));
    return {
      fault: `the marks "${begin}" and "${end}" do not stand there once each, in this order: see line ${places.join(', ')}`,
    };
  }
  const behind = second.index + second[0].length;
  const rest = text.slice(behind);
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
