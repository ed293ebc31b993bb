import type { trailerKeys } from '../../intent/message.ts';
import { openingOf } from '../../intent/languages/english.ts';
import type { AuthorityLevel } from '../../model/ladder.ts';
import { t } from '../../text/l10n.ts';
import { domainName } from '../card/card.ts';
import { lowestAuthority, type ChangesOfDomain } from '../reports/changesByOwner.ts';
import { inSnippet } from '../language/completion/candidate.ts';

/** The content of a commit message, and the possible values of its trailers. */
export interface Draft {
  /** The lowest authority level of all changed domains; `i-intend` if all changed files are unowned. */
  readonly authority: AuthorityLevel;
  /** The start of the message, such as `I intend to`. */
  readonly opening: string;
  /** The trailers in order, each with at least one value, the most likely first. */
  readonly trailers: readonly TrailerCandidate[];
}

export interface TrailerCandidate {
  readonly key: (typeof trailerKeys)[number];
  readonly values: readonly CandidateValue[];
}

export interface CandidateValue {
  /** The value as it is written after the key. */
  readonly value: string;
  /** A name or a statement. */
  readonly meaning: string;
}

/** The start of the sentence. Part of the format, so not translated. */
function openingFor(authority: AuthorityLevel): string {
  switch (authority) {
    case 'tell-me':
      return 'Tell me what to do about';
    case 'i-have-done':
      return "I've";
    case 'i-have-been-doing':
      return "I've been";
    default:
      return openingOf(authority);
  }
}

/** The content of a message for these changes; see `changesByOwner`. */
export function draftFor(groups: readonly ChangesOfDomain[]): Draft {
  const authority = lowestAuthority(groups) ?? 'i-intend';
  const owned = groups.filter(({ card }) => card.status === 'owned');
  const trailers: TrailerCandidate[] = [
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
    authority,
    opening: openingFor(authority),
    trailers: trailers
      .map(({ key, values }) => ({ key, values: unique(values) }))
      .filter(({ values }) => values.length > 0),
  };
}

/**
 * The same as a snippet, with nothing but what is known: the sentence, room for the reason, and the domains. The other
 * trailers are offered where one types them.
 */
export function draftSnippet({ authority, opening, trailers }: Draft): string {
  const domains = trailers.find(({ key }) => key === 'Domain')?.values.map(({ value }) => value) ?? [];
  return [
    openingSnippet({ authority, opening }),
    ...(domains.length === 0 ? [] : ['', '$2', '', `Domain: ${inSnippet(domains.join(', '))}`]),
  ].join('\n');
}

/** The first line only. */
export function openingSnippet({ authority, opening }: Pick<Draft, 'authority' | 'opening'>): string {
  return `${inSnippet(opening)} \${1:${inSnippet(whatFollows(authority))}}`;
}

function whatFollows(authority: AuthorityLevel): string {
  switch (authority) {
    case 'tell-me':
      return t('what you need a decision on');
    case 'i-think':
    case 'i-recommend':
      return t('what to do');
    case 'i-would-like':
    case 'i-intend':
      return t('what you will do');
    case 'i-have-done':
    case 'i-have-been-doing':
      return t('what you did');
  }
}

function unique(values: readonly CandidateValue[]): CandidateValue[] {
  return [...new Map(values.map((one) => [one.value, one])).values()];
}
