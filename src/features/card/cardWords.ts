import { approvalNeeded, phraseOf, quotedPhrase } from '../../model/ladder.ts';
import { t } from '../../text/l10n.ts';
import { oneLine } from '../../text/visible.ts';
import { domainName, type Card, type CardDecision, type CardOwner } from './card.ts';

// The parts of a card as plain text, worded the same on every surface.

/** The authority level's phrase, such as `I recommend…`, and what a change needs; undefined for an unowned path. */
export function authorityInWords({ authority, delegatedBy }: Card): AuthorityInWords | undefined {
  if (authority === undefined) return undefined;
  return { phrase: phraseOf(authority), need: approvalNeeded(authority, delegatedBy?.name) };
}

export interface AuthorityInWords {
  readonly phrase: string;
  readonly need: string;
}

/** `Payouts (payouts)`: the name of the domain, and its id if it is another one. */
export function domainInWords(card: Pick<Card, 'domain' | 'name'>): string {
  const { domain } = card;
  const name = domainName(card);
  return domain === undefined || domain === '' || domain === name ? name : `${name} (${domain})`;
}

/** `Roll back a release: “I’ve done…”`, and who to consult or inform. */
export function decisionInWords({ decision, authority, consult, inform }: CardDecision): string {
  const others = [
    ...(consult.length === 0 ? [] : [t('consult {0}', namesOf(consult))]),
    ...(inform.length === 0 ? [] : [t('inform {0}', namesOf(inform))]),
  ];
  return [`${oneLine(decision)}: ${quotedPhrase(authority)}`, ...others].join(' · ');
}

/** The names of owners, joined by commas. */
export function namesOf(owners: readonly CardOwner[]): string {
  return owners.map(({ name }) => oneLine(name)).join(', ');
}

/** `Ana, Ben +3`: as many names as are wanted, and how many more there are. */
export function firstOf(names: readonly string[], count: number): string {
  const rest = names.length - count;
  return `${names.slice(0, count).join(', ')}${rest > 0 ? ` +${String(rest)}` : ''}`;
}

/** Names after their label, such as `Owners: Ana, Ben +3`; `count` is the number of all owners. */
export function ownersInWords(names: string, count: number): string {
  return count === 1 ? t('Owner: {0}', names) : t('Owners: {0}', names);
}

/** `double-entry (expert)`, for each required competency. */
export function requirementsInWords({ requires }: Card): string[] {
  return Object.entries(requires).map(([competency, level]) => `${competency} (${level})`);
}

/** The contact: a sentence, or each channel with its name. */
export function contactInWords(contact: NonNullable<Card['contact']>): string {
  if (typeof contact === 'string') return contact;
  return Object.entries(contact)
    .map(([channel, address]) => `${channel} ${address}`)
    .join(', ');
}

/** Why a path has no owner. For a folder, this applies to new files in it. */
export function unownedInWords({
  path,
  status,
  matchedBy,
}: Pick<Card, 'status'> & Partial<Pick<Card, 'path' | 'matchedBy'>>): string {
  if (status === 'intentionally-unowned') return t('Intentionally unowned');
  if (status === 'unknown') return t('Unknown: a leadership file above this path is not downloaded');
  if (matchedBy !== undefined) return t('Unowned: the owners are placeholders');
  return path === '' || path?.endsWith('/') === true
    ? t('Unowned: no pattern matches new files in this folder')
    : t('Unowned: no pattern matches this path');
}
