import { phraseOf } from '../../model/ladder.ts';
import { t } from '../../text/l10n.ts';
import { short } from '../../text/short.ts';
import { visibleLines } from '../../text/visible.ts';
import { domainName, type Card } from './card.ts';
import { contactInWords, firstOf, ownersInWords } from './cardWords.ts';
import { verdict, verdictBehindOwners } from './verdict.ts';
import type { UserStanding } from './userStanding.ts';

/** The content of the code lens, from the settings. */
export interface LensChoice {
  readonly show: 'owners' | 'criteria' | 'both';
  /** A template for the first part, such as `{domain} · {owners}`; '' for the default. */
  readonly template: string;
}

/** The code lens at the top of an owned file. */
export interface Lens {
  /** Domain, owners, and the verdict; absent if the settings hide them. */
  readonly owners: LensText | undefined;
  /** The top criterion, and how many more apply; absent if there is none, or if the settings hide it. */
  readonly criteria: LensText | undefined;
}

export interface LensText {
  readonly title: string;
  readonly tooltip: string;
}

/** The maximum length of the whole lens in characters: about one line of code. */
const maxWidth = 110;
/** The share of the criterion, if both parts are shown: as long as names can be counted instead, and the minimum. */
const criterionWidth = { wanted: 40, least: 30 };

/** Undefined for an unowned file. */
export function lensFor(card: Card, { show, template }: LensChoice, you?: UserStanding): Lens | undefined {
  if (card.status !== 'owned') return undefined;
  const hasCriteria = show !== 'owners' && card.criteria.length > 0;
  const title =
    show === 'criteria'
      ? ''
      : template.trim() === ''
        ? ownersTitle(card, you, hasCriteria)
        : filled(template, card, you);
  const owners = card.owners.map(({ name }) => name).join(', ');
  const tooltip = [visibleLines(owners), verdict(card, you), t('Click for details')]
    .filter((line) => line !== '')
    .join('\n');
  return {
    owners: title === '' ? undefined : { title, tooltip },
    criteria: hasCriteria
      ? criteriaText(card, maxWidth - Math.min(title.length, maxWidth - criterionWidth.least))
      : undefined,
  };
}

/** As many owners as fit, and how many more there are. */
function ownersTitle(card: Card, you: UserStanding | undefined, hasCriteria: boolean): string {
  const names = card.owners.map(({ name }) => name);
  const domain = short(domainName(card), 40);
  if (names.length === 0) return `${domain} · ${t('owners unknown (syntax error)')}`;
  const titleOf = (of: string, listed: readonly string[], count: number): string =>
    short(
      [of, ownersInWords(firstOf(listed, count), names.length), verdictBehindOwners(card, you)].join(' · '),
      Infinity,
    );
  const width = hasCriteria ? maxWidth - criterionWidth.wanted : maxWidth;
  for (let count = names.length; count > 0; count--) {
    const title = titleOf(domain, names, count);
    if (title.length <= width) return title;
  }
  const most = hasCriteria ? maxWidth - criterionWidth.least : maxWidth;
  const title = titleOf(domain, names, 1);
  if (title.length <= most) return title;
  const [first = '', ...others] = names;
  return short(titleOf(short(domain, 20), [short(first, 20), ...others], 1), most);
}

function criteriaText({ criteria }: Card, width: number): LensText {
  const [first, ...others] = criteria;
  const more = others.length === 0 ? '' : ` (+${String(others.length)})`;
  const statement = short(first?.statement ?? '', width - more.length - t('Criteria: {0}', '').length);
  return {
    title: t('Criteria: {0}', statement) + more,
    tooltip: [
      t('Show decision criteria:'),
      ...criteria.map(({ statement }) => `• ${visibleLines(statement)}`),
    ].join('\n'),
  };
}

/** The placeholders of a template, in braces. */
export const templateNames = [
  'domain',
  'owners',
  'authority',
  'you',
  'purpose',
  'criterion',
  'contact',
] as const;

/** Fills in the placeholders of a template; omits the parts between ` · ` whose placeholders are all empty. */
function filled(template: string, card: Card, you: UserStanding | undefined): string {
  const { owners, authority, purpose, criteria, contact } = card;
  const values = new Map<string, string>([
    ['domain', domainName(card)],
    ['owners', owners.map(({ name }) => name).join(', ')],
    ['authority', authority === undefined ? '' : phraseOf(authority)],
    ['you', you === undefined ? '' : phraseOf(you.authority)],
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
  return short(parts.join(' · '), 2 * maxWidth);
}
