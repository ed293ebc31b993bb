import { visibleLine, withoutOpenEnd } from './visible.ts';

/** The visible text on one line. If it is longer than `length` characters, it is truncated at a word boundary. */
export function short(text: string, length: number): string {
  const characters = Array.from(visibleLine(text).trim());
  if (characters.length <= length) return characters.join('');
  const cut = withoutOpenEnd(characters.slice(0, length - 1).join(''));
  return `${cut.replace(/\s+\S*$/, '')}…`;
}
