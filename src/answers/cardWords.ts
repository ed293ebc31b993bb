import { needOf, phraseOf } from '../model/ladder.ts';
import { t } from '../text/l10n.ts';
import type { Card, CardDecision } from './card.ts';

// The parts of a card in the words that every surface says them in; none of them is markup.

/** `I recommend…`, and what a change needs then; undefined where nobody owns the path. */
export function rungInWords({ authority, delegatedBy }: Card): RungInWords | undefined {
  if (authority === undefined) return undefined;
  return { phrase: phraseOf(authority), need: needOf(authority, delegatedBy?.name) };
}

export interface RungInWords {
  readonly phrase: string;
  readonly need: string;
}

/** `Roll back a release: I’ve done…`, and who is to be asked or told. */
export function decisionInWords({ decision, authority, consult, inform }: CardDecision): string {
  const others = [
    ...(consult.length === 0 ? [] : [t('consult {0}', consult.join(', '))]),
    ...(inform.length === 0 ? [] : [t('inform {0}', inform.join(', '))]),
  ];
  return [`${decision}: ${phraseOf(authority)}`, ...others].join(' · ');
}

/** `double-entry: expert`, for each that is required. */
export function requirementsInWords({ requires }: Card): string[] {
  return Object.entries(requires).map(([competency, level]) => `${competency}: ${level}`);
}

/** The ways to reach somebody, each with its channel where it has a name. */
export function contactInWords(contact: NonNullable<Card['contact']>): string {
  if (typeof contact === 'string') return contact;
  return Object.entries(contact)
    .map(([channel, address]) => `${channel} ${address}`)
    .join(', ');
}

/** That nobody leads at a path; a folder stands for a new file in it. */
export function unownedInWords({ path, status }: Pick<Card, 'path' | 'status'>): string {
  if (status === 'unowned-on-purpose') return t('Unowned on purpose');
  return path === '' || path.endsWith('/')
    ? t('Nobody owns a new file here: no pattern matches it')
    : t('Nobody owns this: no pattern matches it');
}
