import { t } from '../../text/l10n.ts';
import { domainName, type Card } from '../card.ts';
import {
  authorityInWords,
  contactInWords,
  decisionInWords,
  namesOf,
  ownersInWords,
  requirementsInWords,
  unownedInWords,
} from '../cardWords.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import { youInWords, type You } from '../you.ts';

export interface CardExtras {
  /** Actions, as Markdown links. */
  readonly links?: readonly string[];
  readonly you?: You | undefined;
}

/** A card as Markdown; undefined for an unowned path, unless it is intentionally unowned. */
export function cardMarkdown(card: Card, extras: CardExtras = {}): string | undefined {
  const paragraphs = card.status === 'owned' ? ownedPart(card, extras) : unownedPart(card);
  return paragraphs === undefined
    ? undefined
    : paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function ownedPart(card: Card, { links = [], you }: CardExtras): string[] {
  const { owners, purpose, criteria, decisions, goals, contact } = card;
  const names = escapeMarkdown(ownersInWords(namesOf(owners), owners.length));
  return [
    [`**${escapeMarkdown(domainName(card))}**`, ...(owners.length === 0 ? [] : [names])].join(' · '),
    purpose === undefined ? '' : escapeMarkdown(purpose),
    [authorityPart(card), you === undefined ? '' : escapeMarkdown(youInWords(you))]
      .filter((line) => line !== '')
      .join('  \n'),
    listPart(t('Decisions with their own authority level:'), '- ', decisions.map(decisionInWords)),
    listPart(
      t('Decision criteria:'),
      '1. ',
      criteria.map(({ statement, from }) => `${statement} — ${from.file}:${String(from.line)}`),
    ),
    [
      labelled(t('Requires {0}', requirementsInWords(card).join(', ')), Object.keys(card.requires).length),
      labelled(t('Goals: {0}', goals.map(({ statement }) => statement).join(' · ')), goals.length),
      labelled(
        t('Contact: {0}', contact === undefined ? '' : contactInWords(contact)),
        contact === undefined ? 0 : 1,
      ),
    ]
      .filter((line) => line !== '')
      .join('  \n'),
    placePart(card),
    links.join(' · '),
  ];
}

function authorityPart(card: Card): string {
  const authority = authorityInWords(card);
  const { delegatedBy } = card;
  return [
    ...(authority === undefined
      ? []
      : [`**“${escapeMarkdown(authority.phrase)}”** ${escapeMarkdown(authority.need)}`]),
    ...(delegatedBy === undefined ? [] : [escapeMarkdown(t('delegated by {0}', delegatedBy.name))]),
  ].join(' · ');
}

/** An unowned path shows no hover, unless it is intentionally unowned. */
function unownedPart(card: Card): string[] | undefined {
  return card.status === 'intentionally-unowned'
    ? [`**${escapeMarkdown(unownedInWords(card))}**`, placePart(card)]
    : undefined;
}

/** A bulleted or numbered list after its label; empty without items. */
function listPart(label: string, mark: '- ' | '1. ', items: readonly string[]): string {
  if (items.length === 0) return '';
  const markOf = (position: number): string => (mark === '- ' ? mark : `${String(position + 1)}. `);
  return [label, ...items.map((item, position) => markOf(position) + escapeMarkdown(item))].join('\n');
}

function labelled(text: string, count: number): string {
  return count === 0 ? '' : escapeMarkdown(text);
}

function placePart({ path, matchedBy }: Card): string {
  if (matchedBy === undefined) return '';
  const { file, line, pattern } = matchedBy;
  const decided = [inlineCode(pattern), escapeMarkdown(`${file}:${String(line)}`)] as const;
  return path.endsWith('/')
    ? t('New files in {0} match {1} · {2}', inlineCode(path), ...decided)
    : t('{0} matches {1} · {2}', inlineCode(path === '' ? '/' : path), ...decided);
}
