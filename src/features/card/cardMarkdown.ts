import { t } from '../../text/l10n.ts';
import { domainName, type Card, type CardCriterion } from './card.ts';
import { contactInWords, namesOf, ownersInWords } from './cardWords.ts';
import { escapeMarkdown } from './markdown.ts';
import { verdict } from './verdict.ts';
import type { UserStanding } from './userStanding.ts';

/** The links of a hover, each as the target of a Markdown link. Without them, there is only text. */
export interface CardLinks {
  /** Opens the full card. */
  readonly more: string;
  readonly toCriterion: (criterion: CardCriterion) => string;
}

/** The number of criteria in a hover, which fits without scrolling. */
const maxCriteria = 2;

/**
 * The short form of a card as Markdown: what one needs to act. Undefined for an unowned path, unless it is intentionally
 * unowned.
 */
export function cardMarkdown(card: Card, you?: UserStanding, links?: CardLinks): string | undefined {
  if (card.status === 'unowned' || card.status === 'unknown') return undefined;
  const { owners, contact, criteria } = card;
  const names = escapeMarkdown(ownersInWords(namesOf(owners), owners.length));
  const isOwned = card.status === 'owned';
  return [
    isOwned
      ? [`**${escapeMarkdown(domainName(card))}**`, ...(owners.length === 0 ? [] : [names])].join(' · ')
      : '',
    contact === undefined ? '' : escapeMarkdown(t('Contact: {0}', contactInWords(contact))),
    `**${escapeMarkdown(verdict(card, you))}**`,
    criteria
      .slice(0, maxCriteria)
      .map((criterion) => criterionLine(criterion, links))
      .join('\n'),
    moreLink(criteria.length - maxCriteria, links),
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

function criterionLine(criterion: CardCriterion, links: CardLinks | undefined): string {
  const { statement, from } = criterion;
  const place = escapeMarkdown(`${from.file}:${String(from.line)}`);
  const linked = links === undefined ? place : `[${place}](${links.toCriterion(criterion)})`;
  return `- ${escapeMarkdown(statement)} — ${linked}`;
}

function moreLink(more: number, links: CardLinks | undefined): string {
  if (links === undefined) return '';
  const title =
    more <= 0
      ? t('More…')
      : more === 1
        ? t('More, with 1 further criterion…')
        : t('More, with {0} further criteria…', more);
  return `[${title}](${links.more})`;
}
