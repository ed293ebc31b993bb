import { t } from './l10n.ts';
import { distance } from 'fastest-levenshtein';
import { withoutOpenEnd } from './visible.ts';

/** Joins names with "or": `a`, `a or b`, `a, b, or c`. */
export function eitherOf(names: readonly string[]): string {
  return joined(names, (some, last) =>
    names.length === 2 ? t('{0} or {1}', some, last) : t('{0}, or {1}', some, last),
  );
}

/** Joins names with "and": `a`, `a and b`, `a, b, and c`. */
export function allOf(names: readonly string[]): string {
  return joined(names, (some, last) =>
    names.length === 2 ? t('{0} and {1}', some, last) : t('{0}, and {1}', some, last),
  );
}

function joined(names: readonly string[], join: (some: string, last: string) => string): string {
  return names.length < 2 ? names.join('') : join(names.slice(0, -1).join(', '), names.at(-1) ?? '');
}

/** Text in quotes, on one line, truncated to 60 characters. */
export function quoted(text: string): string {
  // U+FEFF is not a blank that anybody sees.
  const line = text.replace(/[^\S\ufeff]+/g, ' ');
  const characters = Array.from(line);
  return `"${characters.length > 60 ? `${withoutOpenEnd(characters.slice(0, 59).join(''))}…` : line}"`;
}

/** The candidate that a mistyped word most likely stands for. Undefined if none is close enough. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  if (word.length > 100) return undefined;
  const lower = word.toLowerCase();
  let best: string | undefined;
  // One change for each three letters: "jane" is not "ana".
  let bestDistance = Math.max(1, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const other = candidate.toLowerCase();
    const difference = isSwapped(lower, other) ? 1 : distance(lower, other);
    if (difference < bestDistance) [best, bestDistance] = [candidate, difference];
  }
  return best;
}

/** Whether two words differ only by two adjacent letters that are swapped. */
function isSwapped(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return (
    one !== other && one.slice(0, at) + one.charAt(at + 1) + one.charAt(at) + one.slice(at + 2) === other
  );
}
