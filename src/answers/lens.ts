import { phraseOf } from '../model/ladder.ts';
import { short } from '../text/short.ts';
import { domainName, type Card } from './card.ts';

/** The row at the top of a file that somebody owns. */
export interface Lens {
  /** Domain, owners and rung. */
  readonly leads: LensText;
  /** The criterion that counts most, and how many more apply. Absent where none does. */
  readonly criteria: LensText | undefined;
}

export interface LensText {
  readonly title: string;
  readonly tooltip: string;
}

/** Undefined for a file that nobody owns. */
export function lensFor(card: Card): Lens | undefined {
  if (card.status !== 'owned') return undefined;
  const owners = card.owners.map(({ name }) => name);
  const rung = card.authority === undefined ? '' : ` · ${phraseOf(card.authority)}`;
  const [first, ...others] = card.criteria;
  return {
    leads: {
      title: `${short(domainName(card), 40)} · ${short(fewOf(owners), 60)}${rung}`,
      tooltip: `${owners.join(', ')} · Open this domain in ${card.decidedBy?.file ?? 'the leadership file'}`,
    },
    criteria:
      first === undefined
        ? undefined
        : {
            title: `${short(first.statement, 60)}${others.length === 0 ? '' : ` +${String(others.length)}`}`,
            tooltip: `Show what counts when deciding here:\n${card.criteria.map(({ statement }) => `• ${statement}`).join('\n')}`,
          },
  };
}

/** The first two names, and how many more there are. */
function fewOf(names: readonly string[]): string {
  if (names.length === 0) return 'owners not readable';
  const rest = names.length - 2;
  return `${names.slice(0, 2).join(', ')}${rest > 0 ? ` +${String(rest)}` : ''}`;
}
