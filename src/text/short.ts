/** A text on one line, cut at a word where it is longer than `length` characters. */
export function short(text: string, length: number): string {
  const characters = Array.from(text.replace(/\s+/g, ' ').trim());
  if (characters.length <= length) return characters.join('');
  const cut = characters.slice(0, length - 1).join('');
  return `${cut.replace(/\s+\S*$/, '')}…`;
}
