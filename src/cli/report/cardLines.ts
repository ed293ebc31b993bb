import type { Card, CardOwner } from '../../features/card/card.ts';
import {
  authorityInWords,
  contactInWords,
  decisionInWords,
  domainInWords,
  requirementsInWords,
  unownedInWords,
} from '../../features/card/cardWords.ts';
import { verdict } from '../../features/card/verdict.ts';
import type { UserStanding } from '../../features/card/userStanding.ts';
import { oneLine } from '../../text/visible.ts';
import { labelLines, type Line } from '../terminal/page.ts';

/** A card as lines: the path, what the user may do, and below it labels with their values. */
export function cardLines(card: Card, you: UserStanding | undefined): Line[] {
  const labels = card.status === 'owned' ? labelsOf(card) : matchedBy(card);
  return [
    { text: card.path, style: 'bold' },
    // Of somebody who is not known, nothing more is said than the authority below.
    ...(card.status === 'owned' && (you === undefined || you.relation === 'unknown')
      ? []
      : [{ text: verdict(card, you), depth: 1 }]),
    ...(card.status === 'unowned' && card.matchedBy !== undefined
      ? [{ text: unownedInWords(card), depth: 1 }]
      : []),
    ...labelLines(labels, 1),
  ];
}

function labelsOf(card: Card): Record<string, string[]> {
  const { purpose, owners, delegatedBy, decisions, criteria, goals, contact } = card;
  const authority = authorityInWords(card);
  const requirements = requirementsInWords(card);
  return {
    Domain: [domainInWords(card)],
    Purpose: purpose === undefined ? [] : [oneLine(purpose)],
    Owners: owners.length === 0 ? [] : [owners.map(ownerInWords).join(', ')],
    Authority: authority === undefined ? [] : [`“${authority.phrase}” ${authority.need}`],
    'Delegated by': delegatedBy === undefined ? [] : [oneLine(delegatedBy.name)],
    Decisions: decisions.map(decisionInWords),
    Criteria: criteria.map(
      ({ statement, from }, position) =>
        `${String(position + 1)}. ${oneLine(statement)}  ${from.file}:${String(from.line)}`,
    ),
    Goals: goals.map(({ id, statement }) => `${id}: ${oneLine(statement)}`),
    Requires: requirements.length === 0 ? [] : [requirements.join(', ')],
    Contact: contact === undefined ? [] : [contactInWords(contact)],
    ...matchedBy(card),
  };
}

function ownerInWords({ name, ref }: CardOwner): string {
  return name === ref ? ref : `${oneLine(name)} (${ref})`;
}

function matchedBy({ matchedBy: match }: Card): Record<string, string[]> {
  return match === undefined
    ? {}
    : { 'Matched by': [`${match.pattern}  ${match.file}:${String(match.line)}`] };
}
