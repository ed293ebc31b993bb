import { domainName, type Card } from '../answers/card.ts';
import { needOf, phraseOf } from '../model/ladder.ts';
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
  const { owners, authority, delegatedBy, purpose, criteria, goals, decisions, contact } = card;
  const names = owners.map(({ name, ref }) => (name === ref ? name : `${name} (${ref})`));
  return [
    { text: `${domainName(card)} · ${names.join(', ')}`, style: 'green' },
    ...(purpose === undefined ? [] : [{ text: purpose }]),
    ...(authority === undefined
      ? []
      : [{ text: `${phraseOf(authority)} ${needOf(authority, delegatedBy?.name)}` }]),
    ...(delegatedBy === undefined ? [] : [{ text: `Delegated by ${delegatedBy.name}` }]),
    ...listLines(
      'Decided on another rung:',
      decisions.map(({ decision, authority: rung }) => `${decision}: ${phraseOf(rung)}`),
    ),
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
    ...(contact === undefined ? [] : [{ text: `Contact: ${contactText(contact)}` }]),
    ...placeLines(card),
  ];
}

function contactText(contact: NonNullable<Card['contact']>): string {
  if (typeof contact === 'string') return contact;
  return Object.entries(contact)
    .map(([channel, address]) => `${channel} ${address}`)
    .join(', ');
}

function unownedLines(card: Card): Line[] {
  return card.status === 'unowned-on-purpose'
    ? [{ text: 'Unowned on purpose', style: 'green' }, ...placeLines(card)]
    : [{ text: unownedInWords(card.path), style: 'green' }];
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

/** That nothing matches a path; a folder stands for a new file in it. */
export function unownedInWords(path: string): string {
  return `Nobody owns ${path.endsWith('/') ? 'a new file here' : 'this'}: no pattern matches it`;
}
