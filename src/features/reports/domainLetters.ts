import type { Analysis } from '../../analyze.ts';
import type { Domain } from '../../model/leadership.ts';
import { memoize } from '../../text/memoize.ts';
import { domainTitle } from './patternFiles.ts';

/**
 * A badge of two letters for each domain, which no other domain has in capitals or small letters. They come from its
 * name, or else its id: see `candidatesFor`. Earlier domains choose first, so that one that is added at the end changes
 * none. Without letters: the domains that are left when more than a thousand have used up all pairs.
 */
export const domainLetters: (analysis: Analysis) => ReadonlyMap<Domain, string> = memoize(({ files }) => {
  const letters = new Map<Domain, string>();
  const taken = new Set<string>();
  for (const { lastGoodModel } of files)
    for (const domain of lastGoodModel?.leadership.domains.items ?? [])
      for (const candidate of candidatesFor(domain)) {
        if (taken.has(candidate.toLowerCase())) continue;
        taken.add(candidate.toLowerCase());
        letters.set(domain, candidate);
        break;
      }
  return letters;
});

const anyLetters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789');

/**
 * Badges for a domain, best first: the initials of its first two words, or the first two letters of its only word; its
 * first letter and another one of its name and id; then any.
 */
function* candidatesFor(domain: Domain): Generator<string, undefined> {
  const inName = wordsOf(domainTitle(domain));
  const [first = [], ...others] = [...inName, ...wordsOf(domain.id.value)];
  const initials = inName.slice(1, 2).map(([initial = '']) => capital(initial));
  const letters = [...initials, ...first.slice(1), ...others.flat(), ...anyLetters];
  for (const begin of [...first.slice(0, 1), ...anyLetters])
    for (const letter of letters) yield capital(begin) + letter;
  return undefined;
}

function wordsOf(text: string): string[][] {
  return Array.from(text.matchAll(/[\p{L}\p{N}]+/gu), ([word]) => Array.from(word));
}

/** One letter: the capital of some, such as ß, is two. */
function capital(letter: string): string {
  const [first = ''] = letter.toUpperCase();
  return first;
}
