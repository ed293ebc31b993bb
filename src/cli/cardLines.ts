import { domainName, type Card } from '../answers/card.ts';
import {
  contactInWords,
  decisionInWords,
  requirementsInWords,
  rungInWords,
  unownedInWords,
} from '../answers/cardWords.ts';
import { listLines, type Line } from './page.ts';

/** A card as lines for people. */
export function cardLines(card: Card): Line[] {
  return [
    { text: card.path, style: 'bold' },
    ...(card.status === 'owned' ? ownedLines(card) : unownedLines(card)).map((line) => ({
      ...line,
      depth: (line.depth ?? 0) + 1,
    })),
  ];
}

function ownedLines(card: Card): Line[] {
  const { owners, delegatedBy, purpose, criteria, goals, decisions, contact } = card;
  const rung = rungInWords(card);
  const names = owners.map(({ name, ref }) => (name === ref ? name : `${name} (${ref})`));
  return [
    { text: `${domainName(card)} · ${names.join(', ')}`, style: 'green' },
    ...(purpose === undefined ? [] : [{ text: purpose }]),
    ...(rung === undefined ? [] : [{ text: `${rung.phrase} ${rung.need}` }]),
    ...(delegatedBy === undefined ? [] : [{ text: `Delegated by ${delegatedBy.name}` }]),
    ...listLines('Decided on another rung:', decisions.map(decisionInWords)),
    ...listLines(
      'What counts when deciding here:',
      criteria.map(
        ({ statement, from }, position) =>
          `${String(position + 1)}. ${statement} (${from.file}:${String(from.line)})`,
      ),
    ),
    ...listLines(
      'Goals:',
      goals.map(({ id, statement }) => `${id}: ${statement}`),
    ),
    ...listLines('Takes skill in:', requirementsInWords(card)),
    ...(contact === undefined ? [] : [{ text: `Contact: ${contactInWords(contact)}` }]),
    ...placeLines(card),
  ];
}

function unownedLines(card: Card): Line[] {
  return [{ text: unownedInWords(card), style: 'green' }, ...placeLines(card)];
}

function placeLines({ decidedBy }: Card): Line[] {
  return decidedBy === undefined
    ? []
    : [
        {
          text: `By the pattern ${decidedBy.pattern} (${decidedBy.file}:${String(decidedBy.line)})`,
          style: 'dim',
        },
      ];
}
