import type { Analysis } from '../analyze.ts';
import type { Domain } from '../model/leadership.ts';
import { remembered } from '../text/remember.ts';
import { domainTitle } from './patternFiles.ts';

/**
 * A two-letter badge for each domain: the initials of its first two words, or the first two letters of its only
 * word. If another domain already has the badge, uses the next letter that makes it unique, if there is one.
 */
export const domainLetters: (analysis: Analysis) => ReadonlyMap<Domain, string> = remembered(({ files }) => {
  const letters = new Map<Domain, string>();
  const taken = new Set<string>();
  for (const { lastGoodModel: answers } of files)
    for (const domain of answers?.leadership.domains.items ?? []) {
      const candidates = candidatesFor(domainTitle(domain));
      const choice = candidates.find((candidate) => !taken.has(candidate)) ?? candidates[0];
      if (choice === undefined) continue;
      taken.add(choice);
      letters.set(domain, choice);
    }
  return letters;
});

function candidatesFor(title: string): string[] {
  const words = title.match(/[\p{L}\p{N}]+/gu) ?? [];
  const [first = '', second] = words.map((word) => Array.from(word));
  const [initial] = first;
  if (initial === undefined) return [];
  const begin = initial.toUpperCase();
  const others = [...(second?.[0] === undefined ? [] : [second[0].toUpperCase()]), first.slice(1)].flat();
  return others.length === 0 ? [begin] : others.map((letter) => begin + letter);
}
