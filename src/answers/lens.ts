import { phraseOf } from '../model/ladder.ts';
import { t } from '../text/l10n.ts';
import { short } from '../text/short.ts';
import { domainName, type Card } from './card.ts';
import { contactInWords } from './cardWords.ts';
import { youInWords, type You } from './you.ts';

/** What the row shows, as the settings say. */
export interface LensChoice {
  readonly show: 'owner' | 'criteria' | 'both';
  /** The words of the first part where a team wants its own: `{domain} · {owners}`; '' for ours. */
  readonly template: string;
}

/** The row at the top of a file that somebody owns. */
export interface Lens {
  /** Domain, owners and rung; absent where they are not asked for. */
  readonly leads: LensText | undefined;
  /** The criterion that counts most, and how many more apply. Absent where none does, or they are not asked for. */
  readonly criteria: LensText | undefined;
}

export interface LensText {
  readonly title: string;
  readonly tooltip: string;
}

/** How many characters the whole row may have: about what is written on a line of code. */
const room = 110;
/** What the criterion has at the least, where both are shown. */
const criterionRoom = 45;

/** Undefined for a file that nobody owns. */
export function lensFor(card: Card, { show, template }: LensChoice, you?: You): Lens | undefined {
  if (card.status !== 'owned') return undefined;
  const hasCriteria = show !== 'owner' && card.criteria.length > 0;
  const title =
    show === 'criteria'
      ? ''
      : template.trim() === ''
        ? leadsTitle(card, hasCriteria ? room - criterionRoom : room)
        : filled(template, card, you);
  const owners = card.owners.map(({ name }) => name).join(', ');
  const tooltip = [owners, you === undefined ? '' : youInWords(you), t('Click for more')]
    .filter((line) => line !== '')
    .join('\n');
  return {
    leads: title === '' ? undefined : { title, tooltip },
    criteria: hasCriteria
      ? criteriaText(card, room - Math.min(title.length, room - criterionRoom))
      : undefined,
  };
}

/** As many owners as there is room for, and how many more there are. */
function leadsTitle(card: Card, width: number): string {
  const names = card.owners.map(({ name }) => name);
  const rung = card.authority === undefined ? [] : [phraseOf(card.authority)];
  const titleWith = (domain: string, owners: string): string => [domain, owners, ...rung].join(' · ');
  const domain = short(domainName(card), 40);
  if (names.length === 0) return titleWith(domain, t('owners not readable'));
  for (let count = names.length; count > 0; count--) {
    const title = short(titleWith(domain, firstOf(names, count)), Infinity);
    if (title.length <= width) return title;
  }
  const [first = ''] = names;
  return titleWith(domain, firstOf([short(first, 30), ...names.slice(1)], 1));
}

/** `Ana, Ben +3`: as many names as are wanted, and how many more there are. */
export function firstOf(names: readonly string[], count: number): string {
  const rest = names.length - count;
  return `${names.slice(0, count).join(', ')}${rest > 0 ? ` +${String(rest)}` : ''}`;
}

function criteriaText({ criteria }: Card, width: number): LensText {
  const [first, ...others] = criteria;
  const more = others.length === 0 ? '' : ` +${String(others.length)}`;
  return {
    title: short(first?.statement ?? '', width - more.length) + more,
    tooltip: [
      t('Show what counts when deciding here:'),
      ...criteria.map(({ statement }) => `• ${statement}`),
    ].join('\n'),
  };
}

/** What a template may name, in braces. */
export const templateNames = ['domain', 'owners', 'rung', 'you', 'purpose', 'criterion', 'contact'] as const;

/** A template with its names filled in; of its parts, between ` · `, those are left out in which all names are empty. */
function filled(template: string, card: Card, you: You | undefined): string {
  const { owners, authority, purpose, criteria, contact } = card;
  const values = new Map<string, string>([
    ['domain', domainName(card)],
    ['owners', owners.map(({ name }) => name).join(', ')],
    ['rung', authority === undefined ? '' : phraseOf(authority)],
    ['you', you === undefined ? '' : phraseOf(you.rung)],
    ['purpose', purpose ?? ''],
    ['criterion', criteria[0]?.statement ?? ''],
    ['contact', contact === undefined ? '' : contactInWords(contact)],
  ] satisfies [(typeof templateNames)[number], string][]);
  const parts = template.split(' · ').flatMap((part) => {
    const names = Array.from(part.matchAll(/\{(\w+)\}/g), ([, name = '']) => name).filter((name) =>
      values.has(name),
    );
    const isEmpty = names.length > 0 && names.every((name) => values.get(name) === '');
    return isEmpty ? [] : [part.replace(/\{(\w+)\}/g, (place, name: string) => values.get(name) ?? place)];
  });
  return short(parts.join(' · '), 2 * room);
}
