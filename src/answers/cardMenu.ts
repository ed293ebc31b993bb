import { t } from '../text/l10n.ts';
import type { RepoPath } from '../text/repoPath.ts';
import { domainName, type Card } from './card.ts';
import { decisionInWords, requirementsInWords, rungInWords, unownedInWords } from './cardWords.ts';
import { youInWords, type You } from './you.ts';

/** A card as a list to choose from: what one reads, and what choosing it does. */
export interface MenuEntry {
  /** The entries of a group stand together under its name. */
  readonly group: string;
  /** The name of a codicon. */
  readonly icon: string;
  readonly label: string;
  readonly description?: string;
  readonly does: MenuAction;
}

export type MenuAction =
  | { readonly kind: 'open'; readonly file: RepoPath; readonly line: number }
  | { readonly kind: 'open-domain' }
  | { readonly kind: 'copy-owner' }
  | { readonly kind: 'copy'; readonly text: string }
  | { readonly kind: 'browse'; readonly address: string }
  | { readonly kind: 'intent' }
  | { readonly kind: 'criteria' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'explain' };

/** What can be known and done where a card is about, the most asked for first. */
export function cardMenu(card: Card, you?: You): MenuEntry[] {
  return card.status === 'owned' ? ownedMenu(card, you) : unownedMenu(card);
}

function ownedMenu(card: Card, you: You | undefined): MenuEntry[] {
  const { owners, delegatedBy, criteria, decisions, decidedBy, purpose, goals } = card;
  const rung = rungInWords(card);
  const here = t('Who leads here');
  const deciding = t('Deciding here');
  const names = owners.map(({ name }) => name).join(', ');
  return [
    {
      group: here,
      icon: 'organization',
      label: domainName(card),
      ...described(purpose),
      does: { kind: 'open-domain' },
    },
    {
      group: here,
      icon: 'copy',
      label: names,
      description: t('copy the handles'),
      does: { kind: 'copy-owner' },
    },
    ...contactEntries(card).map((entry) => ({ group: here, ...entry })),
    ...(rung === undefined
      ? []
      : [
          {
            group: deciding,
            icon: 'megaphone',
            label: you === undefined ? rung.phrase : youInWords(you),
            description: t('declare an intent'),
            does: { kind: 'intent' as const },
          },
          {
            group: deciding,
            icon: 'account',
            label: t('Who leads here: “{0}”', rung.phrase),
            description: [
              rung.need,
              ...(delegatedBy === undefined ? [] : [t('delegated by {0}', delegatedBy.name)]),
            ].join(' · '),
            does: { kind: 'open-domain' as const },
          },
        ]),
    ...(criteria.length === 0
      ? []
      : [
          {
            group: deciding,
            icon: 'law',
            label: criteria[0]?.statement ?? '',
            description:
              criteria.length === 1
                ? t('what counts')
                : t('what counts most, and {0} more', criteria.length - 1),
            does: { kind: 'criteria' as const },
          },
        ]),
    ...decisions.map((decision) => ({
      group: deciding,
      icon: 'milestone',
      label: decisionInWords(decision),
      does: { kind: 'open-domain' as const },
    })),
    ...requirementsInWords(card).map((skill) => ({
      group: deciding,
      icon: 'mortar-board',
      label: skill,
      description: t('what it takes to decide well'),
      does: { kind: 'open-domain' as const },
    })),
    ...goals.map(({ id, statement }) => ({
      group: deciding,
      icon: 'target',
      label: statement,
      description: t('goal {0}', id),
      does: { kind: 'open-domain' as const },
    })),
    ...whyEntries(card, decidedBy),
  ];
}

function unownedMenu(card: Card): MenuEntry[] {
  const group = unownedInWords(card);
  if (card.status === 'unowned-on-purpose') return whyEntries(card, card.decidedBy);
  return [
    { group, icon: 'add', label: t('Claim this for a domain…'), does: { kind: 'claim' } },
    { group, icon: 'question', label: t('Explain'), does: { kind: 'explain' } },
  ];
}

/** The pattern that decided, and what matches as well. */
function whyEntries({ overruled, path }: Card, decidedBy: Card['decidedBy']): MenuEntry[] {
  const group = t('Why');
  const place = ({ file, line }: NonNullable<Card['decidedBy']>): string => `${file}:${String(line)}`;
  return [
    ...(decidedBy === undefined
      ? []
      : [
          {
            group,
            icon: 'check',
            label: t('{0} matches {1}', decidedBy.pattern, path),
            description: place(decidedBy),
            does: { kind: 'open' as const, file: decidedBy.file, line: decidedBy.line },
          },
        ]),
    ...overruled.map((match) => ({
      group,
      icon: 'circle-slash',
      label:
        match.domain === undefined
          ? t('{0} of "unowned" matches too, and is overruled', match.pattern)
          : t('{0} of {1} matches too, and is overruled', match.pattern, match.domain),
      description: place(match),
      does: { kind: 'open' as const, file: match.file, line: match.line },
    })),
  ];
}

function contactEntries({ contact }: Card): Omit<MenuEntry, 'group'>[] {
  if (contact === undefined) return [];
  const ways: [string, string][] = typeof contact === 'string' ? [['', contact]] : Object.entries(contact);
  return ways.map(([channel, way]) => {
    const address = addressOf(way);
    return address === undefined
      ? {
          icon: 'comment',
          label: way,
          description: t('copy {0}', channel).trim(),
          does: { kind: 'copy', text: way },
        }
      : { icon: 'link-external', label: way, description: channel, does: { kind: 'browse', address } };
  });
}

/** The address that a way to reach somebody is: of a page, or to write to. Others are no links of ours. */
function addressOf(way: string): string | undefined {
  if (/^https?:\/\/[^\s]+$/i.test(way)) return way;
  return /^[^\s@:]+@[^\s@:]+$/.test(way) ? `mailto:${way}` : undefined;
}

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}
