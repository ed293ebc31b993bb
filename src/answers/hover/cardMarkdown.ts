import { needOf, phraseOf } from '../../model/ladder.ts';
import { domainName, type Card } from '../card.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';

/** A card as Markdown, with links to act on it; undefined for a path of which there is nothing to say. */
export function cardMarkdown(card: Card, links: readonly string[] = []): string | undefined {
  const paragraphs = card.status === 'owned' ? ownedPart(card, links) : unownedPart(card);
  return paragraphs === undefined
    ? undefined
    : paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function ownedPart(card: Card, links: readonly string[]): string[] {
  const { owners, delegatedBy, authority, purpose } = card;
  const names = owners.map(({ name }) => escapeMarkdown(name)).join(', ');
  const need = authority === undefined ? '' : needOf(authority, delegatedBy?.name);
  return [
    [`**${escapeMarkdown(domainName(card))}**`, names, ...links].join(' · '),
    purpose === undefined ? '' : escapeMarkdown(purpose),
    [
      authority === undefined ? '' : `**${escapeMarkdown(phraseOf(authority))}** ${escapeMarkdown(need)}`,
      delegatedBy === undefined ? '' : `delegated by ${escapeMarkdown(delegatedBy.name)}`,
    ]
      .filter((part) => part !== '')
      .join(' · '),
    criteriaPart(card),
    placePart(card),
  ];
}

/** A path that nobody owns is worth a word only where that is on purpose. */
function unownedPart(card: Card): string[] | undefined {
  return card.status === 'unowned-on-purpose' ? ['**Unowned on purpose**', placePart(card)] : undefined;
}

function criteriaPart({ criteria }: Card): string {
  if (criteria.length === 0) return '';
  const items = criteria.map(
    ({ statement, from }, position) =>
      `${String(position + 1)}. ${escapeMarkdown(statement)} — ${escapeMarkdown(`${from.file}:${String(from.line)}`)}`,
  );
  return ['What counts when deciding here:', ...items].join('\n');
}

function placePart({ path, decidedBy }: Card): string {
  if (decidedBy === undefined) return '';
  const { file, line, pattern } = decidedBy;
  return `${inlineCode(path === '' ? '/' : path)} by ${inlineCode(pattern)} in ${escapeMarkdown(`${file}:${String(line)}`)}`;
}
