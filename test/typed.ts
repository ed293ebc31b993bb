import { pick, type Choose } from './property.ts';

/** What people type, and what tells lines, items, and values apart. */
const pieces = [
  ...Array.from('abc :-"\'[]{}#,*&!@|>\n\t%?1\\\r'),
  ...[
    '- ',
    ': ',
    '  ',
    'x: y',
    'id: ',
    '\n  - a',
    '\n\n',
    '\n# c\n',
    'goals:',
    '\r\n',
    '---\n',
    '? ',
    '\n? ',
  ],
  ...['<<: *a', '&a ', '*a', '-a', '\n-a', '#x\n', ' #x\n'],
  ...['😀', '🦊', '🧑‍🚀', '\u00a0', '\u3000', '\n\u3000', '\u200b', '“'],
];

/** A text, and what becomes of it by so many edits, one after another. */
export function versions(choose: Choose, text: string, edits: number): readonly string[] {
  const all = [text];
  for (let edit = 0; edit < edits; edit++) all.push(typed(choose, all.at(-1) ?? ''));
  return all;
}

/** A text after something that people do to texts. */
export function typed(choose: Choose, text: string): string {
  const at = choose(text.length + 1);
  switch (choose(8)) {
    case 1:
      return replaced(text, at, 1 + choose(4), '');
    case 2:
      return replaced(text, at, choose(40), '');
    case 3:
      return replaced(text, at, choose(6), pick(choose, pieces));
    case 4: {
      const lines = text.split('\n');
      return lines.toSpliced(choose(lines.length), 1).join('\n');
    }
    case 5: {
      const lines = text.split('\n');
      return lines.toSpliced(choose(lines.length), 0, pick(choose, lines)).join('\n');
    }
    default:
      return replaced(text, at, 0, pick(choose, pieces));
  }
}

function replaced(text: string, at: number, count: number, inserted: string): string {
  return text.slice(0, at) + inserted + text.slice(at + count);
}
