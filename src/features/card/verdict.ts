import { isBelowIntend, quotedPhrase } from '../../model/ladder.ts';
import { t } from '../../text/l10n.ts';
import { oneLine } from '../../text/visible.ts';
import type { Delegation } from './card.ts';
import { firstOf, ownersInWords, unownedInWords } from './cardWords.ts';
import type { UserStanding } from './userStanding.ts';

/**
 * What the current user may do with a path, in one short sentence that every surface shows: by their relation to the
 * owners, and their authority level there. Without a known user, the authority level of the owners. At most `shown`
 * names are written out, the others are counted; with 0, the owners are “them”.
 */
export function verdict(
  { status, authority, owners, delegatedBy }: Delegation,
  you: UserStanding | undefined,
  shown = Infinity,
): string {
  if (status === 'intentionally-unowned' || status === 'unknown') return unownedInWords({ status });
  if (status === 'unowned' || authority === undefined) return t('Unowned: state your intent to everyone');
  if (you === undefined || you.relation === 'unknown')
    return ownersInWords(quotedPhrase(authority), owners.length);
  const isOwner = you.relation === 'owner';
  if (isBelowIntend(you.authority)) {
    const approver = delegatedBy === undefined ? t('the delegator') : oneLine(delegatedBy.name);
    return isOwner
      ? t('You own this: needs approval from {0}', approver)
      : t('Needs approval from {0}', approver);
  }
  if (isOwner)
    return you.authority === 'i-intend'
      ? t('You own this: state your intent')
      : t('You own this: act, then tell');
  if (shown === 0) return t('State your intent to them');
  const names = owners.map(({ name }) => oneLine(name));
  return t('State your intent to {0}', names.length === 0 ? t('the owners') : firstOf(names, shown));
}

/** The verdict where the owners are listed just before it: they are “them”, and a level alone is theirs. */
export function verdictBehindOwners(card: Delegation, you: UserStanding | undefined): string {
  const isTheirLevel = card.authority !== undefined && (you === undefined || you.relation === 'unknown');
  return isTheirLevel ? quotedPhrase(card.authority) : verdict(card, you, 0);
}
