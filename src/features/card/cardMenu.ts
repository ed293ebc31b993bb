import { t } from '../../text/l10n.ts';
import { visibleLine } from '../../text/visible.ts';
import type { RepoPath } from '../../text/repoPath.ts';
import { domainName, type Card } from './card.ts';
import {
  authorityInWords,
  decisionInWords,
  namesOf,
  ownersInWords,
  requirementsInWords,
  unownedInWords,
} from './cardWords.ts';
import { verdict } from './verdict.ts';
import type { UserStanding } from './userStanding.ts';

/** An entry of the quick pick that shows a card. */
export interface MenuEntry {
  /** The label of the separator above the entry. */
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
  | { readonly kind: 'self' }
  | { readonly kind: 'criteria' }
  | { readonly kind: 'claim' }
  | { readonly kind: 'explain' };

/** The facts and actions of a card, most used first. `knowers` are the names of people who know an unowned path. */
export function cardMenu(card: Card, you?: UserStanding, knowers: readonly string[] = []): MenuEntry[] {
  const entries = card.status === 'owned' ? ownedMenu(card, you) : unownedMenu(card, knowers);
  return entries.map(({ label, description, ...rest }) => ({
    ...rest,
    label: visibleLine(label),
    ...(description === undefined ? {} : { description: visibleLine(description) }),
  }));
}

function ownedMenu(card: Card, you: UserStanding | undefined): MenuEntry[] {
  const { owners, delegatedBy, criteria, decisions, matchedBy, purpose, goals } = card;
  const level = authorityInWords(card);
  const told = verdict(card, you);
  const ofOwners = ownersInWords(`“${level?.phrase ?? ''}”`, owners.length);
  const here = t('Owners');
  const deciding = t('Authority and criteria');
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
      label: namesOf(owners),
      description: t('copy handles'),
      does: { kind: 'copy-owner' },
    },
    ...contactEntries(card).map((entry) => ({ group: here, ...entry })),
    ...(level === undefined
      ? []
      : [
          {
            group: deciding,
            icon: 'megaphone',
            label: told,
            description: t('state an intent'),
            does: { kind: 'intent' as const },
          },
          ...(you?.isKnown === true
            ? []
            : [
                {
                  group: deciding,
                  icon: 'person',
                  label: t('Set Who You Are…'),
                  description: t('to see what you may do here'),
                  does: { kind: 'self' as const },
                },
              ]),
          {
            group: deciding,
            icon: 'account',
            label: ofOwners === told ? level.need : ofOwners,
            description: [
              ...(ofOwners === told ? [] : [level.need]),
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
                ? t('decision criterion')
                : t('top criterion, {0} more', criteria.length - 1),
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
      description: t('required competency'),
      does: { kind: 'open-domain' as const },
    })),
    ...goals.map(({ id, statement }) => ({
      group: deciding,
      icon: 'target',
      label: statement,
      description: t('goal {0}', id),
      does: { kind: 'open-domain' as const },
    })),
    ...whyEntries(card, matchedBy),
  ];
}

function unownedMenu(card: Card, knowers: readonly string[]): MenuEntry[] {
  const group = unownedInWords(card);
  if (card.status === 'intentionally-unowned') return whyEntries(card, card.matchedBy);
  return [
    {
      group,
      icon: 'megaphone',
      label: verdict(card, undefined),
      description: t('state an intent'),
      does: { kind: 'intent' },
    },
    // No pattern is the root.
    ...(card.path === ''
      ? []
      : [{ group, icon: 'add', label: t('Claim for a Domain…'), does: { kind: 'claim' as const } }]),
    { group, icon: 'question', label: t('Explain Ownership'), does: { kind: 'explain' } },
    ...(knowers.length === 0
      ? []
      : [
          {
            group: t('People who know this'),
            icon: 'person',
            label: knowers.join(', '),
            description: t('copy names'),
            does: { kind: 'copy' as const, text: knowers.join(', ') },
          },
        ]),
  ];
}

/** The pattern that wins, and the ones it overrides. */
function whyEntries({ overridden, path }: Card, matchedBy: Card['matchedBy']): MenuEntry[] {
  const group = t('Matched by');
  const place = ({ file, line }: NonNullable<Card['matchedBy']>): string => `${file}:${String(line)}`;
  return [
    ...(matchedBy === undefined
      ? []
      : [
          {
            group,
            icon: 'check',
            label: t('{0} matches {1}', matchedBy.pattern, path),
            description: place(matchedBy),
            does: { kind: 'open' as const, file: matchedBy.file, line: matchedBy.line },
          },
        ]),
    ...overridden.map((match) => ({
      group,
      icon: 'circle-slash',
      label:
        match.domain === undefined
          ? t('{0} in "unowned" also matches, but is overridden', match.pattern)
          : t('{0} in {1} also matches, but is overridden', match.pattern, match.domain),
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

/** The URL or mailto: address of a contact; undefined for anything else. */
function addressOf(way: string): string | undefined {
  if (/^https?:\/\/[^\s]+$/i.test(way)) return way;
  return /^[^\s@:]+@[^\s@:]+$/.test(way) ? `mailto:${way}` : undefined;
}

function described(description: string | undefined): { readonly description?: string } {
  return description === undefined ? {} : { description };
}
