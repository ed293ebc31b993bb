/**
 * The owners in the text of a CODEOWNERS file, most frequent first. As on GitHub, a line is a pattern and its owners;
 * a comment is on its own line or after the owners.
 * https://docs.github.com/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-code-owners
 */
export function codeownersIn(text: string): string[] {
  const counts = new Map<string, { readonly owner: string; count: number }>();
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.length > maxLineLength) continue;
    for (const owner of ownersOn(line)) {
      const known = counts.get(owner.toLowerCase());
      if (known === undefined) counts.set(owner.toLowerCase(), { owner, count: 1 });
      else known.count++;
    }
  }
  return [...counts.values()].sort((one, other) => other.count - one.count).map(({ owner }) => owner);
}

/** Longer lines are ignored. */
const maxLineLength = 4096;

/** The words after the pattern, in which a space is written `\ `. */
function ownersOn(line: string): string[] {
  const words = line.replace(/\\./g, '_').trim().split(/\s+/);
  const comment = words.findIndex((word) => word.startsWith('#'));
  return words.slice(1, comment < 0 ? undefined : comment).filter((word) => word.includes('@'));
}
