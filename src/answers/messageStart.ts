import { phraseOf } from '../model/ladder.ts';
import type { Card } from './card.ts';
import type { You } from './you.ts';

/** A commit message to go on with where a card is about: what one says there, and the trailer that names the domain. */
export function messageStart({ domain }: Pick<Card, 'domain'>, you: You | undefined): string {
  const phrase = phraseOf(you?.rung ?? 'i-intend')
    .replace('…', ' ')
    .replace('’', "'");
  return domain === undefined ? phrase : `${phrase}\n\nDomain: ${domain}\n`;
}
