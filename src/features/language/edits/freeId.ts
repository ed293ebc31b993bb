/** An unused id from the first words of a text, with a numeric suffix if needed; undefined if no word is suitable. */
export function freeId(words: string, taken: ReadonlySet<string>): string | undefined {
  const plain = words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const parts = plain.split(/[^a-z0-9]+/).filter((part) => part !== '');
  const first = parts.findIndex((part) => /^[a-z]/.test(part));
  if (first < 0) return undefined;
  const id = parts
    .slice(first, first + 4)
    .join('-')
    .slice(0, 60)
    .replace(/-+$/, '');
  if (!taken.has(id)) return id;
  let number = 2;
  while (taken.has(`${id}-${String(number)}`)) number++;
  return `${id}-${String(number)}`;
}
