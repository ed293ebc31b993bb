import { domainName, type Card } from '../answers/card.ts';
import { needOf, phraseOf } from '../model/ladder.ts';
import { wrapped } from './cells.ts';
import { printable } from './printable.ts';
import type { Paint } from './style.ts';

/** A card as lines for a terminal, broken at its width where it has one. */
export function cardText(card: Card, width: number | undefined, paint: Paint): string {
  const lines = card.status === 'owned' ? ownedLines(card) : unownedLines(card);
  return [
    paint('bold', printable(card.path)),
    ...lines.flatMap(({ text, depth = 1, kind }) => {
      const indent = '  '.repeat(depth);
      const safe = printable(text);
      const broken =
        width === undefined ? [safe] : wrapped(safe, width - indent.length, kind === 'item' ? '   ' : '  ');
      return broken.map((line) => `${indent}${painted(line, kind, paint)}`);
    }),
  ].join('\n');
}

interface Line {
  readonly text: string;
  readonly depth?: number;
  readonly kind?: 'owners' | 'item' | 'heading' | 'place';
}

function painted(line: string, kind: Line['kind'], paint: Paint): string {
  switch (kind) {
    case 'owners':
      return paint('green', line);
    case 'place':
      return paint('dim', line);
    case 'heading':
      return paint('cyan', line);
    case 'item':
    case undefined:
      return line;
  }
}

function ownedLines(card: Card): Line[] {
  const { owners, authority, delegatedBy, purpose, criteria, goals, decisions, contact } = card;
  const names = owners.map(({ name, ref }) => (name === ref ? name : `${name} (${ref})`));
  return [
    { text: `${domainName(card)} · ${names.join(', ')}`, kind: 'owners' },
    ...(purpose === undefined ? [] : [{ text: purpose }]),
    ...(authority === undefined
      ? []
      : [{ text: `${phraseOf(authority)} ${needOf(authority, delegatedBy?.name)}` }]),
    ...(delegatedBy === undefined ? [] : [{ text: `Delegated by ${delegatedBy.name}` }]),
    ...list(
      'Decided on another rung:',
      decisions.map(({ decision, authority: rung }) => `${decision}: ${phraseOf(rung)}`),
    ),
    ...list(
      'What counts when deciding here:',
      criteria.map(
        ({ statement, from }, position) =>
          `${String(position + 1)}. ${statement} (${from.file}:${String(from.line)})`,
      ),
    ),
    ...list(
      'Goals:',
      goals.map(({ id, statement }) => `${id}: ${statement}`),
    ),
    ...(contact === undefined ? [] : [{ text: `Contact: ${contactText(contact)}` }]),
    ...placeLines(card),
  ];
}

function list(heading: string, items: readonly string[]): Line[] {
  if (items.length === 0) return [];
  return [
    { text: heading, kind: 'heading' },
    ...items.map((text): Line => ({ text, depth: 2, kind: 'item' })),
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
    ? [{ text: 'Unowned on purpose', kind: 'owners' }, ...placeLines(card)]
    : [{ text: 'Nobody owns this: no pattern matches it', kind: 'owners' }];
}

function placeLines({ decidedBy }: Card): Line[] {
  return decidedBy === undefined
    ? []
    : [
        {
          text: `By the pattern ${decidedBy.pattern} (${decidedBy.file}:${String(decidedBy.line)})`,
          kind: 'place',
        },
      ];
}
