import type { trailerKeys } from '../../intent/message.ts';
import type { Rung } from '../../model/ladder.ts';
import { t } from '../../text/l10n.ts';
import { domainName } from '../card.ts';
import { rungOfAll, type ChangesOfDomain } from '../changesByOwner.ts';
import { inSnippet } from '../completion/offer.ts';

/** What the message of a commit has to say, and what it may choose from. */
export interface Draft {
  /** The lowest rung of all domains; where nobody owns the files `i-intend`, towards everyone. */
  readonly rung: Rung;
  /** What the message begins with, such as `I intend to`. */
  readonly opening: string;
  /** The trailers in their order, each with at least one value, the most likely first. */
  readonly trailers: readonly TrailerOffer[];
}

export interface TrailerOffer {
  readonly key: (typeof trailerKeys)[number];
  readonly values: readonly OfferedValue[];
}

export interface OfferedValue {
  /** As it is written behind the key. */
  readonly value: string;
  /** What it means: a name or a statement. */
  readonly meaning: string;
}

/** What the sentence of a rung begins with: words of the format, in one language everywhere. */
const openings: Readonly<Record<Rung, string>> = {
  'tell-me': 'Tell me what to do about',
  'i-think': 'I think',
  'i-recommend': 'I recommend that we',
  'i-would-like': 'I would like to',
  'i-intend': 'I intend to',
  'i-have-done': "I've",
  'i-have-been-doing': "I've been",
};

/** So many values are offered to choose from in a snippet. */
const maxChoices = 50;

/** What a message about these changes has to say; see `changesByOwner`. */
export function draftFor(groups: readonly ChangesOfDomain[]): Draft {
  const rung = rungOfAll(groups) ?? 'i-intend';
  const owned = groups.filter(({ card }) => card.status === 'owned');
  const trailers: TrailerOffer[] = [
    {
      key: 'Domain',
      values: owned.flatMap(({ card }) =>
        card.domain === undefined ? [] : [{ value: card.domain, meaning: domainName(card) }],
      ),
    },
    {
      key: 'Criteria',
      values: owned.flatMap(({ criteria }) =>
        criteria.flatMap(({ id, statement }) =>
          id === undefined ? [] : [{ value: id, meaning: statement }],
        ),
      ),
    },
    {
      key: 'Goal',
      values: owned.flatMap(({ card }) =>
        card.goals.map(({ id, statement }) => ({ value: id, meaning: statement })),
      ),
    },
    {
      key: 'Consulted',
      values: owned.flatMap(({ tell }) => tell.map(({ ref, name }) => ({ value: ref, meaning: name }))),
    },
  ];
  return {
    rung,
    opening: openings[rung],
    trailers: trailers
      .map(({ key, values }) => ({ key, values: unique(values) }))
      .filter(({ values }) => values.length > 0),
  };
}

/** The same, as lines to be filled in: a sentence, why, and a trailer for each key, with its values to choose from. */
export function draftSnippet({ rung, opening, trailers }: Draft): string {
  const lines = trailers.map(({ key, values }, position) => {
    const first = key === 'Domain' || key === 'Consulted' ? listed(values) : [];
    const choices = [...first, ...values.map(({ value }) => value)].slice(0, maxChoices);
    return `${key}: ${choiceOf(position + 3, [...new Set(choices)])}`;
  });
  return [
    openingSnippet({ rung, opening }),
    '',
    `\${2:${inSnippet(t('Why, and by what you decided'))}}`,
    ...(lines.length === 0 ? [] : ['', ...lines]),
  ].join('\n');
}

/** The first line alone. */
export function openingSnippet({ rung, opening }: Pick<Draft, 'rung' | 'opening'>): string {
  return `${inSnippet(opening)} \${1:${inSnippet(whatFollows(rung))}}`;
}

/** All of them together, where there are several. */
function listed(values: readonly OfferedValue[]): string[] {
  return values.length > 1 ? [values.map(({ value }) => value).join(', ')] : [];
}

function choiceOf(stop: number, values: readonly string[]): string {
  const choices = values.map((value) => value.replace(/[\\,|$}]/g, '\\$&'));
  return choices.length === 1
    ? `\${${String(stop)}:${inSnippet(values[0] ?? '')}}`
    : `\${${String(stop)}|${choices.join(',')}|}`;
}

function whatFollows(rung: Rung): string {
  switch (rung) {
    case 'tell-me':
      return t('what you cannot decide');
    case 'i-think':
    case 'i-recommend':
      return t('what should be done');
    case 'i-would-like':
    case 'i-intend':
      return t('what you will do');
    case 'i-have-done':
    case 'i-have-been-doing':
      return t('what you did');
  }
}

function unique(values: readonly OfferedValue[]): OfferedValue[] {
  return [...new Map(values.map((one) => [one.value, one])).values()];
}
