import { t } from '../../text/l10n.ts';
import { domainName, type Card } from '../card.ts';
import {
  contactInWords,
  decisionInWords,
  requirementsInWords,
  rungInWords,
  unownedInWords,
} from '../cardWords.ts';
import { escapeMarkdown, inlineCode } from '../markdown.ts';
import { youInWords, type You } from '../you.ts';

export interface CardExtras {
  /** What to do with it, as Markdown links. */
  readonly links?: readonly string[];
  readonly you?: You | undefined;
}

/** A card as Markdown; undefined for a path of which there is nothing to say. */
export function cardMarkdown(card: Card, extras: CardExtras = {}): string | undefined {
  const paragraphs = card.status === 'owned' ? ownedPart(card, extras) : unownedPart(card);
  return paragraphs === undefined
    ? undefined
    : paragraphs.filter((paragraph) => paragraph !== '').join('\n\n');
}

function ownedPart(card: Card, { links = [], you }: CardExtras): string[] {
  const { owners, purpose, criteria, decisions, goals, contact } = card;
  const names = owners.map(({ name }) => escapeMarkdown(name)).join(', ');
  return [
    [`**${escapeMarkdown(domainName(card))}**`, names, ...links].join(' · '),
    purpose === undefined ? '' : escapeMarkdown(purpose),
    [rungPart(card), you === undefined ? '' : escapeMarkdown(youInWords(you))]
      .filter((line) => line !== '')
      .join('  \n'),
    listPart(t('Decided on another rung:'), '- ', decisions.map(decisionInWords)),
    listPart(
      t('What counts when deciding here:'),
      '1. ',
      criteria.map(({ statement, from }) => `${statement} — ${from.file}:${String(from.line)}`),
    ),
    [
      labelled(
        t('Takes skill in {0}', requirementsInWords(card).join(', ')),
        Object.keys(card.requires).length,
      ),
      labelled(t('Goals: {0}', goals.map(({ statement }) => statement).join(' · ')), goals.length),
      labelled(
        t('Contact: {0}', contact === undefined ? '' : contactInWords(contact)),
        contact === undefined ? 0 : 1,
      ),
    ]
      .filter((line) => line !== '')
      .join('  \n'),
    placePart(card),
  ];
}

function rungPart(card: Card): string {
  const rung = rungInWords(card);
  const { delegatedBy } = card;
  return [
    ...(rung === undefined ? [] : [`**${escapeMarkdown(rung.phrase)}** ${escapeMarkdown(rung.need)}`]),
    ...(delegatedBy === undefined ? [] : [escapeMarkdown(t('delegated by {0}', delegatedBy.name))]),
  ].join(' · ');
}

/** A path that nobody owns is worth a word only where that is on purpose. */
function unownedPart(card: Card): string[] | undefined {
  return card.status === 'unowned-on-purpose'
    ? [`**${escapeMarkdown(unownedInWords(card))}**`, placePart(card)]
    : undefined;
}

/** A list whose items begin with `- ` or are numbered from `1. ` on; nothing where it is empty. */
function listPart(label: string, mark: '- ' | '1. ', items: readonly string[]): string {
  if (items.length === 0) return '';
  const markOf = (position: number): string => (mark === '- ' ? mark : `${String(position + 1)}. `);
  return [label, ...items.map((item, position) => markOf(position) + escapeMarkdown(item))].join('\n');
}

function labelled(text: string, count: number): string {
  return count === 0 ? '' : escapeMarkdown(text);
}

function placePart({ path, decidedBy }: Card): string {
  if (decidedBy === undefined) return '';
  const { file, line, pattern } = decidedBy;
  const decided = [inlineCode(pattern), escapeMarkdown(`${file}:${String(line)}`)] as const;
  return path.endsWith('/')
    ? t('A new file in {0} by {1} in {2}', inlineCode(path), ...decided)
    : t('{0} by {1} in {2}', inlineCode(path === '' ? '/' : path), ...decided);
}
